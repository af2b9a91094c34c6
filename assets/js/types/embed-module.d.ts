// The module of `crates/embed/`, for frames and for the page for clinics; see crates/embed/src/web.rs.

interface Files {
  regions: string;
  languages: string;
}

/** A setting that was left out. */
interface Problem {
  field: string;
  why: string;
  nearest?: string;
}

/** Reads settings. Returns JSON. */
declare function settings(text: string, regions: string, languages: string, isLink: boolean): string;
/** Reads a message. Returns JSON, or an empty text for one that is refused. */
declare function message(text: string, handle: string): string;
/** What the page for clinics shows of a form. Returns {@link Made} as JSON. */
declare function made(
  text: string,
  regions: string,
  languages: string,
  guide: string,
  script: string,
  integrity: string,
): string;

interface Made {
  problems: Problem[];
  /** What a phone dials for each number, by field. */
  dials: { [field: string]: string | null };
  lines: string;
  file: string;
  link: string;
  address: string;
}

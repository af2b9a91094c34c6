// module.js and extras.js, after the JS bindings of the second module.

interface Files {
  details: string;
  detailsIntegrity: string;
  style: string;
}

/** A place of the page that the module fills; see src/extras/mount.rs. */
declare class Place {
  constructor(element: Element, kind: string, session: string, details: Uint8Array);
  fill(session: string): void;
  empty(): void;
}

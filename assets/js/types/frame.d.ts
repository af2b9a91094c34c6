// module.js and frame.js, after the JS bindings of the module of `crates/embed/`.

interface Files {
  words: string;
  style: string;
  version: string;
}

/** The settings of a clinic that are valid, by name. */
type ClinicSettings = { [name: string]: string | undefined };

/** What may be shared, beside what is only passed on; `LegCheckResult` in embed.d.ts. */
interface Shared {
  urgency: string;
  reasons: string[];
  lowered: string[];
  facts: string[];
  causes: string[];
  versions: string;
}

/** Where the browser tells whether something is covered (version 2 of the interface). */
interface IntersectionObserverEntry {
  readonly isVisible?: boolean;
}
interface IntersectionObserverInit {
  trackVisibility?: boolean;
  delay?: number;
}

/** What the parts of `frame-parts` hold; see src/static_pages/frame_parts.rs. */
interface ParentNode {
  querySelector(
    selectors: "h2" | "[data-list]" | "[data-action=share]" | "[data-action=share-not]" | "[data-fill=origin]",
  ): HTMLElement;
  querySelector(selectors: "[data-action=share-now]"): HTMLButtonElement;
  querySelectorAll(selectors: "a[data-link]"): NodeListOf<HTMLAnchorElement & { dataset: { link: string } }>;
}
interface Element {
  readonly nextElementSibling: HTMLElement | null;
}

// What holds in every page, whichever scripts run in it.

/** Finds elements. Those that the scripts look for are all HTML, none SVG. */
interface ParentNode {
  querySelector<K extends keyof HTMLElementTagNameMap>(selectors: K): HTMLElementTagNameMap[K] | null;
  querySelectorAll(selectors: "select[name=idle], select[name=theme]"): NodeListOf<HTMLSelectElement>;
  querySelector(selectors: "a[data-action=erase]"): HTMLAnchorElement | null;
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll<K extends keyof HTMLElementTagNameMap>(selectors: K): NodeListOf<HTMLElementTagNameMap[K]>;
  querySelectorAll(selectors: "input:checked"): NodeListOf<HTMLInputElement>;
  querySelectorAll(selectors: `a[${string}]`): NodeListOf<HTMLAnchorElement>;
  querySelectorAll(selectors: "[data-fill]"): NodeListOf<HTMLElement & { dataset: { fill: string } }>;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

/** The target of an event is an element, a document or a window; the last two have no `closest`. */
interface EventTarget {
  closest?: Closest;
}
interface Closest {
  (selectors: "a[href]"): HTMLAnchorElement | null;
  (selectors: string): HTMLElement | null;
}

interface Node {
  cloneNode(subtree?: boolean): this;
}

/** The events by which the scripts and the app call each other; assets/protocol.toml says what they mean. */
interface WindowEventMap {
  "legcheck-failed": Event;
  "legcheck-left": Event;
  "legcheck-page": Event;
  "legcheck-moved": Event;
  "legcheck-ready": Event;
  "legcheck-result": Event;
  "legcheck-settled": Event;
  "legcheck-set": Event;
  "legcheck-theme": Event;
  "legcheck-wish": Event;
}

/** Passes an address of a script through this page's Trusted Types policy. Set by boot.js for offline.js. */
declare var legcheckUrl: (url: string) => string;

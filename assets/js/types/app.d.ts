// start.js, after the JS bindings of the app.

/** Makes the app load its content. */
declare function load(): void;
/** Makes the app draw into `#app-next`. */
declare function draw(): void;

/** Attributes of `meta[name=legcheck-app]`. */
type AppFiles = { wasm: string; wasmIntegrity: string };

interface Element {
  readonly dataset: DOMStringMap;
}
interface ParentNode {
  querySelector(selectors: "meta[name=legcheck-app]"): { dataset: AppFiles };
  querySelectorAll(selectors: "details > summary"): NodeListOf<HTMLElement & { parentElement: HTMLDetailsElement }>;
}

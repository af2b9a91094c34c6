// boot.js alone: ES5, in every page.

/** A `<meta>` element that names a script. */
interface ScriptTag extends HTMLElement {
  getAttribute(name: "data-script" | "data-script-integrity"): string;
  getAttribute(name: string): string | null;
}

/** A call button that waits for the number of the chosen region. */
interface NumbersBlock extends HTMLElement {
  getAttribute(name: "data-numbers"): string;
  getAttribute(name: string): string | null;
}

interface ParentNode {
  querySelector(selectors: "[data-numbers]"): NumbersBlock | null;
  querySelector(selectors: `meta[name=${string}]`): ScriptTag | null;
  querySelector(selectors: ".skip" | "[data-action=leave]" | "a"): HTMLAnchorElement | null;
  querySelectorAll(selectors: "details:not([open])"): NodeListOf<HTMLDetailsElement>;
}

interface Closest {
  (selectors: "[data-action]"): HTMLAnchorElement | null;
}
interface EventTarget {
  nodeName?: string;
  mayFail?: boolean;
}
interface HTMLScriptElement {
  /** Whether the script is loaded once more if it fails. */
  mayFail?: boolean;
}

/** An error event, or that of an unhandled rejection. */
type Fault = Partial<ErrorEvent> & { reason?: any; target: EventTarget | null };

interface Document {
  getElementById(id: "later"): HTMLTemplateElement | null;
}

/** Not in every browser. */
interface Window {
  trustedTypes?: typeof trustedTypes;
}
declare const trustedTypes: { createPolicy(name: string, rules: TrustedTypesRules): TrustedTypesRules };
interface TrustedTypesRules {
  createScriptURL(url: string): string;
}

// embed.js, on a clinic's page.

interface ParentNode {
  querySelectorAll(selectors: "iframe[data-legcheck]"): NodeListOf<HTMLIFrameElement>;
}
interface SVGScriptElement {
  readonly src?: undefined;
}

/** What the build puts into embed.js; see src/static_pages/embed_advice.rs. */
declare const files: {
  language: string;
  advice: string;
  /** The words of a link, with `#` in place of the number. */
  call: string;
  general: string[];
  numbers: { [region: string]: string[] | undefined };
};

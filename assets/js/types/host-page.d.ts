// embed.js, on a clinic's page.

interface ParentNode {
  querySelectorAll(selectors: "iframe[data-legcheck]"): NodeListOf<HTMLIFrameElement>;
}
interface SVGScriptElement {
  readonly src?: undefined;
}

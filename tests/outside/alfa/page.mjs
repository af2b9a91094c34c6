// Siteimprove's Alfa for a page, once esbuild has put it into one script: `alfa()` gives what fails of WCAG, level A or AA, as
// [rule, place, what].
import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Device } from "@siteimprove/alfa-device";
import { Native as Devices } from "@siteimprove/alfa-device/native";
import { Node } from "@siteimprove/alfa-dom";
import { Native as Documents } from "@siteimprove/alfa-dom/native";
import { Request, Response } from "@siteimprove/alfa-http";
import rules from "@siteimprove/alfa-rules";
import { Conformance, Criterion } from "@siteimprove/alfa-wcag";
import { Page } from "@siteimprove/alfa-web";

const isAsked = (rule) =>
  rule.requirements.some((requirement) => Criterion.isCriterion(requirement) && Conformance.isAA()(requirement));

/**
 * Takes out the rules that Alfa does not know: one of them makes it read the whole sheet as empty
 * (findings/alfa-container-rule-drops-sheet.sh).
 */
const takeOut = (holder) => {
  for (let at = holder.cssRules.length - 1; at >= 0; at -= 1) {
    const rule = holder.cssRules[at];
    if (rule.constructor.name === "CSSContainerRule") holder.deleteRule(at);
    else if (rule.cssRules?.length && holder.cssRules[at].deleteRule) takeOut(rule);
  }
};

globalThis.alfa = async () => {
  for (const page of [document, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument)]) {
    for (const sheet of page?.styleSheets ?? []) takeOut(sheet);
  }
  const device = Device.from(Devices.fromWindow(window));
  const root = Node.from(await Documents.fromNode(document), device);
  const page = Page.of(Request.empty(), Response.empty(), root, device);
  const outcomes = await Audit.of(page, [...rules].filter(isAsked)).evaluate();
  return [...outcomes].filter(Outcome.isFailed).map((outcome) => {
    const { rule, expectations } = outcome.toJSON();
    const path = outcome.target.path?.() ?? "";
    return [rule.uri.split("/").pop(), path, JSON.stringify(expectations).slice(0, 300)];
  });
};

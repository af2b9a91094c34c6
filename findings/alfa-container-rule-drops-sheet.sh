#!/usr/bin/env bash
# Siteimprove's Alfa reads a style sheet with one `@container` rule as an empty sheet.
#
# Versions: @siteimprove/alfa-dom and its sister packages 0.114.0, jsdom 29.1.1; Node.js 20 or later. Chromium 156 gives the same.
# Expected: a rule of a type that a tool does not know is left out, as browsers do, or its rules are taken without the condition.
# Seen: `Native.fromNode` gives a sheet without any rule, and no warning. An element hidden by `display: none` in the same sheet
# then counts as visible, and its faults (a link without a name, say) are reported; line heights are `normal`.
# An audit of a site that uses container queries takes those rules out first.
#
# Prints how many rules are read of a plain sheet, of one with `@media` and of one with `@container`; fails once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent \
  @siteimprove/alfa-dom@0.114.0 @siteimprove/alfa-device@0.114.0 jsdom@29.1.1
cat >read.mjs <<'JS'
import { Native } from "@siteimprove/alfa-dom/native";
import { JSDOM } from "jsdom";

const read = async (css) => {
  const { window } = new JSDOM(`<!doctype html><title>t</title><style>#a{display:none}${css}</style><p id=a>a`);
  Object.assign(globalThis, { window, document: window.document, Node: window.Node, CSSRule: window.CSSRule });
  const { style } = await Native.fromNode(window.document);
  return [window.document.styleSheets[0].cssRules.length, style[0].rules.length];
};
const all = { plain: "p{margin:0}", media: "@media print{p{margin:0}}", container: "@container (width < 9em){p{margin:0}}" };
const seen = [];
for (const [name, css] of Object.entries(all)) seen.push(`${name}: ${(await read(css)).join(" in the page, read: ")}`);
console.log(seen.join("; "));
JS
seen=$(node read.mjs)
echo "$seen"
[ "$seen" = "plain: 2 in the page, read: 2; media: 2 in the page, read: 2; container: 2 in the page, read: 0" ] ||
  { echo "This has changed." >&2; exit 1; }

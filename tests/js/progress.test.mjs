import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const NAMES = ["currentStep", "isBegun", "storage"];
const progress = ({ path = "/", step, checked = false, ...globals }) => {
  const elements = {
    "main [data-step]": step === undefined ? null : { dataset: { step } },
    "main input:checked": checked ? {} : null,
  };
  const document = { querySelector: (selector) => elements[selector] };
  return load(["progress.js"], { document, location: { pathname: path }, ...globals }, NAMES);
};
const tab = (session) => ({ sessionStorage: { getItem: (key) => (key === "legcheck.session" ? session : null) } });

for (const [path, step, expected] of [
  ["/check/", "power", "check"],
  ["/legs/check/", undefined, "check"],
  ["/", "start", "start"],
  ["/result/", "result", "result"],
  ["/check/old", undefined, ""],
]) {
  test(`the step of ${path} with ${step}`, () => assert.equal(progress({ path, step }).currentStep(), expected));
}

for (const [what, session, checked, expected] of [
  ["nothing stored", null, false, false],
  ["a session without an answer", "1\nme\nstop\n\n\n", false, false],
  ["a session with an answer", "1\nme\nstop\n\npower=no\n", false, true],
  ["the older form of five lines", "1\nme\nstop\n\npower=no", false, true],
  ["something ticked", null, true, true],
  ["text of another kind", "x", false, false],
]) {
  test(`begun, with ${what}`, () => assert.equal(progress({ checked, ...tab(session) }).isBegun(), expected));
}

test("where storage is denied, something may have been answered", () => {
  const globals = {
    document: { querySelector: () => null },
    get sessionStorage() {
      throw new Error("denied");
    },
  };
  const { isBegun, storage } = load(["progress.js"], globals, NAMES);
  assert.equal(storage("sessionStorage"), undefined);
  assert.equal(isBegun(), true);
});

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const document = { documentElement: {}, querySelector: () => ({ dataset: {} }) };
const start = () =>
  load(["start.js"], { document, Event, addEventListener: () => {}, fetch: () => new Promise(() => {}) }, [
    "likeness",
    "onClick",
  ]);

const element = (over) => {
  const e = { tagName: "A", id: "", textContent: "Go on", dataset: {}, href: null, ...over };
  return { ...e, getAttribute: (name) => e[name] };
};
for (const [what, over, isAlike] of [
  ["the same", {}, true],
  ["another class", { className: "quiet" }, true],
  ["another element", { tagName: "BUTTON" }, false],
  ["another id", { id: "skip" }, false],
  ["another address", { href: "check/" }, false],
  ["another name", { name: "power" }, false],
  ["another value", { value: "no" }, false],
  ["another action", { dataset: { action: "skip" } }, false],
  ["another text", { textContent: "Back" }, false],
]) {
  test(`likeness of an element with ${what}`, () => {
    const { likeness } = start();
    assert.equal(likeness(element(over)) === likeness(element({})), isAlike);
  });
}

/** What becomes of a click on a link, if the app does or does not handle it: asked for, and kept from the browser. */
const clicked = (click, isHandled) => {
  const seen = { asked: false, prevented: false };
  const link = {
    dispatchEvent: ({ type, bubbles, cancelable }) => {
      seen.asked = type === "legcheck-wish" && bubbles && cancelable;
      return !isHandled;
    },
  };
  const target = { closest: (selector) => (selector === "a[href]" ? link : null) };
  start().onClick({ button: 0, target, preventDefault: () => (seen.prevented = true), ...click });
  return seen;
};
for (const [what, click, isHandled, asked, prevented] of [
  ["that the app handles", {}, true, true, true],
  ["that it does not handle", {}, false, true, false],
  ["with the middle button", { button: 1 }, true, false, false],
  ["with Ctrl", { ctrlKey: true }, true, false, false],
  ["with Meta", { metaKey: true }, true, false, false],
  ["with Shift", { shiftKey: true }, true, false, false],
  ["with Alt", { altKey: true }, true, false, false],
  ["that something else handled", { defaultPrevented: true }, true, false, false],
  ["beside a link", { target: { closest: () => null } }, true, false, false],
  ["on the document", { target: {} }, true, false, false],
]) {
  test(`a click ${what}`, () => assert.deepEqual(clicked(click, isHandled), { asked, prevented }));
}

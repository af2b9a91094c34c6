import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { load } from "./load.mjs";

const SCOPE = "https://guide.example/legs/";
const hash = (text) => createHash("sha256").update(text).digest("base64");
const RELEASE = {
  id: "a",
  files: { "index.html": hash("start"), "check/index.html": hash("check"), "app.js": hash("app") },
};

/** The worker, whose requests these responses answer, one after the other, and the `cache` option of each request. */
const worker = (responses = []) => {
  const asked = [];
  const globals = { AbortSignal, Response, Uint8Array, btoa, crypto, setTimeout };
  Object.assign(globals, {
    RELEASE,
    self: { registration: { scope: SCOPE } },
    addEventListener: () => {},
    fetch: async (address, { cache }) => {
      asked.push(cache);
      return responses.shift() ?? Promise.reject(new TypeError("no network"));
    },
  });
  return { asked, ...load(["worker.js"], globals, ["addressOf", "fileOf", "fromNetwork"]) };
};

for (const [file, address] of [
  ["index.html", ""],
  ["check/index.html", "check/"],
  ["app.js", "app.js"],
  ["notindex.html", "notindex.html"],
]) {
  test(`the address of ${file}`, () => assert.equal(worker().addressOf(file), SCOPE + address));
}

for (const [address, file] of [
  [SCOPE, "index.html"],
  [`${SCOPE}?v=1#main`, "index.html"],
  [`${SCOPE}index.html`, "index.html"],
  [`${SCOPE}check/`, "check/index.html"],
  [`${SCOPE}check/#main`, "check/index.html"],
  [`${SCOPE}check`, undefined],
  [`${SCOPE}app.js?x=/`, "app.js"],
  [`${SCOPE}other.js`, undefined],
  [`${SCOPE}toString`, undefined],
  ["https://guide.example/", undefined],
  ["https://other.example/legs/app.js", undefined],
]) {
  test(`the file at ${address}`, () => assert.equal(worker().fileOf(address), file));
}

const ok = (text) => new Response(text);
for (const [what, responses, text, asked] of [
  ["right at once", [ok("app")], "app", ["no-cache"]],
  ["right after a login page", [ok("log in"), ok("app")], "app", ["no-cache", "reload"]],
  ["right after an error", [new Response("app", { status: 500 }), ok("app")], "app", ["no-cache", "reload"]],
  ["wrong each time", [ok("a"), ok("b"), ok("c"), ok("app")], undefined, ["no-cache", "reload", "reload"]],
  ["without a network", [], undefined, ["no-cache", "reload", "reload"]],
]) {
  test(`a file that is ${what}`, async () => {
    const run = worker(responses);
    const found = await run.fromNetwork("app.js", [0, 1, 1]);
    assert.equal(await found?.text(), text);
    assert.deepEqual(run.asked, asked);
  });
}

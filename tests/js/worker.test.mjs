import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { load } from "./load.mjs";

const SCOPE = "https://guide.example/legs/";
const hash = (text) => createHash("sha256").update(text).digest("base64");
const PAGES = JSON.stringify({ "index.html": "start", "check/index.html": "check" });
const RELEASE = {
  id: "a",
  version: "1",
  files: { "index.html": hash("start"), "check/index.html": hash("check"), "app.js": hash("app") },
  pages: { file: "pages.json", hash: hash(PAGES) },
};

/** Caches as a browser has them: opening one makes it, asking for an entry does not. */
const cacheStorage = () => {
  const all = new Map();
  return {
    all,
    has: async (name) => all.has(name),
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
    match: async (address, { cacheName }) => all.get(cacheName)?.get(address)?.clone(),
    open: async (name) => {
      if (!all.has(name)) all.set(name, new Map());
      const entries = all.get(name);
      return {
        match: async (address) => entries.get(address)?.clone(),
        put: async (address, response) => void entries.set(address, response),
      };
    },
  };
};

/** The worker, whose requests are answered by `answer`, and the `cache` option of each request. */
const worker = (answer = () => undefined) => {
  const asked = [];
  const listeners = {};
  const caches = cacheStorage();
  const globals = { AbortSignal, Headers, Response, Uint8Array, btoa, caches, crypto };
  Object.assign(globals, {
    RELEASE,
    // Pauses are for hosts.
    setTimeout: (go) => setTimeout(go, 0),
    self: { registration: { scope: SCOPE } },
    addEventListener: (type, listener) => (listeners[type] = listener),
    fetch: async (address, { cache }) => {
      asked.push(cache);
      return answer(address.slice(SCOPE.length)) ?? Promise.reject(new TypeError("no network"));
    },
  });
  const names = ["addressOf", "fileOf", "fromNetwork", "install", "REQUESTS", "NAME"];
  return { asked, caches: caches.all, ...load(["worker.js"], globals, names) };
};

/** A host that has the whole release. */
const host = (file) => new Response({ "pages.json": PAGES, "app.js": "app" }[file] ?? "no page is asked for by itself");

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
    const run = worker(() => responses.shift());
    const found = await run.fromNetwork("app.js", [0, 1, 1]);
    assert.equal(await found?.text(), text);
    assert.deepEqual(run.asked, asked);
  });
}

test("all pages come in one file", async () => {
  const run = worker(host);
  const found = await Promise.all(["index.html", "check/index.html"].map((file) => run.fromNetwork(file, [0])));
  assert.deepEqual(await Promise.all(found.map((page) => page.text())), ["start", "check"]);
  assert.equal(found[0].headers.get("content-type"), "text/html; charset=utf-8");
  assert.equal(run.asked.length, 1);
});

test("a page comes once the file with all pages is right", async () => {
  const run = worker(() => new Response("{}"));
  assert.equal(await run.fromNetwork("index.html", [0, 1]), undefined);
  assert.deepEqual(run.asked, ["no-cache", "reload"]);
});

const OTHER = `legcheck ${SCOPE} b`;
for (const [what, left, expected] of [
  ["was replaced", [OTHER], [OTHER]],
  ["was evicted with all others", [], [`legcheck ${SCOPE} a`]],
]) {
  test(`a release whose cache ${what} is made again only if nothing has taken its place`, async () => {
    const run = worker(host);
    await run.install();
    assert.deepEqual([...run.caches.get(run.NAME).keys()].length, 4);
    run.caches.clear();
    for (const name of left) run.caches.set(name, new Map());
    await run.REQUESTS.check({});
    assert.deepEqual([...run.caches.keys()], expected);
  });
}

test("an installation that cannot store everything leaves nothing", async () => {
  const run = worker((file) => (file === "app.js" ? undefined : host(file)));
  await assert.rejects(run.install());
  assert.equal(run.caches.size, 0);
});

// The service worker: keeps one whole release of the guide and serves it, online and offline. The build puts `RELEASE` above:
// the release and the SHA-256 of the final bytes of each file, so that a change of any file makes another worker.
//
// Each release has a cache of its own, which is used only once every file is present and correct; the older release stays
// whole until then. Files are checked against their hashes again when they are served: one that the browser has evicted or
// damaged is fetched again, and releases are never mixed.
//
// All pages come in one file, `RELEASE.pages`. Hosts add to HTML on its way, shorten it or redirect its addresses, and let
// other types alone; and one file of pages that are much alike is a fifth of the bytes.
const SCOPE = self.registration.scope;
// Other workers and other guides on the same host have caches of their own.
const OURS = `legcheck ${SCOPE} `;
const NAME = OURS + RELEASE.id;
// No page has this address. Its entry marks the release as complete.
const COMPLETE = `${SCOPE}?whole`;
// Milliseconds before each attempt.
const WAITS = [0, 1000, 4000];
// A server that accepts a request and never answers must not block the release forever.
const LONGEST_FETCH = 60000;
// Nor may a cache that never answers, as in a browser short of disk or time, block a page.
const LONGEST_READ = 3000;
// Set when the visitor deletes everything; whatever is still running then stores nothing more.
let isDeleted = false;
// Only an installation makes a cache where there are others of ours: a release whose cache is gone has been replaced.
let isInstalling = false;

/**
 * @param {number} millis
 * @returns {Promise<undefined>}
 */
const pause = (millis) => new Promise((go) => setTimeout(go, millis));

/**
 * The address of a file. A page has the address of its folder: some hosts serve it at no other.
 * @param {string} file
 */
const addressOf = (file) => SCOPE + file.replace(/(^|\/)index\.html$/, "$1");

/**
 * The file at an address, or undefined if it is not in the release.
 * @param {string} address
 */
const fileOf = (address) => {
  if (!address.startsWith(SCOPE)) return undefined;
  const path = address.slice(SCOPE.length).replace(/[?#].*$/, "");
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return Object.hasOwn(RELEASE.files, file) ? file : undefined;
};

/**
 * @param {ArrayBuffer} bytes
 * @param {string} expected
 */
const isRight = async (bytes, expected) => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...hash)) === expected;
};

/**
 * The response, or undefined if its bytes do not match the hash.
 * @param {Response | undefined} response
 * @param {string} hash
 */
const verified = async (response, hash) => {
  if (!response?.ok) return undefined;
  const bytes = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return (await isRight(bytes, hash)) ? new Response(bytes, { status, statusText, headers }) : undefined;
};

/**
 * Asks for a file in a way that makes no cache where there is none.
 * @param {string} name
 * @param {string} file
 */
const fromCache = async (name, file) => {
  if (isDeleted) return undefined;
  return verified(await caches.match(addressOf(file), { cacheName: name }), RELEASE.files[file]);
};

/**
 * Fetches a file, with retries. The login page of a hotel has the wrong hash, like any other wrong response.
 * @param {string} file
 * @param {string} hash
 * @param {number[]} waits
 */
const fetched = async (file, hash, waits) => {
  for (const wait of waits) {
    if (wait) await pause(wait);
    // A retry bypasses the HTTP cache, whose copy may be the wrong one.
    const cache = wait ? "reload" : "no-cache";
    const signal = AbortSignal.timeout?.(LONGEST_FETCH);
    const response = await fetch(SCOPE + file, { cache, redirect: "error", signal }).catch(() => undefined);
    const right = await verified(response, hash).catch(() => undefined);
    if (right) return right;
  }
  return undefined;
};

/**
 * The file with all pages, while some of them are looked for.
 * @type {Promise<{ headers: Headers, pages: { [file: string]: string } } | undefined> | undefined}
 */
let bundle;

/** @param {number[]} waits */
const fetchBundle = async (waits) => {
  const { file, hash } = RELEASE.pages;
  const response = await fetched(file, hash, waits);
  if (!response) return undefined;
  // Hosts send the same headers with every file, apart from these.
  const headers = new Headers(response.headers);
  headers.set("content-type", "text/html; charset=utf-8");
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return { headers, pages: await response.json() };
};

/**
 * A file of the release as the host has it.
 * @param {string} file
 * @param {number[]} waits
 */
const fromNetwork = async (file, waits) => {
  const hash = RELEASE.files[file];
  if (!file.endsWith(".html")) return fetched(file, hash, waits);
  bundle ??= fetchBundle(waits);
  const found = await bundle;
  // It is asked for again next time.
  if (!found) bundle = undefined;
  return found && verified(new Response(found.pages[file], { headers: found.headers }), hash);
};

/** Whether a newer release has taken the place of this one, or the visitor has deleted it. */
const isGone = async () => {
  if (isDeleted || isInstalling || (await caches.has(NAME))) return isDeleted;
  return (await ourCaches()).length > 0;
};

/**
 * @param {string} file
 * @param {Response} response
 */
const store = async (file, response) => {
  if (await isGone()) return;
  const cache = await caches.open(NAME);
  await cache.put(addressOf(file), response);
};

const ourCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

/**
 * Makes sure that a file is in the cache: from there, from the cache of an older release, or from the network.
 * @param {string} file
 * @param {number[]} waits
 */
const ensure = async (file, waits) => {
  if (await fromCache(NAME, file)) return true;
  let found;
  for (const name of await ourCaches()) found ??= await fromCache(name, file);
  found ??= await fromNetwork(file, waits);
  if (found) await store(file, found);
  return found !== undefined;
};

/**
 * Makes sure of every file, four at a time. Returns how many are correct.
 * @param {number[]} waits
 */
const ensureAll = async (waits) => {
  const files = Object.keys(RELEASE.files);
  const total = files.length;
  let right = 0;
  const work = async () => {
    for (let file = files.shift(); file !== undefined; file = files.shift()) {
      // A file that cannot be stored is as good as missing.
      if (await ensure(file, waits).catch(() => false)) right += 1;
      // A release that lacks a file is useless, so nothing more is fetched for it.
      else files.length = 0;
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  bundle = undefined;
  return { right, total };
};

const markComplete = async () => {
  if (await isGone()) return;
  const cache = await caches.open(NAME);
  if (!(await cache.match(COMPLETE))) await cache.put(COMPLETE, new Response(RELEASE.version));
};

const install = async () => {
  isInstalling = true;
  const { right, total } = await ensureAll(WAITS);
  if (right < total) {
    await caches.delete(NAME);
    throw new Error(`${total - right} of ${total} files are missing or wrong`);
  }
  await markComplete();
  isInstalling = false;
};

/** Deletes older releases, which no page uses any more. */
const activate = async () => {
  for (const name of await ourCaches()) {
    if (name !== NAME) await caches.delete(name);
  }
};

/** The page for when neither cache nor network has the one that was asked for: always the emergency advice. */
const lastResort = () =>
  new Response(RELEASE.lastResort, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });

/**
 * @param {FetchEvent} event
 * @param {string} file
 */
const respond = async (event, file) => {
  const cached = await Promise.race([fromCache(NAME, file), pause(LONGEST_READ)]).catch(() => undefined);
  if (cached) return cached;
  const right = await fromNetwork(file, [0]).catch(() => undefined);
  if (right) {
    // The response does not wait for the cache. Without room for it, the file is fetched again next time.
    event.waitUntil(store(file, right.clone()).catch(() => undefined));
    return right;
  }
  // The host has another release by now. Its pages are consistent, since they name their own files by hash.
  return passThrough(event.request);
};

/** @param {Request} request */
const passThrough = async (request) => {
  if (request.mode !== "navigate") return fetch(request);
  return fetch(request).catch(lastResort);
};

/**
 * What a page may ask for.
 * @type {{ [type: string]: (message: { file: string }) => Promise<unknown> }}
 */
const REQUESTS = {
  describe: async () => {
    const { id, version, changes, safety } = RELEASE;
    return { id, version, changes, safety };
  },
  // Whether the copy is complete. Missing files are fetched if possible.
  check: async () => {
    const { right, total } = await ensureAll([0]);
    const ready = right === total && !isDeleted;
    if (ready) await markComplete();
    return { ready, version: RELEASE.version };
  },
  // Takes control of a page that was loaded before there was a worker, if the page is of this release.
  claim: async ({ file }) => {
    if (Object.hasOwn(RELEASE.files, file)) await self.clients.claim();
  },
  delete: async () => {
    isDeleted = true;
    for (const name of await ourCaches()) await caches.delete(name);
  },
  "take-over": () => self.skipWaiting(),
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const file = fileOf(request.url);
  if (file !== undefined) event.respondWith(respond(event, file));
  else if (request.mode === "navigate") event.respondWith(passThrough(request));
});
addEventListener("message", (event) => {
  const request = Object.hasOwn(REQUESTS, event.data?.type) ? REQUESTS[event.data.type] : undefined;
  if (!request) return;
  /** @param {unknown} value */
  const reply = (value) => event.ports[0]?.postMessage(value);
  event.waitUntil(request(event.data).then(reply, () => reply(undefined)));
});

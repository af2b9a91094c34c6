// Keeps one whole release of the guide on this device and answers from it, with or without a network. What stands above
// this line names the release and the SHA-256 of the final bytes of each file, so that a change of any file is a new worker.
//
// A release is kept in a cache of its own. It is put in place only when every file is there and right, and the older one
// stays whole until then. Every file is compared with its hash again when it is given out, so that what the browser has
// thrown away or spoilt is fetched anew, and never mixed with another release.
const SCOPE = self.registration.scope;
// Other workers and other guides on the same host keep caches of their own.
const OURS = `legcheck ${SCOPE} `;
const NAME = OURS + RELEASE.id;
// No page has this address; its entry says that the release is whole.
const WHOLE = `${SCOPE}?whole`;
// How long it waits before it tries once more, in milliseconds.
const WAITS = [0, 1000, 4000];
// A network that takes a request and never answers must not hold up the release for ever.
const LONGEST_FETCH = 60000;
// A store that never answers, as a browser short of room or time may have, must not hold up a page.
const LONGEST_READ = 3000;
// Set when the person deletes everything: what still goes on then keeps nothing more.
let gone = false;

const pause = (millis) => new Promise((go) => setTimeout(go, millis));

/** The address of a file. Hosts give a page at the address of its folder, and some know no other. */
const addressOf = (file) => SCOPE + file.replace(/(^|\/)index\.html$/, "$1");

/** The file that an address stands for; undefined for one that is none of ours. */
const fileOf = (address) => {
  if (!address.startsWith(SCOPE)) return undefined;
  const path = address.slice(SCOPE.length).replace(/[?#].*$/, "");
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return Object.hasOwn(RELEASE.files, file) ? file : undefined;
};

const isRight = async (file, bytes) => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...hash)) === RELEASE.files[file];
};

/** A file as it must be, or undefined. */
const checked = async (file, answer) => {
  if (!answer?.ok) return undefined;
  const bytes = await answer.arrayBuffer();
  const { status, statusText, headers } = answer;
  return (await isRight(file, bytes)) ? new Response(bytes, { status, statusText, headers }) : undefined;
};

const fromCache = async (name, file) => {
  if (gone) return undefined;
  const cache = await caches.open(name);
  return checked(file, await cache.match(addressOf(file)));
};

/** Fetches a file, more than once if need be. A page of a hotel's login has the wrong hash, like any other wrong answer. */
const fromNetwork = async (file, waits) => {
  for (const wait of waits) {
    if (wait) await pause(wait);
    // The browser's own cache is asked first; if what it has is wrong, it is passed over.
    const cache = wait ? "reload" : "no-cache";
    const signal = AbortSignal.timeout?.(LONGEST_FETCH);
    const answer = await fetch(addressOf(file), { cache, redirect: "error", signal }).catch(() => undefined);
    const right = await checked(file, answer).catch(() => undefined);
    if (right) return right;
  }
  return undefined;
};

const keep = async (file, answer) => {
  if (gone) return;
  const cache = await caches.open(NAME);
  await cache.put(addressOf(file), answer);
};

const ourCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

/** Makes sure of one file: as it is kept, as an older release kept it, or from the network. */
const secure = async (file, waits) => {
  if (await fromCache(NAME, file)) return true;
  let found;
  for (const name of await ourCaches()) found ??= await fromCache(name, file);
  found ??= await fromNetwork(file, waits);
  if (found) await keep(file, found);
  return found !== undefined;
};

/** Makes sure of every file, a few at a time. Gives how many are right. */
const secureAll = async (waits) => {
  const files = Object.keys(RELEASE.files);
  const total = files.length;
  let right = 0;
  const work = async () => {
    for (let file = files.shift(); file !== undefined; file = files.shift()) {
      if (await secure(file, waits)) right += 1;
      // One missing file makes the release useless, so nothing more is fetched for it.
      else files.length = 0;
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return { right, total };
};

/** Says that every file of the release is there. */
const markWhole = async () => {
  const cache = await caches.open(NAME);
  if (!(await cache.match(WHOLE))) await cache.put(WHOLE, new Response(RELEASE.version));
};

const install = async () => {
  const { right, total } = await secureAll(WAITS);
  if (right < total) {
    await caches.delete(NAME);
    throw new Error(`${total - right} of ${total} files did not come as they should`);
  }
  await markWhole();
};

/** Nobody uses an older release any more. */
const activate = async () => {
  for (const name of await ourCaches()) {
    if (name !== NAME) await caches.delete(name);
  }
};

/** What is shown when a page can neither be had from here nor from the network: the emergency advice, always. */
const lastResort = () =>
  new Response(RELEASE.lastResort, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });

const answer = async (event, file) => {
  const kept = await Promise.race([fromCache(NAME, file), pause(LONGEST_READ)]).catch(() => undefined);
  if (kept) return kept;
  const fetched = await fromNetwork(file, [0]);
  if (fetched) {
    // Where there is no room it is fetched again the next time. Nobody waits for the store.
    event.waitUntil(keep(file, fetched.clone()).catch(() => undefined));
    return fetched;
  }
  // The host has another release by now. A whole page of it is right in itself: it names its own files.
  return passOn(event.request);
};

const passOn = async (request) => {
  if (request.mode !== "navigate") return fetch(request);
  return fetch(request).catch(lastResort);
};

/** What a page may ask for. */
const REQUESTS = {
  describe: async () => {
    const { id, version, changes, safety } = RELEASE;
    return { id, version, changes, safety };
  },
  // Whether all is there; what is not is fetched, if it can be.
  check: async () => {
    const { right, total } = await secureAll([0]);
    const ready = right === total && !gone;
    if (ready) await markWhole();
    return { ready, version: RELEASE.version };
  },
  // A page that was loaded before there was a worker is answered from now on, if it is of this release.
  claim: async ({ file }) => {
    if (Object.hasOwn(RELEASE.files, file)) await self.clients.claim();
  },
  delete: async () => {
    gone = true;
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
  if (file !== undefined) event.respondWith(answer(event, file));
  else if (request.mode === "navigate") event.respondWith(passOn(request));
});
addEventListener("message", (event) => {
  const request = Object.hasOwn(REQUESTS, event.data?.type) ? REQUESTS[event.data.type] : undefined;
  if (!request) return;
  const reply = (value) => event.ports[0]?.postMessage(value);
  event.waitUntil(request(event.data).then(reply, () => reply(undefined)));
});

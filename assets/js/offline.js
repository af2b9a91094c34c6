// Offline use, updates and installation. Runs in every page that is not in a frame, after the page has settled. Elements with
// `data-when` are shown while that condition holds, and with `data-at` only on those pages; their words are in the pages. The
// build puts progress.js above.
const page = document.documentElement;
/** @type {OfflineFiles} */
const files = document.querySelector("meta[name=legcheck-offline]").dataset;
const base = new URL(".", document.baseURI);
// As in worker.js.
const OURS = `legcheck ${base.href} `;
const LOCK = `${OURS}check`;
const INSTALL = "legcheck.install";
const DELETED = "#deleted";
const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const LONGEST_LOOK = 10 * 1000;
/**
 * @param {number} millis
 * @returns {Promise<undefined>}
 */
const pause = (millis) => new Promise((go) => setTimeout(go, millis));

/** Undefined in old browsers and on insecure origins. */
const workers = navigator.serviceWorker;
/** @type {Set<string>} */
const conditions = new Set();
/** @type {{ [name: string]: string }} */
const values = { version: "", newVersion: "", changes: "", kept: "" };
/** @type {InstallPrompt | undefined} */
let installPrompt;

// ---- What is shown --------------------------------------------------------------------------------------------------

const isSafety = () => conditions.has("safety");

/** Whether the visitor is in the middle of the check, so that nothing may change. */
const isBusy = () => currentStep() === "check" && !(isSafety() && !isBegun());

/** @type {WeakMap<Element, string | undefined>} */
const filled = new WeakMap();

const show = () => {
  const step = currentStep();
  for (const element of document.querySelectorAll("[data-when]")) {
    const { when = "", at } = element.dataset;
    element.hidden = !(conditions.has(when) && (!at || at.split(" ").includes(step)));
  }
  for (const element of document.querySelectorAll("[data-fill]")) {
    const value = values[element.dataset.fill];
    // What stands there may be the words of a page translator, which would answer each time.
    if (filled.get(element) === value) continue;
    filled.set(element, value);
    element.textContent = value;
  }
  // Style rules then hide the ways into a new check until the visitor has updated.
  page.toggleAttribute("data-safety", isSafety() && (step === "start" || (step === "check" && !isBegun())));
};

/** @param {string} condition */
const set = (condition, on = true) => {
  if (on) conditions.add(condition);
  else conditions.delete(condition);
  show();
};

/**
 * Sets one of several conditions that exclude each other.
 * @param {string} prefix
 * @param {string} name
 */
const setOne = (prefix, name) => {
  for (const other of [...conditions].filter((c) => c.startsWith(prefix))) conditions.delete(other);
  set(prefix + name);
};

/**
 * The offers, from a file of their own.
 * @returns {Promise<Element | null>}
 */
const fetchOffers = () =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onloadend = () => done(request.status === 200 ? request.response?.querySelector("#offers") : null);
    request.open("GET", files.offers);
    request.send();
  });

/** @param {Element | null} offers */
const putOffers = (offers) => {
  const box = document.getElementById("offers");
  if (box && offers && !box.hasChildNodes()) box.append(...document.importNode(offers, true).childNodes);
};

// ---- Checks in other tabs -------------------------------------------------------------------------------------------

/** @type {((value?: unknown) => void) | undefined} */
let releaseLock;
/** Holds a lock while a check is under way in this tab. An update waits for the lock, even if the tab is asleep. */
const holdLock = () => {
  if (!navigator.locks || isBusy() === (releaseLock !== undefined)) return;
  if (releaseLock) {
    releaseLock();
    releaseLock = undefined;
  } else {
    const held = new Promise((go) => (releaseLock = go));
    navigator.locks.request(LOCK, { mode: "shared" }, () => held);
  }
};

// ---- The worker -----------------------------------------------------------------------------------------------------

/** Our registration. Another one on the same host may cover our pages too, and is left alone. */
const ours = async () => {
  const registration = await workers?.getRegistration(base.href);
  return registration?.scope === base.href ? registration : undefined;
};

/**
 * @param {ServiceWorker | null} worker
 * @returns {worker is ServiceWorker}
 */
const isOurs = (worker) => worker?.scriptURL === new URL(files.worker, base).href;

/**
 * The worker's answer to a request, or undefined if it does not answer.
 * @param {ServiceWorker} worker
 * @param {string} type
 * @param {object} [more]
 * @returns {Promise<WorkerAnswer | undefined>}
 */
const ask = (worker, type, more) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage({ type, ...more }, [port2]);
    setTimeout(done, MINUTE);
  });

/** @param {ServiceWorkerRegistration} registration */
const checkKept = async (registration) => {
  if (!registration.active) return;
  const answer = await ask(registration.active, "check");
  if (answer) values.version = answer.version;
  setOne("offline-", answer?.ready ? "ready" : "failed");
  const { usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  values.kept = usage ? (usage / 1e6).toFixed(1) : "";
  set("kept", usage > 0);
};

/** @param {ServiceWorker} worker */
const announce = async (worker) => {
  const release = await ask(worker, "describe");
  if (!release) return;
  Object.assign(values, { newVersion: release.version, changes: release.changes });
  set("safety", release.safety);
  setOne("update-", "ready");
};

/**
 * Waits until a worker is active. If the page goes away before that, WebKit leaves the worker activating forever.
 * @param {ServiceWorker | null} worker
 */
const activated = async (worker) => {
  if (worker?.state !== "activating") return;
  const changes = new Promise((go) => worker.addEventListener("statechange", go, { once: true }));
  await Promise.race([changes, pause(LONGEST_LOOK)]);
};

/** @param {ServiceWorkerRegistration} registration */
const settle = async (registration) => {
  const active = /** @type {ServiceWorker} */ (registration.active);
  if (!isOurs(workers.controller)) await ask(active, "claim", { file: files.offers });
  await checkKept(registration);
};

/** @param {ServiceWorkerRegistration | undefined} registration */
const workersOf = (registration) =>
  [registration?.installing, registration?.waiting, registration?.active].filter((worker) => !!worker);

const followed = new WeakSet();
/**
 * Follows a worker through its states. Browsers differ in which state it is when they report it.
 * @param {ServiceWorker} worker
 * @param {ServiceWorkerRegistration} registration
 */
const follow = (worker, registration) => {
  if (followed.has(worker)) return;
  followed.add(worker);
  const changed = () => {
    if (registration.waiting === worker && registration.active) announce(worker);
    if (worker.state === "activated") settle(registration);
    // An incomplete release is discarded; an older one stays in use.
    if (worker.state === "redundant" && !registration.active) setOne("offline-", "failed");
  };
  worker.addEventListener("statechange", changed);
  changed();
  if (!registration.active) setOne("offline-", "saving");
};
const register = async () => {
  const registration = await workers.register(globalThis.legcheckUrl(files.worker), { updateViaCache: "none" });
  const followAll = () => {
    for (const worker of workersOf(registration)) follow(worker, registration);
  };
  registration.addEventListener("updatefound", followAll);
  followAll();
};

/** Lets the newer release take over, unless a tab is in the middle of a check. */
const update = async () => {
  set("update-busy", false);
  const waiting = (await ours())?.waiting;
  if (!waiting) return;
  /** @param {unknown} lock */
  const takeOver = (lock) => (lock ? ask(waiting, "take-over") : set("update-busy"));
  if (navigator.locks) await navigator.locks.request(LOCK, { ifAvailable: true }, takeOver);
  else await takeOver(true);
};

let askedAt = -Infinity;
const lookForUpdate = async () => {
  // This clock is monotonic; that of the device may jump.
  if (performance.now() - askedAt < MINUTE) return;
  askedAt = performance.now();
  const registration = await ours();
  // Fails without a network. If nothing could be stored before, it is tried again.
  await (registration?.active ? registration.update() : register()).catch(() => undefined);
};

// ---- Settings -------------------------------------------------------------------------------------------------------

const lookNow = async () => {
  setOne("asked-", "waiting");
  askedAt = performance.now();
  const registration = await ours();
  const isThere = () => (registration?.installing || registration?.waiting ? "found" : undefined);
  const asked = registration?.update().then(
    () => isThere() ?? "newest",
    () => "failed",
  );
  // WebKit leaves a second request unanswered while it works on the first.
  const late = pause(LONGEST_LOOK).then(() => isThere() ?? "failed");
  setOne("asked-", (await Promise.race([asked, late])) ?? "failed");
};

const deleteAll = async () => {
  // A storage that denies access holds nothing of ours.
  for (const kept of [storage("sessionStorage"), storage("localStorage")]) {
    for (const key of Object.keys(kept ?? {}).filter((key) => key.startsWith("legcheck."))) kept?.removeItem(key);
  }
  // The workers stop first, or one of them would restore what is missing.
  const registration = await ours();
  const stopped = workersOf(registration).map((worker) => Promise.race([ask(worker, "delete"), pause(LONGEST_LOOK)]));
  await Promise.all(stopped);
  await registration?.unregister();
  const names = await globalThis.caches?.keys().catch(() => []);
  await Promise.all((names ?? []).filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
  // The page may still hold answers in memory, so it is reloaded; the fragment keeps that load from storing anything.
  history.replaceState(null, "", new URL(`settings/${DELETED}`, base));
  location.reload();
};

const dismissed = () => storage("localStorage")?.getItem(INSTALL) === "no";

const dismiss = () => {
  set("install", false);
  try {
    storage("localStorage")?.setItem(INSTALL, "no");
  } catch {
    // If it cannot be stored, the offer comes again next time.
  }
};

const install = async () => {
  set("install", false);
  await installPrompt?.prompt();
};

/** @type {{ [action: string]: () => unknown }} */
const ACTIONS = { update, "look-for-update": lookNow, "delete-all": deleteAll, install, "install-never": dismiss };

// ---- Start ----------------------------------------------------------------------------------------------------------

document.addEventListener("click", ({ target }) => {
  const action = target?.closest?.("[data-action]")?.dataset.action ?? "";
  if (Object.hasOwn(ACTIONS, action)) ACTIONS[action]();
});
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  installPrompt = event;
  set("install", !dismissed());
});
addEventListener("appinstalled", () => set("install", false));

/** Registers the worker, keeps it up to date, and reloads the page when a newer release has taken over. */
const startWorker = async () => {
  // Some browsers report a change to the worker that was already in control.
  const present = async () =>
    isOurs(workers.controller) ? (await ask(workers.controller, "describe"))?.id : undefined;
  let served = await present();
  // Where the tab cannot store the answers, a reload would lose them.
  const canKeep = storage("sessionStorage") !== undefined;
  workers.addEventListener("controllerchange", async () => {
    const before = served;
    served = await present();
    await activated(workers.controller);
    if (before && served && before !== served && !isBusy() && canKeep) location.reload();
  });
  await register().catch(() => setOne("offline-", "none"));
  setInterval(lookForUpdate, DAY);
  addEventListener("online", lookForUpdate);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && lookForUpdate());
  addEventListener("focus", lookForUpdate);
};

const start = async () => {
  const offers = await fetchOffers();
  const look = () => {
    putOffers(offers);
    holdLock();
    show();
  };
  // Pages and steps change without a load. `show` itself changes only attributes and texts, which are not observed.
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
  if (location.hash === DELETED) {
    history.replaceState(null, "", location.pathname);
    set("deleted");
  } else if (workers) {
    await startWorker();
  } else {
    setOne("offline-", "none");
  }
};
start();

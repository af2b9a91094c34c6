// Offline use, updates and installation. Runs in every page that is not in a frame, after the page has settled. Elements with
// `data-when` are shown while that condition holds, and with `data-at` only on those pages; their words are in the pages. The
// build puts progress.js, leave.js, idle.js and parts.js above.
const page = document.documentElement;
/** @type {OfflineFiles} */
const files = document.querySelector("meta[name=legcheck-offline]").dataset;
const base = new URL(".", document.baseURI);
// As in worker.js.
const OURS = `legcheck ${base.href} `;
const LOCK = `${OURS}check`;
const INSTALL = "legcheck.install";
const ERASED = "legcheck.erased";
const DELETED = "#deleted";
const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const LONGEST_LOOK = 10 * 1000;
const LONGEST_ASK = 2000;
// An entry in the cache of a release with which no check may begin, for when there is no network to ask.
const UNSAFE = `${base.href}?unsafe`;
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
/**
 * What each gap was last filled with. A page translator puts its own words there, and they are not to be taken back.
 * @type {WeakMap<Element, string>}
 */
const filled = new WeakMap();
/** @type {InstallPrompt | undefined} */
let installPrompt;

// ---- What is shown --------------------------------------------------------------------------------------------------

const isSafety = () => conditions.has("safety");

/** Whether the visitor is in the middle of the check, so that nothing may change. */
const isBusy = () => currentStep() === "check" && !(isSafety() && !isBegun());

const show = () => {
  const step = currentStep();
  for (const element of document.querySelectorAll("[data-when]")) {
    const { when = "", at } = element.dataset;
    const isHidden = !(conditions.has(when) && (!at || at.split(" ").includes(step)));
    if (element.hidden !== isHidden) element.hidden = isHidden;
  }
  for (const element of document.querySelectorAll("[data-fill]")) {
    const value = values[element.dataset.fill];
    // A gap that another script fills.
    if (value === undefined) continue;
    if (filled.get(element) === value) continue;
    filled.set(element, value);
    element.replaceChildren(value);
  }
  // Style rules then hide the ways into a new check until the visitor has updated.
  const mayBegin = step === "check" ? !isBegun() : step === "start" || step === "saved";
  page.toggleAttribute("data-safety", isSafety() && mayBegin);
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

/** @param {Element | undefined} offers */
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
 * What is being asked of workers.
 * @type {Set<Promise<unknown>>}
 */
const pending = new Set();
/**
 * @template T
 * @param {Promise<T>} asked
 */
const track = (asked) => {
  pending.add(asked);
  return asked.finally(() => pending.delete(asked));
};

/**
 * The worker's answer to a request, or undefined if it does not answer.
 * @param {ServiceWorker} worker
 * @param {string} type
 * @param {object} [more]
 * @returns {Promise<WorkerAnswer | undefined>}
 */
const ask = (worker, type, more) =>
  track(
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => done(data);
      worker.postMessage({ type, ...more }, [port2]);
      setTimeout(done, MINUTE);
    }),
  );

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

/**
 * What the host says of its newest release, or undefined without a network. The file is neither a page nor a script: some
 * hosts change those, and then no newer worker can be installed.
 * @returns {Promise<Release | undefined>}
 */
const fetchNewest = async () => {
  const signal = AbortSignal.timeout?.(LONGEST_LOOK);
  const response = await fetch(new URL("release.json", base), { cache: "no-store", signal }).catch(() => undefined);
  const release = response?.ok ? await response.json().catch(() => undefined) : undefined;
  return release?.id ? release : undefined;
};

/** @param {string} id */
const isUnsafe = async (id) =>
  (await caches.match(UNSAFE, { cacheName: OURS + id }).catch(() => undefined)) !== undefined;

/**
 * Marks or unmarks a kept release as one with which no check may begin.
 * @param {string} id
 */
const markUnsafe = async (id, on = true) => {
  if ((await isUnsafe(id)) === on || !(await caches.has(OURS + id))) return;
  const cache = await caches.open(OURS + id);
  await (on ? cache.put(UNSAFE, new Response()) : cache.delete(UNSAFE));
};

/**
 * Takes in what a newer release says of itself.
 * @param {Release | undefined} release
 */
const learn = async (release) => {
  if (!release) return;
  Object.assign(values, { newVersion: release.version, changes: release.changes });
  set("safety", release.safety || isSafety());
  const own = await present();
  // Where nothing can be stored, it is known in this page alone.
  if (release.safety && own) await markUnsafe(own).catch(() => undefined);
};

/**
 * A newer release could not be kept whole. It is offered from the network.
 * @param {ServiceWorkerRegistration} registration
 */
const giveUp = (registration) => {
  if (registration.waiting) return;
  setOne("update-", "failed");
  if (conditions.has("asked-found")) setOne("asked-", "broken");
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

/** The release that serves this page. Some browsers report a change to the worker that was already in control. */
const present = async () => (isOurs(workers.controller) ? (await ask(workers.controller, "describe"))?.id : undefined);

const followed = new WeakSet();
/**
 * Follows a worker through its states. Browsers differ in which state it is when they report it.
 * @param {ServiceWorker} worker
 * @param {ServiceWorkerRegistration} registration
 */
const follow = (worker, registration) => {
  if (followed.has(worker)) return;
  followed.add(worker);
  let before = worker.state;
  const changed = () => {
    const { active, waiting } = registration;
    if (active && waiting === worker) {
      ask(worker, "describe")
        .then(learn)
        .then(() => registration.waiting === worker && setOne("update-", "ready"));
    } else if (active && active !== worker && worker.state === "installing") {
      // The browser tries again by itself what failed; the way out must stay in reach meanwhile.
      if (!conditions.has("update-failed") || conditions.has("asked-waiting")) setOne("update-", "coming");
      ask(worker, "describe").then(learn);
    }
    if (worker.state === "activated") settle(registration);
    // An incomplete release is discarded; an older one stays in use.
    if (worker.state === "redundant" && !active) setOne("offline-", "failed");
    else if (worker.state === "redundant" && before === "installing") giveUp(registration);
    before = worker.state;
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
  return registration;
};

/**
 * Runs something that changes the release, unless a tab is in the middle of a check.
 * @param {() => unknown} run
 */
const betweenChecks = async (run) => {
  set("update-busy", false);
  /** @param {unknown} lock */
  const go = (lock) => (lock ? run() : set("update-busy"));
  if (navigator.locks) await navigator.locks.request(LOCK, { ifAvailable: true }, go);
  else await go(true);
};

/**
 * Lets the newer release take over. In Chromium the older one gives way at once only if nothing is asked of it meanwhile; else
 * when it has been idle for half a minute.
 */
const update = async () => {
  // The press itself may have brought the window to the front, which begins a look for a newer release.
  askedAt = performance.now();
  await Promise.race([Promise.all(pending), pause(LONGEST_ASK)]);
  const waiting = (await ours())?.waiting;
  if (waiting) await betweenChecks(() => ask(waiting, "take-over"));
};

/** Gives up the copy on this device, so that the newest release comes from the network. */
const loadNewest = async () => {
  // Without a network there would be nothing to load.
  if (!(await fetchNewest())) return setOne("asked-", "failed");
  await betweenChecks(async () => {
    await dropCopy();
    location.reload();
  });
};

/**
 * Looks for a newer release. Returns what came of it, as the settings page names it.
 * @param {boolean} [isSure] whether to ask for a worker even if the host names the release that is in use
 */
const look = async (isSure) => {
  const registration = await ours();
  const active = registration?.active;
  const [newest, own] = await Promise.all([fetchNewest(), active && ask(active, "describe")]);
  if (!registration || !active) {
    // Nothing is kept, so that the page came from the host. It may be possible now.
    await register().catch(() => undefined);
    return newest ? "newest" : "failed";
  }
  const isNewer = newest && own && newest.id !== own.id;
  if (isNewer) await learn(newest);
  else if (newest && own) await takeBack(own, registration);
  if (!isNewer && !isSure) return "newest";
  // WebKit leaves a second request unanswered while it works on the first.
  const asked =
    registration.installing ??
    registration.update().then(
      () => true,
      () => false,
    );
  const isAsked = await Promise.race([asked, pause(LONGEST_LOOK)]);
  if (registration.installing || registration.waiting) return "found";
  if (isNewer && registration.active === active) giveUp(registration);
  if (isNewer || conditions.has("update-failed")) return "broken";
  return isAsked || newest ? "newest" : "failed";
};

/**
 * The release in use is the newest one after all: the host has gone back to it.
 * @param {Release} own
 * @param {ServiceWorkerRegistration} registration
 */
const takeBack = async (own, registration) => {
  await markUnsafe(own.id, false).catch(() => undefined);
  if (registration.waiting || registration.installing) return;
  set("safety", false);
  set("update-failed", false);
};

let askedAt = -Infinity;
const lookForUpdate = async () => {
  // This clock is monotonic; that of the device may jump.
  if (performance.now() - askedAt < MINUTE) return;
  askedAt = performance.now();
  await track(look(true));
};

// ---- Settings -------------------------------------------------------------------------------------------------------

const lookNow = async () => {
  setOne("asked-", "waiting");
  askedAt = performance.now();
  setOne("asked-", await look(true));
};

/** Removes worker and copy. */
const dropCopy = async () => {
  // The workers stop first, or one of them would restore what is missing.
  const registration = await ours();
  const stopped = workersOf(registration).map((worker) => Promise.race([ask(worker, "delete"), pause(LONGEST_LOOK)]));
  await Promise.all(stopped);
  await registration?.unregister();
  const names = await globalThis.caches?.keys().catch(() => []);
  await Promise.all((names ?? []).filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
};

/** Loads the settings page, which then says that all is deleted; its fragment keeps that load from storing anything. */
const showDeleted = () => {
  history.replaceState(null, "", new URL(`settings/${DELETED}`, base));
  location.reload();
};

/** What this tab keeps, beside what all tabs share. */
const forgetTab = () => {
  const kept = storage("sessionStorage");
  for (const key of Object.keys(kept ?? {}).filter((key) => key.startsWith("legcheck."))) kept?.removeItem(key);
};

const deleteAll = async () => {
  // Other tabs hear of it, since removing it again changes the storage that they share.
  try {
    storage("localStorage")?.setItem(ERASED, "1");
  } catch {
    // What cannot be written to holds nothing of ours, and no other tab can hear.
  }
  // A storage that denies access holds nothing of ours.
  for (const kept of [storage("sessionStorage"), storage("localStorage")]) {
    for (const key of Object.keys(kept ?? {}).filter((key) => key.startsWith("legcheck."))) kept?.removeItem(key);
  }
  await dropCopy();
  // The page may still hold answers in memory, so it is reloaded.
  showDeleted();
};

/**
 * Another tab has deleted all.
 * @param {StorageEvent} event
 */
const onErased = ({ key, newValue }) => {
  if (key !== ERASED || newValue === null) return;
  forgetTab();
  showDeleted();
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

/**
 * Where the choices of the settings page are kept, by the name of each.
 * @type {{ [name: string]: string }}
 */
const CHOICES = { idle: IDLE, theme: "legcheck.theme" };

/** @param {HTMLSelectElement} choice */
const keepChoice = ({ name, value }) => {
  const kept = storage("localStorage");
  try {
    if (value) kept?.setItem(CHOICES[name], value);
    else kept?.removeItem(CHOICES[name]);
    set(`${name}-not-kept`, (kept?.getItem(CHOICES[name]) ?? "") !== value);
  } catch {
    set(`${name}-not-kept`);
  }
  dispatchEvent(new Event("legcheck-theme"));
};

const showChoices = () => {
  for (const choice of document.querySelectorAll("select[name=idle], select[name=theme]")) {
    const value = storage("localStorage")?.getItem(CHOICES[choice.name]);
    if (value) choice.value = value;
  }
};

const install = async () => {
  set("install", false);
  await installPrompt?.prompt();
};

/** @type {{ [action: string]: () => unknown }} */
const ACTIONS = {
  update,
  "load-newest": loadNewest,
  "look-for-update": lookNow,
  "delete-all": deleteAll,
  install,
  "install-never": dismiss,
};

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
addEventListener("storage", onErased);
document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement && Object.hasOwn(CHOICES, target.name)) keepChoice(target);
});
addEventListener("appinstalled", () => set("install", false));

/** Registers the worker, keeps it up to date, and reloads the page when a newer release has taken over. */
const startWorker = async () => {
  let served = await present();
  // Where the tab cannot store the answers, a reload would lose them.
  const canKeep = storage("sessionStorage") !== undefined;
  workers.addEventListener("controllerchange", async () => {
    const before = served;
    served = await present();
    await activated(workers.controller);
    if (before && served && before !== served && !isBusy() && canKeep) location.reload();
  });
  if (served && (await isUnsafe(served))) {
    set("safety");
    setOne("update-", "failed");
  }
  const registration = await register().catch(() => setOne("offline-", "none"));
  if (registration?.active) look();
  setInterval(lookForUpdate, DAY);
  addEventListener("online", lookForUpdate);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && lookForUpdate());
  addEventListener("focus", lookForUpdate);
};

const start = async () => {
  const offers = await fetchParts(files.offers, "offers", "#offers > .leave-count > :last-child");
  const look = () => {
    putOffers(offers);
    holdLock();
    showChoices();
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

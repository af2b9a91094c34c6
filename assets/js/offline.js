// Runs in every page that is not in a frame, once the page has settled: has the guide kept on this device, tells when a
// newer one is there, offers to install it, and does what the settings page offers. What it shows are elements whose
// `data-when` names a condition and whose `data-at`, if any, names the pages for it; the words stand in the pages.
const page = document.documentElement;
const files = document.querySelector("meta[name=legcheck-offline]").dataset;
const base = new URL(".", document.baseURI);
// As in the worker.
const OURS = `legcheck ${base.href} `;
const LOCK = `${OURS}check`;
const INSTALL = "legcheck.install";
const DELETED = "#deleted";
const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const LONGEST_LOOK = 10 * 1000;
const pause = (millis) => new Promise((go) => setTimeout(go, millis));

const workers = navigator.serviceWorker;
const conditions = new Set();
const values = { version: "", newVersion: "", changes: "", kept: "" };
let prompt;

// ---- What is shown --------------------------------------------------------------------------------------------------

/** The page that is shown, by its step; any question counts as the check. */
const place = () => {
  const path = location.pathname;
  if (path.endsWith("/check/")) return "check";
  return document.querySelector("main [data-step]")?.dataset.step ?? "";
};

/** What the browser keeps for this tab or for this site; undefined where it refuses even to say. */
const storage = (name) => {
  try {
    return globalThis[name];
  } catch {
    return undefined;
  }
};

/** Whether something was answered in this tab. Where nothing can be kept it is not known, and so it may be. */
const isBegun = () => {
  const kept = storage("sessionStorage");
  const session = kept?.getItem("legcheck.session") ?? "";
  return !kept || Boolean(session.split("\n")[4]) || document.querySelector("main input:checked") !== null;
};

const isSafety = () => conditions.has("safety");

/** Whether a check goes on here: then nothing may change under the person's hands. */
const isBusy = () => place() === "check" && !(isSafety() && !isBegun());

const show = () => {
  const at = place();
  for (const element of document.querySelectorAll("[data-when]")) {
    const { when, at: places } = element.dataset;
    element.hidden = !(conditions.has(when) && (!places || places.split(" ").includes(at)));
  }
  for (const element of document.querySelectorAll("[data-fill]")) {
    const value = values[element.dataset.fill];
    if (element.textContent !== value) element.textContent = value;
  }
  // Then no check may begin before the update, and the styles hide the ways into one.
  page.toggleAttribute("data-safety", isSafety() && (at === "start" || (at === "check" && !isBegun())));
};

const set = (condition, on = true) => {
  if (on) conditions.add(condition);
  else conditions.delete(condition);
  show();
};

/** One of several conditions that exclude each other. */
const setOne = (prefix, name) => {
  for (const other of [...conditions].filter((c) => c.startsWith(prefix))) conditions.delete(other);
  set(prefix + name);
};

/** The finished file with the offers, put where the page holds a place for them. */
const fetchOffers = () =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onloadend = () => done(request.status === 200 ? request.response?.querySelector("#offers") : null);
    request.open("GET", files.offers);
    request.send();
  });

const putOffers = (offers) => {
  const box = document.getElementById("offers");
  if (box && offers && !box.hasChildNodes()) box.append(...document.importNode(offers, true).childNodes);
};

// ---- The check of other tabs ----------------------------------------------------------------------------------------

let letGo;
/** Holds a lock as long as a check runs in this tab. An update waits for it, even if the tab sleeps. */
const holdLock = () => {
  if (!navigator.locks || isBusy() === (letGo !== undefined)) return;
  if (letGo) {
    letGo();
    letGo = undefined;
  } else {
    const held = new Promise((go) => (letGo = go));
    navigator.locks.request(LOCK, { mode: "shared" }, () => held);
  }
};

// ---- The worker -----------------------------------------------------------------------------------------------------

/** Our registration. Another one on the same host may cover our pages too, and is none of our business. */
const ours = async () => {
  const registration = await workers?.getRegistration(base.href);
  return registration?.scope === base.href ? registration : undefined;
};

const isOurs = (worker) => worker?.scriptURL === new URL(files.worker, base).href;

/** Asks a worker; undefined when it does not answer. */
const ask = (worker, type, more) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage({ type, ...more }, [port2]);
    setTimeout(done, MINUTE);
  });

const checkKept = async (registration) => {
  if (!registration.active) return;
  const answer = await ask(registration.active, "check");
  if (answer) values.version = answer.version;
  setOne("offline-", answer?.ready ? "ready" : "failed");
  const { usage } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  values.kept = usage ? (usage / 1e6).toFixed(1) : "";
  set("kept", usage > 0);
};

const announce = async (worker) => {
  const release = await ask(worker, "describe");
  if (!release) return;
  Object.assign(values, { newVersion: release.version, changes: release.changes });
  set("safety", release.safety);
  setOne("update-", "ready");
};

/** Waits until a worker is in place. WebKit leaves it half-way for good when the page goes before that. */
const activated = async (worker) => {
  if (worker?.state !== "activating") return;
  const changes = new Promise((go) => worker.addEventListener("statechange", go, { once: true }));
  await Promise.race([changes, pause(LONGEST_LOOK)]);
};

const settle = async (registration) => {
  if (!isOurs(workers.controller)) await ask(registration.active, "claim", { file: files.offers });
  await checkKept(registration);
};

const followed = new WeakSet();
/** Follows a worker on its way. Browsers differ in how far it has come when they tell of it. */
const follow = (worker, registration) => {
  if (!worker || followed.has(worker)) return;
  followed.add(worker);
  const changed = () => {
    if (registration.waiting === worker && registration.active) announce(worker);
    if (worker.state === "activated") settle(registration);
    // What did not come whole is thrown away; an older release goes on.
    if (worker.state === "redundant" && !registration.active) setOne("offline-", "failed");
  };
  worker.addEventListener("statechange", changed);
  changed();
  if (!registration.active) setOne("offline-", "saving");
};
const register = async () => {
  const registration = await workers.register(globalThis.legcheckUrl(files.worker), { updateViaCache: "none" });
  const followAll = () => {
    for (const worker of [registration.installing, registration.waiting, registration.active]) follow(worker, registration);
  };
  registration.addEventListener("updatefound", followAll);
  followAll();
};

/** The newer release takes over, if no tab is in the middle of a check. */
const update = async () => {
  set("update-busy", false);
  const waiting = (await ours())?.waiting;
  if (!waiting) return;
  const takeOver = (lock) => (lock ? ask(waiting, "take-over") : set("update-busy"));
  if (navigator.locks) await navigator.locks.request(LOCK, { ifAvailable: true }, takeOver);
  else await takeOver(true);
};

let askedAt = -Infinity;
const lookForUpdate = async () => {
  // The clock of the device may jump; this one does not.
  if (performance.now() - askedAt < MINUTE) return;
  askedAt = performance.now();
  const registration = await ours();
  // Without a network there is nothing to find, and where nothing could be kept it is tried again.
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
  // WebKit leaves a second question unanswered while it still works on the first.
  const late = pause(LONGEST_LOOK).then(() => isThere() ?? "failed");
  setOne("asked-", (await Promise.race([asked, late])) ?? "failed");
};

const deleteAll = async () => {
  // What is refused holds nothing of ours.
  for (const kept of [storage("sessionStorage"), storage("localStorage")]) {
    for (const key of Object.keys(kept ?? {}).filter((key) => key.startsWith("legcheck."))) kept.removeItem(key);
  }
  // First the workers let go, or one of them would put back what is missing.
  const registration = await ours();
  const running = [registration?.installing, registration?.waiting, registration?.active].filter(Boolean);
  await Promise.all(running.map((worker) => Promise.race([ask(worker, "delete"), pause(LONGEST_LOOK)])));
  await registration?.unregister();
  const names = await globalThis.caches?.keys().catch(() => []);
  await Promise.all((names ?? []).filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
  // The page itself may still hold answers in memory, so it is loaded anew, and this once keeps nothing.
  history.replaceState(null, "", new URL(`settings/${DELETED}`, base));
  location.reload();
};

const dismissed = () => storage("localStorage")?.getItem(INSTALL) === "no";

const dismiss = () => {
  set("install", false);
  try {
    storage("localStorage")?.setItem(INSTALL, "no");
  } catch {
    // Without room it is asked again the next time.
  }
};

const install = async () => {
  set("install", false);
  await prompt?.prompt();
};

const ACTIONS = { update, "look-for-update": lookNow, "delete-all": deleteAll, install, "install-never": dismiss };

// ---- Start ----------------------------------------------------------------------------------------------------------

document.addEventListener("click", ({ target }) => {
  const action = target.closest?.("[data-action]")?.dataset.action;
  if (Object.hasOwn(ACTIONS, action)) ACTIONS[action]();
});
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  prompt = event;
  set("install", !dismissed());
});
addEventListener("appinstalled", () => set("install", false));

const offers = await fetchOffers();
const look = () => {
  putOffers(offers);
  holdLock();
  show();
};
// Pages and steps change without a load. What is shown here changes attributes and texts alone, which are not watched.
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
look();

if (location.hash === DELETED) {
  history.replaceState(null, "", location.pathname);
  set("deleted");
} else if (!workers) {
  setOne("offline-", "none");
} else {
  // Some browsers tell of a change again that was there before the page.
  const present = async () => (isOurs(workers.controller) ? (await ask(workers.controller, "describe"))?.id : undefined);
  let served = await present();
  // Where the tab cannot keep the answers, a reload would lose them.
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
}

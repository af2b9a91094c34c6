// Runs only in a frame, or when a clinic's link was followed: applies the clinic's settings. In a frame it also tells the host
// page the height, and sends the result when the visitor asks for it. No answer is sent otherwise. The module of
// `crates/embed/` does all parsing. If anything here fails, the guide works as it does without this script. docs/EMBEDDING.md
// describes the messages. The build puts `files`, the JS bindings and module.js above.
const root = document.documentElement;
const host = window.parent;
/** A link may have been made by anybody, so that less is taken from it, and the person is told where it comes from. */
const isLinked = host === window;
const LONGEST_WAIT = 5000;
/** Further messages within a window of so many milliseconds are ignored. */
const [MOST_MESSAGES, MESSAGE_WINDOW] = [40, 10_000];
const LONGEST_MESSAGE = 4096;
/** How long the person must have seen who gets a result before it can be sent, in milliseconds. */
const SEEN_FOR = 500;
/**
 * The two heights that are told, for columns of up to `NARROW` CSS pixels and for wider ones. The exact height of a page would
 * tell which question is shown and what was answered before. The first holds the start page and every question, the second a
 * review and a result, which is shorter without causes. What is longer scrolls in the frame.
 */
const NARROW = 720;
const [SHORT, SHORT_NARROW, TIMES, TIMES_WITHOUT_CAUSES] = [3600, 5400, 3.5, 2.5];

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = files.style;
document.head.append(style);

/** @param {number} millis */
const pause = (millis) => new Promise((go) => setTimeout(go, millis));
const main = () => document.querySelector("main");
const step = () => main()?.querySelector("[data-step]")?.dataset.step ?? "";
const isApp = document.querySelector("meta[name=legcheck-app]") !== null;

/** @type {HTMLElement | undefined} */
let parts;
/** @type {ClinicSettings} */
let clinic = {};
/**
 * The host page, once it has shaken hands.
 * @type {{ origin: string, handle: string } | undefined}
 */
let peer;
const loaded = loadModule();
loaded.catch((error) => console.error("LegCheck: the settings could not be read; the guide is shown as it is.", error));
const fetchedParts = fetchParts(files.words, "frame-parts", "[data-part=lost]");

/**
 * A copy of a part with these values in it. A link without an address is removed.
 * @param {string} name
 * @param {{ [name: string]: string | undefined }} values
 * @returns {HTMLElement | undefined}
 */
const part = (name, values = {}) => {
  const element = parts?.querySelector(`[data-part=${name}]`)?.cloneNode(true);
  if (!element) return undefined;
  for (const gap of element.querySelectorAll("[data-fill]"))
    gap.textContent = values[gap.dataset.fill] ?? gap.textContent;
  for (const link of element.querySelectorAll("a[data-link]")) {
    const address = values[link.dataset.link];
    if (address) link.href = address;
    else (link.closest("li") ?? link).remove();
  }
  return document.adoptNode(element);
};

// ---- Settings

const applyColours = () => {
  const { colour, "colour-dark": dark } = clinic;
  if (!colour && !dark) return;
  /** @param {string} [value] */
  const rule = (value) => (value ? `:root{--action:${value};--action-hover:${value}}` : "");
  try {
    const sheet = new CSSStyleSheet();
    // For visitors who ask for more contrast, the guide's own colours are better.
    sheet.replaceSync(
      `@media (prefers-color-scheme:light) and (not (prefers-contrast:more)){${rule(colour)}}` +
        `@media (prefers-color-scheme:dark) and (not (prefers-contrast:more)){${rule(dark)}}`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    // An older browser keeps the guide's own colours.
  }
};

/**
 * Names only what is wrong, never another part of the address.
 * @param {Problem} problem
 */
const warn = ({ field, why, nearest }) =>
  console.warn(`LegCheck: setting "${field}" was left out: ${why}${nearest ? `; ${nearest} can be read` : ""}.`);

const readSettings = async () => {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  if (Object.keys(query).length === 0) return;
  await loaded;
  const read = JSON.parse(settings(JSON.stringify(query), files.regions, files.languages, isLinked));
  read.problems.forEach(warn);
  clinic = read.settings;
  for (const name of ["reading", "causes", "region", "keep"]) {
    // A region that the person chose earlier goes before that of the clinic.
    if (clinic[name] && !(name === "region" && root.dataset.region)) root.dataset[name] = clinic[name];
  }
  if (clinic.idle) root.dataset.idle = `${clinic.idle} 600`;
  if (clinic.messaging_origin && clinic.messaging_handle) {
    peer = { origin: clinic.messaging_origin, handle: clinic.messaging_handle };
  }
  applyColours();
};

// ---- Messages to and from the host page

let sent = 0;
/** @type {Map<string, () => void>} */
const waiting = new Map();
/** Whether messages can be sent: the host page has shaken hands, and has an origin to address it by. */
const canSend = () => peer !== undefined && peer.origin !== "null";
/**
 * Sends to the origin that shook hands, and never to another.
 * @param {object} message
 */
const post = (message) => {
  if (peer && canSend()) host.postMessage({ messageId: `${++sent}`, ...message }, peer.origin);
};
/**
 * @param {string} messageType
 * @param {object} payload
 */
const send = (messageType, payload) => peer && post({ messagingHandle: peer.handle, messageType, payload });
/**
 * Sends, and returns whether an answer came.
 * @param {string} messageType
 * @param {object} payload
 */
const ask = (messageType, payload) => {
  send(messageType, payload);
  const id = `${sent}`;
  const answered = new Promise((go) => waiting.set(id, () => go(true)));
  return Promise.race([answered, pause(LONGEST_WAIT).then(() => false)]).finally(() => waiting.delete(id));
};

let height = 0;
let isLong = false;
const sendHeight = () => {
  const short = innerWidth < NARROW ? SHORT_NARROW : SHORT;
  // It grows only, until the next check: a page that is shorter than the one before it would tell something too. So would an
  // emergency in the middle of the check, if it were higher than the questions.
  if (step() === "start") isLong = false;
  const mayTell = step() !== "emergency" && pageKind() !== "start" && !main()?.querySelector("form.question");
  isLong ||= mayTell && document.body.getBoundingClientRect().height > short;
  const now = isLong ? short * (clinic.causes === "hidden" ? TIMES_WITHOUT_CAUSES : TIMES) : short;
  if (now === height || !peer) return;
  height = now;
  send("legcheck.height", { height });
};

const pageKind = () => {
  const now = step();
  if (now === "start") return now;
  // An emergency during the check counts as a result: the kind of page must not reveal an answer.
  if (now === "result" || now === "emergency") return "result";
  return main()?.querySelector("form.question") || now === "review" ? "question" : "page";
};
/** @type {string | undefined} */
let shown;
const sendStep = () => {
  const now = step() + location.pathname;
  if (!now || now === shown || !peer) return;
  // The host page scrolls on each step, so the first page sends one only to be counted.
  const isCounted = clinic.counts === "on";
  if (shown !== undefined || isCounted) send("legcheck.step", isCounted ? { kind: pageKind() } : {});
  shown = now;
};

let wasLoadedAgain = performance
  .getEntriesByType("navigation")
  .some((load) => load instanceof PerformanceNavigationTiming && load.type === "reload");
/** @type {HTMLElement | undefined} */
let lost;
/** @type {string} */
let lostOn;
/** Says so if the frame was loaded again and nothing was allowed to keep the answers, until the next page. */
const sayLost = () => {
  if (lost && step() !== lostOn) lost.remove();
  if (!parts || isLinked || !wasLoadedAgain || lost || isKept()) return;
  lost = part("lost");
  if (lost) document.getElementById("app")?.before(lost);
  lostOn = step();
};
const isKept = () => {
  try {
    return sessionStorage.getItem("legcheck.session") !== null;
  } catch {
    return false;
  }
};

/**
 * @param {string} id
 * @param {object} payload
 */
const answer = (id, payload) => post({ responseToMessageId: id, payload });
let [received, since] = [0, 0];
/** @param {MessageEvent} event */
const onMessage = async ({ source, origin, data }) => {
  if (source !== host || (peer && origin !== peer.origin)) return;
  const now = performance.now();
  if (now - since > MESSAGE_WINDOW) [received, since] = [0, now];
  if (++received > MOST_MESSAGES) return;
  let text;
  try {
    text = JSON.stringify(data);
  } catch {
    return;
  }
  if (typeof text !== "string" || text.length > LONGEST_MESSAGE) return;
  await loaded;
  const read = message(text, peer?.handle ?? "");
  if (!read) return;
  const { asked, id, handle, again } = JSON.parse(read);
  if (asked === "handshake") {
    peer ??= { origin, handle };
    wasLoadedAgain ||= again;
    answer(id, { application: { name: "LegCheck", version: files.version, publisher: "LegCheck" }, capabilities: {} });
    height = 0;
    update();
  } else if (asked === "answer") {
    waiting.get(id)?.();
  } else {
    // The answers belong to the visitor, who alone can share them, by a button that names the receiver.
    const diagnostics = asked === "answers" ? "The person has not shared anything." : "Not supported.";
    const issue = [{ severity: "error", code: asked === "answers" ? "suppressed" : "not-supported", diagnostics }];
    answer(id, { status: "failure", outcome: { resourceType: "OperationOutcome", issue } });
  }
};

// ---- What a clinic adds to the page

/**
 * What may be shared. The second module writes it as data (src/extras/share.rs), which a page translator cannot change.
 * @returns {Shared | undefined}
 */
const result = () => {
  const text = document.querySelector("[data-share]")?.dataset.share;
  return text ? JSON.parse(text) : undefined;
};

/**
 * Calls back when all of these elements have been in plain sight for a while, and when they no longer are. Where the browser can
 * tell, also whether the host page covers them or makes them transparent.
 * @param {Element[]} elements
 * @param {(isSeen: boolean) => void} changed
 */
const watchSight = (elements, changed) => {
  const canTell = "isVisible" in IntersectionObserverEntry.prototype;
  const seen = new Set();
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, isVisible } of entries) {
        if (canTell ? isVisible : isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      clearTimeout(timer);
      if (seen.size < elements.length) changed(false);
      else timer = setTimeout(() => changed(true), SEEN_FOR);
    },
    canTell ? { threshold: 1, trackVisibility: true, delay: 100 } : { threshold: 1 },
  );
  for (const element of elements) observer.observe(element);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
};

/** @param {Element} slot */
const share = (slot) => {
  if (slot.firstChild || !canSend() || step() !== "result" || !result()) return;
  const offer = part("share");
  if (!offer) return;
  slot.append(offer);
  offer.querySelector("[data-action=share]").addEventListener("click", () => {
    const what = result();
    const question = part("share-ask", { origin: peer?.origin });
    if (!question || !what) return;
    const list = question.querySelector("[data-list]");
    const { urgency, reasons, lowered, facts, causes, versions } = what;
    for (const line of [urgency, ...reasons, ...lowered, ...facts, ...causes, versions]) {
      const item = document.createElement("li");
      item.textContent = line;
      list.append(item);
    }
    slot.replaceChildren(question);
    question.querySelector("h2").focus();
    const now = question.querySelector("[data-action=share-now]");
    let isSeen = false;
    // It can still be reached by keyboard, which brings it into sight.
    now.setAttribute("aria-disabled", "true");
    const stopWatching = watchSight([question.querySelector("[data-fill=origin]"), now], (seen) => {
      isSeen = seen;
      now.setAttribute("aria-disabled", `${!seen}`);
    });
    /** @param {string} name */
    const close = (name) => {
      const outcome = part(name, { origin: peer?.origin });
      if (!outcome) return;
      slot.replaceChildren(outcome);
      outcome.focus();
    };
    now.addEventListener("click", async () => {
      if (!isSeen) {
        say(now, "share-unseen");
        return;
      }
      stopWatching();
      now.disabled = true;
      const isReceived = await ask("legcheck.result", what);
      if (isReceived) send("ui.done", {});
      close(isReceived ? "shared" : "share-failed");
    });
    question.querySelector("[data-action=share-not]").addEventListener("click", () => {
      stopWatching();
      slot.replaceChildren();
      share(slot);
      slot.querySelector("[data-action=share]")?.focus();
    });
  });
};

/** @param {Element} slot */
const contact = (slot) => {
  const { phone, "out-of-hours": closed, booking, name } = clinic;
  // Beside an emergency no other number may be shown.
  const isCalm = document.querySelector(".banner:not(.emergency-now)");
  if (slot.firstChild || !isCalm || !(phone || closed || booking)) return;
  const links = { "phone-link": clinic["phone-link"], "closed-link": clinic["out-of-hours-link"], booking };
  const card = part("contact", { name, phone, closed, ...links });
  const unchecked = isLinked && part("unchecked");
  if (card && unchecked) card.append(unchecked);
  if (card) slot.append(card);
};

const fillAll = () => {
  if (!parts) return;
  sayLost();
  for (const [name, fill] of Object.entries({ contact, share })) {
    const slot = document.querySelector(`[data-slot=${name}]`);
    if (slot) fill(slot);
  }
  // A frame may not be allowed to dial, and a browser does not say so.
  for (const buttons of isLinked ? [] : document.querySelectorAll(".call-buttons")) {
    if (buttons.nextElementSibling?.dataset.part !== "dial") {
      const line = part("dial");
      if (line) buttons.after(line);
    }
  }
  if (clinic.name && !document.getElementById("clinic-name")) {
    const strip = part(isLinked ? "linked-strip" : "strip", { name: clinic.name });
    if (strip) {
      strip.id = "clinic-name";
      document.getElementById("app")?.before(strip);
    }
  }
};

/**
 * Says beside a link or button why nothing seems to happen.
 * @param {HTMLElement} beside
 * @param {string} name
 * @param {{ [name: string]: string }} [values]
 */
const say = (beside, name, values) => {
  beside.parentElement?.querySelector(`[data-part=${name}]`)?.remove();
  const line = part(name, values);
  if (line) beside.after(line);
};

document.addEventListener(
  "click",
  (event) => {
    const link = event.target?.closest?.("a[href]");
    if (link && /^https?:/.test(link.href)) {
      const to = new URL(link.href);
      if (to.origin !== new URL(document.baseURI).origin) {
        if (isLinked) return;
        // Another site opens beside the host page, never in the frame.
        link.target = "_blank";
        link.rel = "noopener";
        say(link, "elsewhere", { address: link.href });
      } else if (!(isApp && root.dataset.app === "ready") && location.search && !to.search) {
        // A page that is loaded needs the settings too.
        to.search = location.search;
        link.href = to.href;
      }
    }
  },
  true,
);
if (!isLinked) addEventListener("message", onMessage);
const update = () => {
  fillAll();
  sendStep();
  sendHeight();
};
new MutationObserver(update).observe(document.body, { childList: true, subtree: true });
new ResizeObserver(sendHeight).observe(document.body);

fetchedParts.then((found) => {
  parts = found;
  const cover = isLinked ? undefined : part("idle");
  if (cover) document.body.append(cover);
  update();
});
// `boot.js` waits for this before it starts the app.
const markSet = () => {
  root.dataset.set = "";
  dispatchEvent(new Event("legcheck-set"));
};
readSettings().then(markSet, markSet).then(update);

// Runs in a frame alone: reads what the clinic set, tells the page round the frame how high the guide is, and sends the result
// when the person asks for it. Answers go nowhere else. Parsing is done by the module of `crates/embed/`; the build puts `files`, its
// glue and assets/js/module.js above. docs/EMBEDDING.md has the messages. Where anything here fails, the guide works as it does
// without it.
const root = document.documentElement;
const host = window.parent;
const LONGEST_WAIT = 5000;
/** So many messages in so many milliseconds are read; more is no conversation. */
const [MOST, SPAN] = [40, 10_000];

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = files.style;
document.head.append(style);

const pause = (millis) => new Promise((go) => setTimeout(go, millis));
const content = () => document.querySelector("main");
const step = () => content()?.querySelector("[data-step]")?.dataset.step ?? "";
const isApp = document.querySelector("meta[name=legcheck-app]") !== null;

let parts;
let own = {};
let known;
const loaded = loadModule();
loaded.catch((error) => console.error("LegCheck: the settings could not be read; the guide is shown as it is.", error));
// As a document no script in it survives, and Trusted Types let it pass.
const words = new Promise((done) => {
  const request = new XMLHttpRequest();
  request.open("GET", files.words);
  request.responseType = "document";
  request.onloadend = () => done(request.response?.getElementById("frame-parts") ?? undefined);
  request.send();
});

/** A part of the words, filled and ready to be put in its place. */
const part = (name, fills = {}) => {
  const element = parts?.querySelector(`[data-part=${name}]`)?.cloneNode(true);
  if (!element) return undefined;
  for (const place of element.querySelectorAll("[data-fill]")) place.textContent = fills[place.dataset.fill] ?? place.textContent;
  for (const link of element.querySelectorAll("[data-link]")) {
    const address = fills[link.dataset.link];
    if (address) link.href = address;
    else (link.closest("li") ?? link).remove();
  }
  return document.adoptNode(element);
};

// ---- What the clinic set.

const paint = () => {
  const { colour, "colour-dark": dark } = own;
  if (!colour && !dark) return;
  const rule = (value) => (value ? `:root{--action:${value};--action-hover:${value}}` : "");
  try {
    const sheet = new CSSStyleSheet();
    // Asked for more contrast, the guide's own colours are the better ones.
    sheet.replaceSync(
      `@media (prefers-color-scheme:light) and (not (prefers-contrast:more)){${rule(colour)}}` +
        `@media (prefers-color-scheme:dark) and (not (prefers-contrast:more)){${rule(dark)}}`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    // An older browser keeps the guide's own colours.
  }
};

/** Says nothing of the address but what it could not use. */
const complain = ({ field, why, nearest }) =>
  console.warn(`LegCheck: setting "${field}" was left out: ${why}${nearest ? `; ${nearest} can be read` : ""}.`);

const readAll = async () => {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  if (Object.keys(query).length === 0) return;
  await loaded;
  const read = JSON.parse(settings(JSON.stringify(query), files.regions, files.languages));
  read.problems.forEach(complain);
  own = read.settings;
  for (const name of ["reading", "causes", "region", "keep"]) {
    if (own[name]) root.dataset[name] = own[name];
  }
  if (own.messaging_origin && own.messaging_handle) {
    known = { origin: own.messaging_origin, handle: own.messaging_handle };
  }
  paint();
};

// ---- The page round the frame.

let sent = 0;
const waiting = new Map();
/** Whether somebody can be told: the page shook hands, and has an origin by which it can be named. */
const canTell = () => known !== undefined && known.origin !== "null";
/** Sends to the one origin that shook hands, and to nobody before that. */
const post = (message) => {
  if (canTell()) host.postMessage({ messageId: `${++sent}`, ...message }, known.origin);
};
const tell = (messageType, payload) => known && post({ messagingHandle: known.handle, messageType, payload });
/** Tells, and says whether an answer came. */
const ask = (messageType, payload) => {
  tell(messageType, payload);
  const id = `${sent}`;
  const answered = new Promise((go) => waiting.set(id, () => go(true)));
  return Promise.race([answered, pause(LONGEST_WAIT).then(() => false)]).finally(() => waiting.delete(id));
};

let height = 0;
const tellHeight = () => {
  const now = Math.ceil(document.body.getBoundingClientRect().height);
  if (now === height || !known) return;
  height = now;
  tell("legcheck.height", { height });
};

const kind = () => {
  const at = step();
  if (at === "start") return at;
  // An emergency in the middle of the check is a result too: the step may not tell an answer.
  if (at === "result" || at === "emergency") return "result";
  return content()?.querySelector("form.question") || at === "review" ? "question" : "page";
};
let shown;
const tellStep = () => {
  const now = step() + location.pathname;
  if (!now || now === shown || !known) return;
  // The first page moves nothing.
  if (shown !== undefined || own.counts === "on") tell("legcheck.step", own.counts === "on" ? { kind: kind() } : {});
  shown = now;
};

const answer = (id, payload) => post({ responseToMessageId: id, payload });
let [read, since] = [0, 0];
const hear = async ({ source, origin, data }) => {
  if (source !== host || (known && origin !== known.origin)) return;
  const now = performance.now();
  if (now - since > SPAN) [read, since] = [0, now];
  if (++read > MOST) return;
  let text;
  try {
    text = JSON.stringify(data);
  } catch {
    return;
  }
  if (typeof text !== "string" || text.length > 4096) return;
  await loaded;
  const found = message(text, known?.handle ?? "");
  if (!found) return;
  const { asked, id, handle } = JSON.parse(found);
  if (asked === "handshake") {
    known ??= { origin, handle };
    answer(id, { application: { name: "LegCheck", version: files.version, publisher: "LegCheck" }, capabilities: {} });
    height = 0;
    changed();
  } else if (asked === "answer") {
    waiting.get(id)?.();
  } else {
    // What the person answered is theirs: they alone can share it, by a button that says with whom.
    const diagnostics = asked === "answers" ? "The person has not shared anything." : "Not supported.";
    const issue = [{ severity: "error", code: asked === "answers" ? "suppressed" : "not-supported", diagnostics }];
    answer(id, { status: "failure", outcome: { resourceType: "OperationOutcome", issue } });
  }
};

// ---- What the clinic adds to the page.

const lines = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent.trim()).filter(Boolean);
const isFact = (e) => e.localName === "li" || e.firstElementChild?.localName === "strong";
const facts = () => [...document.querySelectorAll(".tell li, .tell p")].filter(isFact).map((e) => e.textContent.trim());
/** What the person sees, and no more: nothing is shared that they could not read first. */
const result = () => ({
  level: document.querySelector(".banner")?.dataset.level ?? "",
  urgency: lines("#banner-title").join(" "),
  reasons: lines(".reasons > li > strong"),
  facts: facts(),
  causes: lines("ol.causes > li > h3"),
  versions: lines(".versions").join(" "),
});

const share = (slot) => {
  if (slot.firstChild || !canTell() || step() !== "result") return;
  const offer = part("share");
  if (!offer) return;
  slot.append(offer);
  offer.querySelector("[data-action=share]").addEventListener("click", () => {
    const what = result();
    const question = part("share-ask", { origin: known.origin });
    const list = question.querySelector("[data-list]");
    for (const line of [what.urgency, ...what.reasons, ...what.facts, ...what.causes, what.versions]) {
      const item = document.createElement("li");
      item.textContent = line;
      list.append(item);
    }
    slot.replaceChildren(question);
    question.querySelector("h2").focus();
    const close = (name) => {
      const said = part(name, { origin: known.origin });
      slot.replaceChildren(said);
      said.focus();
    };
    question.querySelector("[data-action=share-now]").addEventListener("click", async (event) => {
      event.target.disabled = true;
      const came = await ask("legcheck.result", what);
      if (came) tell("ui.done", {});
      close(came ? "shared" : "share-failed");
    });
    question.querySelector("[data-action=share-not]").addEventListener("click", () => {
      slot.replaceChildren();
      share(slot);
      slot.querySelector("[data-action=share]")?.focus();
    });
  });
};

const contact = (slot) => {
  const { phone, "out-of-hours": closed, booking, name } = own;
  // Beside an emergency no other number may stand.
  const isCalm = document.querySelector(".banner:not(.emergency-now)");
  if (slot.firstChild || !isCalm || !(phone || closed || booking)) return;
  const links = { "phone-link": own["phone-link"], "closed-link": own["out-of-hours-link"], booking };
  const card = part("contact", { name, phone, closed, ...links });
  if (card) slot.append(card);
};

const fillAll = () => {
  if (!parts) return;
  for (const [name, fill] of [["contact", contact], ["share", share]]) {
    const slot = document.querySelector(`[data-slot=${name}]`);
    if (slot) fill(slot);
  }
  // A frame may be forbidden to dial, and no browser says so.
  for (const buttons of document.querySelectorAll(".call-buttons")) {
    if (buttons.nextElementSibling?.dataset.part !== "dial") {
      const line = part("dial");
      if (line) buttons.after(line);
    }
  }
  if (own.name && !document.getElementById("clinic-name")) {
    const strip = part("strip", { name: own.name });
    if (strip) {
      strip.id = "clinic-name";
      document.getElementById("app")?.before(strip);
    }
  }
};

/** Says beside what was pressed why nothing came of it. */
const say = (beside, name, fills) => {
  beside.parentElement.querySelector(`[data-part=${name}]`)?.remove();
  const line = part(name, fills);
  if (line) beside.after(line);
};

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && /^https?:/.test(link.href)) {
      if (new URL(link.href).origin !== new URL(document.baseURI).origin) {
        // Another site opens beside the clinic's page, never in the frame.
        link.target = "_blank";
        link.rel = "noopener";
        say(link, "elsewhere", { address: link.href });
      } else if (!(isApp && root.dataset.app === "ready") && location.search && !new URL(link.href).search) {
        // A page that is loaded anew is set as this one.
        const to = new URL(link.href);
        to.search = location.search;
        link.href = to.href;
      }
    }
    const print = event.target.closest?.("[data-action=print]");
    if (print) {
      let printed = false;
      addEventListener("beforeprint", () => (printed = true), { once: true });
      setTimeout(() => printed || say(print, "no-print"), 500);
    }
  },
  true,
);
addEventListener("message", hear);
const changed = () => {
  fillAll();
  tellStep();
  tellHeight();
};
new MutationObserver(changed).observe(document.body, { childList: true, subtree: true });
new ResizeObserver(tellHeight).observe(document.body);

words.then((found) => {
  parts = found;
  changed();
});
// The starter script waits for this before it lets the app begin.
const set = () => {
  root.dataset.set = "";
  dispatchEvent(new Event("legcheck-set"));
};
readAll().then(set, set).then(changed);

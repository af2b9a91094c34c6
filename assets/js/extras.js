// Fills the places that the app and some static pages leave for the second module (`src/extras/`): the rest of a result, the
// body picture, export. The build puts `files`, the JS bindings, module.js and aloud.js above.

/** @type {Map<HTMLElement, { place: Place, session: string }>} */
const filled = new Map();

/** @param {Uint8Array} details */
const fillPlaces = (details) => {
  for (const [element, { place }] of filled) {
    if (element.isConnected) continue;
    filled.delete(element);
    place.empty();
  }
  for (const element of document.querySelectorAll("[data-place]")) {
    const { place: kind = "", session = "" } = element.dataset;
    const before = filled.get(element);
    if (before?.session === session) continue;
    before?.place.fill(session);
    filled.set(element, { place: before?.place ?? new Place(element, kind, session, details), session });
    // Yew has drawn it by the next task.
    setTimeout(() => {
      showAloud();
      element.dataset.filled = "";
      document.documentElement.dataset.result = "drawn";
    }, 0);
  }
};

/** Loads the styles, without which nothing may be drawn. */
const loadStyles = () =>
  new Promise((done) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = files.style;
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });

const start = async () => {
  // Everyone fetches all pictures at the same time, so that requests do not reveal which question is shown.
  new Image().src = "pictures.svg";
  const empty = () => new ArrayBuffer(0);
  const details = fetchWhole(files.details, files.detailsIntegrity).then((response) =>
    response.ok ? response.arrayBuffer() : empty(),
  );
  const [, bytes] = await Promise.all([loadModule(), details.catch(empty), loadStyles()]);
  const fill = () => fillPlaces(new Uint8Array(bytes));
  new MutationObserver(fill).observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-session"],
  });
  fill();
};
// As in start.js.
addEventListener("legcheck-left", () => {
  if (!wasm) return;
  getUint8ArrayMemory0().fill(0);
  wasm = undefined;
});

/**
 * Apps with a browser inside, and frames, may ignore a call to print without a word. Then the notice beside the button tells of
 * other ways. A dialog takes the focus from the page, in WebKit before it says that it prints.
 * @param {Event} event
 */
const watchPrinting = (event) => {
  const button = /** @type {Element} */ (event.target).closest("[data-action^=print]");
  const notice = button?.closest("section")?.querySelector("[data-notice=print]");
  if (!notice) return;
  // A second press starts the watch again.
  notice.hidden = true;
  const timer = setTimeout(() => (notice.hidden = false), 1500);
  addEventListener("blur", () => clearTimeout(timer), { once: true });
  const prints = () => {
    clearTimeout(timer);
    notice.hidden = true;
  };
  addEventListener("beforeprint", prints, { once: true });
};
// On `window`, before boot.js prints: until a dialog is closed, no script may run.
addEventListener("click", watchPrinting, true);
start().catch((error) => {
  console.error("LegCheck: the rest of the page could not be drawn.", error);
  document.documentElement.dataset.result = "failed";
});

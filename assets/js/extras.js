// Has the places filled that the app and some pages leave for the second module (`src/extras/`): the rest of a result, the
// picture of the body, what is taken along. The build puts `files`, the glue of the module and assets/js/module.js above.
const filled = new Map();

const look = (details) => {
  for (const [element, place] of filled) {
    if (element.isConnected) continue;
    filled.delete(element);
    place.empty();
  }
  for (const element of document.querySelectorAll("[data-place]")) {
    const { place: kind, session = "" } = element.dataset;
    const place = filled.get(element);
    if (!place) filled.set(element, new Place(element, kind, session, details));
    else if (place.session !== session) place.fill(session);
    filled.get(element).session = session;
    // By then it is drawn.
    setTimeout(() => { element.dataset.filled = ""; }, 0);
  }
};

/** The styles, which must be there before anything is drawn. */
const styles = () =>
  new Promise((done) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = files.style;
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });

const start = async () => {
  // Everybody gets the pictures at the same time, so that nobody sees from a request which question is shown.
  new Image().src = "pictures.svg";
  const details = fetch(files.details).then((answer) => (answer.ok ? answer.arrayBuffer() : new ArrayBuffer(0)));
  const [, bytes] = await Promise.all([loadModule(), details.catch(() => new ArrayBuffer(0)), styles()]);
  const again = () => look(new Uint8Array(bytes));
  new MutationObserver(again).observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-session"] });
  again();
};
start().catch((error) => {
  console.error("LegCheck: the rest of the page could not be drawn.", error);
  document.documentElement.dataset.result = "failed";
});

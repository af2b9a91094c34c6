// Bootstraps the app. The build appends this file to the JS bindings, so that one integrity hash covers both. Fetches the
// wasm, lets the app draw into a hidden element beside the static main part, and then swaps the two.
const page = document.documentElement;
/** @type {AppFiles} */
const files = document.querySelector("meta[name=legcheck-app]").dataset;

/**
 * What an element of the static page and its counterpart in the app have in common.
 * @param {Element & { name?: string, value?: string }} e
 */
const likeness = (e) =>
  [e.tagName, e.id, e.name, e.value, e.getAttribute("href"), e.dataset.action, e.textContent].join("|");

/** Puts the app in the place of the static main part. Ticks, focus, scroll, opened details and an early Continue are kept. */
const takeOver = () => {
  const now = document.getElementById("main");
  const next = document.getElementById("app-next");
  if (!now || !next) return;
  const active = document.activeElement;
  const focused = active && now.contains(active) ? likeness(active) : "";
  const ticked = [...now.querySelectorAll("input:checked")].map((e) => [e.name, e.value]);
  const opened = [...now.querySelectorAll("details[open] > summary")].map((e) => e.textContent);
  const step = now.querySelector("form[data-step]")?.dataset.step;
  const [x, y] = [scrollX, scrollY];
  const pressed = page.dataset.pressed;

  next.id = "main";
  next.hidden = false;
  now.replaceWith(next);
  for (const summary of next.querySelectorAll("details > summary")) {
    if (!opened.includes(summary.textContent)) continue;
    summary.parentElement.dataset.kept = "";
    summary.parentElement.open = true;
  }
  // "None of these" takes out the others, and they take it out: a sign that was ticked must stay.
  const isNone = (/** @type {HTMLInputElement} */ input) => Number(input.value === "none");
  const inputs = [...next.querySelectorAll("input")].sort((a, b) => isNone(b) - isNone(a));
  for (const input of inputs) {
    if (!input.checked && ticked.some(([name, value]) => name === input.name && value === input.value)) input.click();
  }
  if (focused) {
    const all = [...next.querySelectorAll("a, button, input, summary, [tabindex]")];
    all.find((e) => likeness(e) === focused)?.focus({ preventScroll: true });
  }
  if (scrollX !== x || scrollY !== y) scrollTo(x, y);
  delete page.dataset.pressed;
  delete page.dataset.resume;
  page.dataset.app = "ready";
  if (pressed && step && next.querySelector("form[data-step]")?.dataset.step === step) {
    // The app has to process the ticks first.
    pause().then(() => next.querySelector(`form[data-step="${step}"] [data-action="${pressed}"]`)?.click());
  }
  addEventListener("click", onClick);
  dispatchEvent(new Event("legcheck-settled"));
};

/**
 * Asks the app to open an internal link, wherever it is in the page: a page load would lose the answers where the browser
 * stores nothing. If the app does not handle it, the browser follows the link.
 * @param {MouseEvent} event
 */
const onClick = (event) => {
  const link = event.target?.closest?.("a[href]");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented) return;
  const request = new Event("legcheck-wish", { bubbles: true, cancelable: true });
  if (!link.dispatchEvent(request)) event.preventDefault();
};

/** Lets the browser paint and handle input between two steps. */
const pause = () => new Promise((go) => setTimeout(go, 0));

const start = async () => {
  const integrity = files.wasmIntegrity;
  // A cache may hold half of it for good.
  const response = await fetch(files.wasm, { integrity }).catch(() =>
    fetch(files.wasm, { integrity, cache: "reload" }),
  );
  if (!response.ok) throw new Error(`the app could not be fetched: ${response.status}`);
  // Streaming needs the right type, which a simple host may not send.
  const isTyped = response.headers.get("content-type") === "application/wasm";
  const module = await (isTyped
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer()));
  await pause();
  await __wbg_init({ module_or_path: module });
  await pause();
  load();
  await pause();
  const now = /** @type {HTMLElement} */ (document.getElementById("main"));
  const root = now.cloneNode(false);
  root.id = "app-next";
  root.hidden = true;
  now.after(root);
  addEventListener("legcheck-ready", () => pause().then(takeOver).catch(fail), { once: true });
  draw();
};

/** @param {unknown} error */
const fail = (error) => {
  console.error("LegCheck: the app could not start.", error);
  dispatchEvent(new Event("legcheck-failed"));
};

// The person has left: nothing of the app may be found or go on. Without `wasm`, no listener can call it.
addEventListener("legcheck-left", () => {
  if (!wasm) return;
  getUint8ArrayMemory0().fill(0);
  wasm = undefined;
});
start().catch(fail);

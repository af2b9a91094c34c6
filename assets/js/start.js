// Follows the glue of wasm-bindgen in one module, so that one integrity covers both. Fetches the app, lets it draw itself
// beside the main part of the static page, and then puts it in its place with everything the person did there meanwhile.
const page = document.documentElement;
const files = document.querySelector("meta[name=legcheck-app]").dataset;

/** What is the same about an element of the static page and its likeness in the app. */
const likeness = (e) =>
  [e.tagName, e.id, e.name, e.value, e.getAttribute("href"), e.dataset.action, e.textContent].join("|");

const takeOver = () => {
  const now = document.getElementById("main");
  const next = document.getElementById("app-next");
  if (!now || !next) return;
  const focused = now.contains(document.activeElement) ? likeness(document.activeElement) : "";
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
  for (const input of next.querySelectorAll("input")) {
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
    // The app takes note of the ticks before it goes on.
    pause().then(() => next.querySelector(`form[data-step="${step}"] [data-action="${pressed}"]`)?.click());
  }
  addEventListener("click", onLink);
  dispatchEvent(new Event("legcheck-settled"));
};

/**
 * The app opens the pages of the site itself, wherever the link stands, so that the answers of a person whose browser keeps
 * nothing are still there. Where it cannot, the browser follows the link.
 */
const onLink = (event) => {
  const link = event.target.closest?.("a[href]");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented) return;
  const wish = new Event("legcheck-wish", { bubbles: true, cancelable: true });
  if (!link.dispatchEvent(wish)) event.preventDefault();
};

/** Lets the browser draw and listen in between, so that no step holds up what a person does. */
const pause = () => new Promise((go) => setTimeout(go, 0));

const start = async () => {
  const answer = await fetch(files.wasm, { integrity: files.wasmIntegrity });
  if (!answer.ok) throw new Error(`the app did not come: ${answer.status}`);
  // A simple host may not know the type, and then the browser wants the whole file first.
  const known = answer.headers.get("content-type") === "application/wasm";
  const module = await (known ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer()));
  await pause();
  await __wbg_init({ module_or_path: module });
  await pause();
  load();
  await pause();
  const now = document.getElementById("main");
  const root = now.cloneNode(false);
  root.id = "app-next";
  root.hidden = true;
  now.after(root);
  addEventListener("legcheck-ready", () => pause().then(takeOver), { once: true });
  draw();
};
start();

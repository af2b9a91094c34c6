// The page for clinics: reads the form, shows what is wrong, and makes the lines and the preview. What is right is decided
// by the module of `clinic/`, as it is in the frame itself.
// `files` is put above by the build.
const form = document.getElementById("clinic-settings");
const guide = new URL("./", document.baseURI).href;
const script = new URL(files.embed, document.baseURI).href;
const out = (id) => document.getElementById(id);

const show = (selector, isShown) => {
  for (const element of document.querySelectorAll(selector)) element.hidden = !isShown;
};

const values = () => {
  const all = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
  return JSON.stringify({ v: 1, ...all });
};

let shown;
/** It is our own page in our own page, so that a sandbox would keep nothing apart. A frame is made anew only when its address changes, and then in the place of the old one, so that Back stays clean. */
const preview = (address) => {
  if (address === shown) return;
  shown = address;
  const frame = document.createElement("iframe");
  frame.title = "LegCheck";
  frame.src = address;
  out("clinic-preview").replaceChildren(frame);
};

const make = () => {
  const text = values();
  const read = JSON.parse(settings(text, files.regions, files.languages));
  show("[data-wrong], [data-contrast]", false);
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const { field, why, nearest } of read.problems) {
    form.elements[field]?.setAttribute("aria-invalid", "true");
    if (why === "low-contrast") {
      show("[data-contrast]", true);
      document.querySelector("[data-nearest]").textContent = nearest;
    } else {
      show(`[data-wrong="${field}"]`, true);
    }
  }
  out("clinic-snippet").value = snippet(text, files.regions, files.languages, guide, script, files.embedIntegrity);
  const own = Object.fromEntries(Object.entries(read.settings).filter(([name]) => !name.endsWith("-link")));
  out("clinic-file").value = JSON.stringify({ v: 1, ...own }, null, 2);
  preview(new URL(`?${new URLSearchParams({ v: 1, ...own })}`, guide).href);
};

const copy = async () => {
  const lines = out("clinic-snippet");
  const copied = await navigator.clipboard.writeText(lines.value).then(() => true, () => false);
  show("[data-said=copied]", copied);
  show("[data-said=not-copied]", !copied);
  if (!copied) lines.select();
};

let later;
const start = async () => {
  const answer = await fetch(files.wasm, { integrity: files.wasmIntegrity });
  if (!answer.ok) throw new Error(`the part for clinics did not come: ${answer.status}`);
  await __wbg_init({ module_or_path: await WebAssembly.compile(await answer.arrayBuffer()) });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(make, 300);
  });
  document.addEventListener("click", (event) => {
    const action = event.target.closest?.("[data-action]")?.dataset.action;
    if (action === "copy") copy();
    if (action === "use-nearest") {
      form.elements.colour.value = document.querySelector("[data-nearest]").textContent;
      make();
      form.elements.colour.focus();
    }
  });
  make();
  document.documentElement.dataset.clinics = "ready";
};
start();

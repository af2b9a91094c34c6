// The page for clinics: reads the form, shows what is wrong, and the lines and the preview that the module of `crates/embed/` makes
// of the rest. What is right is decided there, as it is for the frame itself. The build puts `files`, the glue of the module
// and assets/js/module.js above.
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
/** It is our own page in our own page, so that a sandbox would keep nothing apart. A frame is made anew only when its address
    changes, and then in the place of the old one, so that Back stays clean. */
const preview = (address) => {
  if (address === shown) return;
  shown = address;
  const frame = document.createElement("iframe");
  frame.title = "LegCheck";
  frame.src = address;
  out("clinic-preview").replaceChildren(frame);
};

const make = () => {
  const said = made(values(), files.regions, files.languages, guide, script, files.embedIntegrity);
  const { problems, lines, file, address } = JSON.parse(said);
  show("[data-wrong], [data-contrast]", false);
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const { field, why, nearest } of problems) {
    form.elements[field]?.setAttribute("aria-invalid", "true");
    if (why === "low-contrast") {
      show("[data-contrast]", true);
      document.querySelector("[data-nearest]").textContent = nearest;
    } else {
      show(`[data-wrong="${field}"]`, true);
    }
  }
  out("clinic-snippet").value = lines;
  out("clinic-file").value = file;
  preview(address);
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
  await loadModule();
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

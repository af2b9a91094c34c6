// The page for clinics: sends the form to the module of `crates/embed/`, which validates it as a frame would, and shows the
// problems, the lines to copy and a preview. The build puts `files`, the JS bindings and module.js above.
const form = document.getElementById("clinic-settings");
const guide = new URL("./", document.baseURI).href;
const script = new URL(files.embed, document.baseURI).href;
const snippet = document.getElementById("clinic-snippet");

/**
 * @param {string} selector
 * @param {boolean} isShown
 */
const show = (selector, isShown) => {
  for (const element of document.querySelectorAll(selector)) element.hidden = !isShown;
};

/** The settings in the form, as JSON. */
const values = () => {
  const all = Object.fromEntries([...new FormData(form)].filter(([, value]) => String(value).trim() !== ""));
  return JSON.stringify({ v: 1, ...all });
};

/** @type {string} */
let previewed;
/**
 * Shows the guide as a clinic would frame it. A changed address makes a new frame in place of the old one, so that the preview
 * adds nothing to the history. It is our own page in our own page, so a sandbox would protect nothing.
 * @param {string} address
 */
const preview = (address) => {
  if (address === previewed) return;
  previewed = address;
  const frame = document.createElement("iframe");
  frame.title = "LegCheck";
  frame.src = address;
  document.getElementById("clinic-preview").replaceChildren(frame);
};

/** The field of the color, and the picker beside it, which knows no empty value. */
const colour = form.elements.colour;
const picker = document.getElementById("pick-colour");

const update = () => {
  if (/^#[0-9a-f]{6}$/i.test(colour.value)) picker.value = colour.value;
  /** @type {Made} */
  const { problems, dials, lines, link, file, address } = JSON.parse(
    made(values(), files.regions, files.languages, guide, script, files.embedIntegrity),
  );
  show("[data-wrong], [data-contrast]", false);
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const { field, why, nearest } of problems) {
    const input = form.elements[field];
    input?.setAttribute("aria-invalid", "true");
    const around = input?.closest("details");
    if (around) around.open = true;
    if (why === "low-contrast") {
      show("[data-contrast]", true);
      document.querySelector("[data-nearest]").textContent = nearest ?? "";
    } else {
      show(`[data-wrong="${field}"]`, true);
    }
  }
  for (const place of document.querySelectorAll("[data-dials]")) {
    const dialled = dials[place.dataset.dials ?? ""] ?? "";
    place.textContent = dialled;
    if (place.parentElement) place.parentElement.hidden = dialled === "";
  }
  snippet.value = lines;
  document.getElementById("clinic-file").value = file;
  document.getElementById("clinic-link").value = link;
  preview(address);
};

const copy = async () => {
  const isCopied = await navigator.clipboard.writeText(snippet.value).then(
    () => true,
    () => false,
  );
  show("[data-said=copied]", isCopied);
  show("[data-said=not-copied]", !isCopied);
  if (!isCopied) snippet.select();
};

/** @type {ReturnType<typeof setTimeout>} */
let timer;
const start = async () => {
  await loadModule();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target === picker) colour.value = picker.value;
    clearTimeout(timer);
    timer = setTimeout(update, 300);
  });
  document.addEventListener("click", (event) => {
    const action = event.target?.closest?.("[data-action]")?.dataset.action;
    if (action === "copy") copy();
    if (action === "use-nearest") {
      colour.value = document.querySelector("[data-nearest]").textContent;
      update();
      colour.focus();
    }
  });
  update();
  document.documentElement.dataset.clinics = "ready";
};
start();

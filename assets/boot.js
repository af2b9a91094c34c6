// Starts the app. An external file, since the content security policy forbids inline scripts.
// When it cannot start, the page says so and the static advice stays as it is.
const tag = document.querySelector("script[data-wasm]");
const page = document.documentElement;
const failed = () => {
  if (page.dataset.app !== "ready") page.dataset.app = "failed";
};
addEventListener("error", failed);
addEventListener("unhandledrejection", failed);
try {
  const { default: init } = await import(tag.dataset.js);
  await init({ module_or_path: tag.dataset.wasm });
} catch {
  failed();
}

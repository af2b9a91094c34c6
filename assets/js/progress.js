// Where this tab is in the check. The build puts this file above offline.js.

/** The step that the page shows. Every question counts as `check`. */
const currentStep = () => {
  if (location.pathname.endsWith("/check/")) return "check";
  return document.querySelector("main [data-step]")?.dataset.step ?? "";
};

/**
 * A storage, or undefined if the browser denies access to it.
 * @param {"sessionStorage" | "localStorage"} name
 */
const storage = (name) => {
  try {
    return globalThis[name];
  } catch {
    return undefined;
  }
};

/** Whether something was answered in this tab. Where nothing can be stored this is unknown, so it is assumed. */
const isBegun = () => {
  const kept = storage("sessionStorage");
  const session = kept?.getItem("legcheck.session") ?? "";
  return !kept || Boolean(session.split("\n")[4]) || document.querySelector("main input:checked") !== null;
};

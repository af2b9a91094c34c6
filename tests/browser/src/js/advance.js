// Ticks tiles on the page of a step, presses a button, and waits for the next page and the focus on its heading. A
// single script, because each driver call costs more than the page itself. Arguments: the step, the ticks, the
// button's data-action, whether the focus must move, and the callback.
const [step, ticks, action, focus, done] = arguments;
const shown = () => document.querySelector("main [data-step]");
// Otherwise an exception in the app would only show up as a timeout.
if (globalThis.faults === undefined) {
  globalThis.faults = [];
  const note = ({ error, reason, message }) => globalThis.faults.push((error ?? reason)?.stack ?? message);
  addEventListener("error", (event) => note(event), true);
  addEventListener("unhandledrejection", (event) => note(event));
}
const before = shown();
// An error from an earlier attempt stays until the page is left.
const erred = document.getElementById("error-summary") !== null;
const name = (tile) =>
  before.dataset.finding || !tile.dataset.finding
    ? tile.dataset.choice
    : `${tile.dataset.finding}/${tile.dataset.choice}`;
const start = () => {
  if (before?.dataset.step !== step) return `is on the step ${before?.dataset.step}`;
  const tiles = [...before.querySelectorAll("label.tile[data-choice]")];
  const unknown = ticks.filter((tick) => !tiles.some((tile) => name(tile) === tick));
  if (unknown.length > 0) return `offers ${tiles.map(name)} and not ${unknown}`;
  const button = before.querySelector(`[data-action="${action}"]`);
  if (!button) return `has no button ${action}`;
  if (action === "continue") {
    for (const tile of tiles) {
      const input = tile.querySelector("input");
      const wanted = ticks.includes(name(tile));
      // A radio button can only be cleared by choosing another one.
      if (input.checked !== wanted && (wanted || input.type === "checkbox")) input.click();
    }
  }
  button.click();
  return null;
};
const problem = start();
if (problem) {
  done({ problem });
} else {
  const timers = [];
  let observer;
  const finish = (result) => {
    observer.disconnect();
    timers.forEach(clearTimeout);
    done(result);
  };
  const look = () => {
    const now = shown();
    const summary = !erred && before.isConnected && document.getElementById("error-summary");
    if (summary) finish({ problem: `shows the error ${JSON.stringify(summary.innerText)}` });
    if (!now || (now === before && now.dataset.step === step)) return;
    if (!focus || document.activeElement?.id === "page-title") finish({ step: now.dataset.step });
  };
  observer = new MutationObserver(look);
  observer.observe(document.getElementById("app"), { childList: true, subtree: true, attributes: true });
  // Moving the focus does not mutate the tree, so poll as well.
  timers.push(setInterval(look, 5));
  timers.push(
    setTimeout(() => {
      const at = document.activeElement;
      finish({
        problem: `is on the step ${shown()?.dataset.step} after 25 s, with the focus on ${at?.localName}#${at?.id}; faults: ${globalThis.faults.join("; ")}`,
      });
      // Drivers stop a script after 30 s.
    }, 25000),
  );
}

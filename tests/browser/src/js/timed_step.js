// Ticks tiles on the page of a step, presses Continue, and returns the milliseconds from the click until the next
// question is painted. Keeps a copy of the page. Arguments: the step, the ticks, and the callback.
const [step, ticks, done] = arguments;
const shown = () => document.querySelector("main [data-step]");
const before = shown();
const name = ({ dataset: { finding, choice } }) =>
  before.dataset.finding || !finding ? choice : `${finding}/${choice}`;
const changed = () =>
  new Promise((resolve, reject) => {
    const look = () => {
      const now = shown();
      if (!now || (now === before && now.dataset.step === step)) return;
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["data-step"],
    });
    const timer = setTimeout(
      () => reject(new Error(`no next question; ${document.body.innerText.slice(0, 300)}`)),
      8000,
    );
  });
const run = async () => {
  if (before?.dataset.step !== step) throw new Error(`the page is on ${before?.dataset.step}`);
  for (const tile of before.querySelectorAll("label.tile[data-choice]")) {
    const input = tile.querySelector("input");
    const wanted = ticks.includes(name(tile));
    // A radio button can only be cleared by choosing another one.
    if (input.checked !== wanted && (wanted || input.type === "checkbox")) input.click();
  }
  // For `bare_steps.js`.
  (document.keptPages ??= []).push(before.closest("main").cloneNode(true));
  // The ticks cause work of their own, which must not count towards the step.
  await painted();
  const button = before.querySelector("[data-action=continue]");
  let clicked;
  button.addEventListener("click", (event) => (clicked = event.timeStamp), { capture: true, once: true });
  const next = changed();
  button.click();
  await next;
  return (await painted()) - clicked;
};
run().then(
  (millis) => done({ millis }),
  (error) => done({ problem: error.message }),
);

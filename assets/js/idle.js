// Hides a check that nobody has touched for a while behind a cover, so that the next person does not see it; where the device
// or the clinic says so, it erases it. Timers stop while a device sleeps, so the page also looks whenever it is seen or touched
// again. The build puts this file above offline.js and frame.js.
const IDLE = "legcheck.idle";
const RULE = /^(hide|erase) (\d+)$/;
/** How long the cover is there before it erases: who needs time can still go on. */
const LAST_CALL = 20_000;
const LOOK_EVERY = 5000;
/** What shows answers, or leads back to them. */
const ANSWERS =
  "main :is(form.question, [data-action=resume], [data-step=picture], [data-step=emergency], [data-step=review], [data-step=result])";

/** What happens, and after how many milliseconds: as the clinic set it, or the device, or as usual. */
const idleRule = () => {
  let said = document.documentElement.dataset.idle;
  try {
    said ??= localStorage.getItem(IDLE) ?? undefined;
  } catch {
    // A browser that refuses access holds no choice.
  }
  const [, what, seconds] = RULE.exec(said ?? "") ?? ["", "hide", "600"];
  return { isErased: what === "erase", after: 1000 * Number(seconds) };
};

/**
 * Both clocks: the one of the page may stand still while the device sleeps, and the one of the device may jump. A jump hides
 * what is there, and erases nothing.
 */
const moment = () => ({ page: performance.now(), device: Date.now() });
/** @param {{ page: number, device: number }} then */
const elapsed = (then) => Math.max(performance.now() - then.page, Date.now() - then.device);

let touchedAt = moment();
let coveredAt = Infinity;
const findCover = () => /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.idle"));

/** @param {boolean} isErased */
const hide = (isErased) => {
  const cover = findCover();
  if (!cover) return;
  coveredAt = performance.now();
  const lastCall = cover.querySelector("[data-idle]");
  if (lastCall) lastCall.hidden = !isErased;
  // Nobody finds it open, one press away from erasing.
  cover.querySelectorAll("details").forEach((details) => (details.open = false));
  document.documentElement.dataset.covered = "";
  cover.addEventListener("close", goOn, { once: true });
  cover.showModal?.();
  cover.open = true;
};

const goOn = () => {
  touchedAt = moment();
  coveredAt = Infinity;
  delete document.documentElement.dataset.covered;
};

const lookIdle = () => {
  const { isErased, after } = idleRule();
  const isCovered = coveredAt !== Infinity;
  if (isCovered && isErased && performance.now() - coveredAt > LAST_CALL)
    findCover()?.querySelector("a[data-action=erase]")?.click();
  if (!isCovered && elapsed(touchedAt) > after && document.querySelector(ANSWERS)) hide(isErased);
};

const touched = () => {
  if (elapsed(touchedAt) > LOOK_EVERY) lookIdle();
  if (coveredAt === Infinity) touchedAt = moment();
};
for (const kind of ["pointerdown", "keydown", "wheel", "scroll", "input"]) {
  addEventListener(kind, touched, { capture: true, passive: true });
}
document.addEventListener("click", ({ target }) => {
  // The way to emergency help leads away from the answers.
  if (target?.closest?.("dialog.idle :is([data-action=uncover], a:not([data-action]))")) findCover()?.close();
});
document.addEventListener("visibilitychange", lookIdle);
setInterval(lookIdle, LOOK_EVERY);

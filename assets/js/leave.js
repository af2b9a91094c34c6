// "Leave quickly" by keyboard: Shift three times within five seconds, as in "Exit this page" of the GOV.UK Design System. Not in
// a frame, where the link is hidden too. The build puts this file above offline.js, which shows how many presses are left.
const PRESSES = 3;
const LONGEST = 5000;

let presses = 0;
/** Whether Shift went down, and nothing else has happened since: with a letter or Tab it is part of another command. */
let isAlone = false;
/** @type {ReturnType<typeof setTimeout>} */
let tooLate;

const startOver = () => {
  isAlone = false;
  if (presses === 0) return;
  presses = 0;
  clearTimeout(tooLate);
  setOne("leave-", "not");
};

addEventListener(
  "keydown",
  ({ key, repeat, ctrlKey, altKey, metaKey }) => {
    if (key !== "Shift" || repeat || ctrlKey || altKey || metaKey) startOver();
    else isAlone = true;
  },
  true,
);
addEventListener(
  "keyup",
  ({ key }) => {
    if (key !== "Shift" || !isAlone) return;
    isAlone = false;
    presses += 1;
    if (presses === 1) tooLate = setTimeout(startOver, LONGEST);
    if (presses < PRESSES) return setOne("leave-", `${PRESSES - presses}`);
    startOver();
    document.querySelector("[data-action=leave]")?.click();
  },
  true,
);
// A screen reader keeps the letter of its command to itself, but moves the focus or the selection.
for (const other of ["pointerdown", "click", "focusin", "selectionchange"]) {
  document.addEventListener(other, startOver, true);
}
addEventListener("blur", startOver);

// Reading parts of a result aloud. The build puts this file above extras.js.

/** What each button reads, in this order. */
const READS = {
  say: ".say p",
  result:
    ".banner h2, .banner-why, .banner-act, .result h2[id=do-title], .result .do li, .result h2[id=avoid-title], .result .avoid li",
};

/** A voice of the device itself. Others send the words to a server. */
const ownVoice = () => {
  const language = document.documentElement.lang;
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find((voice) => voice.localService && voice.lang.replace("_", "-").startsWith(language));
};

/** Shows the buttons where there is a voice. Browsers find their voices late. */
const showAloud = () => {
  const has = ownVoice() !== undefined;
  for (const button of document.querySelectorAll("[data-action=aloud]")) button.hidden = !has;
};

const hush = () => {
  globalThis.speechSynthesis?.cancel();
  for (const button of document.querySelectorAll("[data-action=aloud][aria-pressed=true]"))
    button.setAttribute("aria-pressed", "false");
};

/** @param {HTMLElement} button */
const readAloud = (button) => {
  const wasReading = button.getAttribute("aria-pressed") === "true";
  hush();
  const voice = ownVoice();
  const parts = [...document.querySelectorAll(READS[/** @type {keyof typeof READS} */ (button.dataset.reads)])];
  if (wasReading || !voice || parts.length === 0) return;
  button.setAttribute("aria-pressed", "true");
  parts.forEach((part, place) => {
    const words = new SpeechSynthesisUtterance(part.textContent ?? "");
    words.voice = voice;
    words.lang = voice.lang;
    if (place === parts.length - 1) words.onend = () => button.setAttribute("aria-pressed", "false");
    speechSynthesis.speak(words);
  });
};
document.addEventListener("click", ({ target }) => {
  const button = target?.closest?.("[data-action=aloud]");
  if (button) readAloud(button);
});
globalThis.speechSynthesis?.addEventListener?.("voiceschanged", showAloud);
for (const event of ["legcheck-moved", "legcheck-left", "pagehide"]) addEventListener(event, hush);

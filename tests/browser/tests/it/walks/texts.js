// What the page says, text by text and in order, without white space; words of the translator (`translator.js`) are read back.
// Also what is wrong with it at once: numbers that differ from what they dial, and an app that broke.
const rot13 = (words) =>
  words.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode((code & 31) > 13 ? code - 13 : code + 13);
  });
const main = document.getElementById("main");
const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
const texts = [];
while (walker.nextNode()) {
  const text = walker.currentNode;
  // What the service worker does takes its own time.
  if (text.parentElement.closest("[data-when]")) continue;
  const words = text.parentElement.localName === "font" ? rot13(text.data) : text.data;
  // A minute may pass between two walks.
  if (words.trim()) texts.push(words.trim().replace(/\b\d\d:\d\d\b/g, "hh:mm"));
}
const digits = (words) => words.replace(/\D/g, "");
const wrong = [...main.querySelectorAll("a[href^='tel:'], a[href^='sms:']")]
  .filter((link) => {
    const number = link.querySelector("[translate=no]");
    return number === null || digits(number.textContent) !== digits(link.href);
  })
  .map((link) => `${link.textContent} dials ${link.href}`);
const { app, broke, result } = document.documentElement.dataset;
if (app !== "ready" || broke !== undefined || result === "failed") wrong.push("the app broke");
const at = document.activeElement;
return { texts, wrong, focus: `${at?.localName}#${at?.id}[${at?.dataset?.action ?? ""}]` };

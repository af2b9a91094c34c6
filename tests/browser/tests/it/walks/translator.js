// Stands in for a page translator, as browsers have one: each text node is taken out, and elements with other words of the same
// length stand in its place. What comes later is translated too. Argument: the milliseconds until it answers; none: at once.
// ROT13 stands for the other language, since it can be read back.
const [delay] = arguments;
const rot13 = (words) =>
  words.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode((code & 31) > 13 ? code - 13 : code + 13);
  });
const isLeft = (text) =>
  !text.data.trim() || text.parentElement?.closest("[translate=no], font, script, style, noscript, template, textarea");
const untranslated = () => {
  const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (!isLeft(walker.currentNode)) texts.push(walker.currentNode);
  return texts;
};
const translate = () => {
  for (const text of untranslated()) {
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = rot13(text.data);
    outer.append(inner);
    text.replaceWith(outer);
  }
};
let timer;
const later = () => {
  if (delay === null) return translate();
  timer ??= setTimeout(() => {
    timer = undefined;
    translate();
  }, delay);
};
new MutationObserver(later).observe(document.getElementById("app"), {
  childList: true,
  characterData: true,
  subtree: true,
});
globalThis.untranslated = untranslated;
later();

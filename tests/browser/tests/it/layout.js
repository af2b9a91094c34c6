// Layout problems of the current page, as a list of texts. Arguments: the text size in percent, and the minimum size
// of a target in pixels.
const [percent, least] = arguments;
const page = document.documentElement;
page.style.fontSize = percent === 100 ? "" : `${percent}%`;
const faults = [];
if (page.scrollWidth > innerWidth) {
  const wide = [...document.body.querySelectorAll("*")].filter(
    (e) => e.getBoundingClientRect().right > innerWidth + 0.5,
  );
  const names = wide.slice(0, 3).map((e) => `${e.localName}.${e.className?.baseVal ?? e.className}`);
  faults.push(`the page is ${page.scrollWidth} px wide and scrolls sideways, because of ${names.join(", ")}`);
}
// An inline link is as tall as its line: the text around it sets it apart, and it must not be enlarged.
const inText = (e) => {
  const block = e.closest("p, li, dd, td, figcaption, legend");
  return e.localName === "a" && block !== null && block.innerText.trim() !== e.innerText.trim();
};
const seen = (e) =>
  e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.matches(".skip:not(:focus)");
for (const e of document.querySelectorAll("a[href], button, summary, label.tile, select, [role=button]")) {
  if (!seen(e) || inText(e)) continue;
  const { width, height } = e.getBoundingClientRect();
  // Allow half a pixel for rounding.
  if (width < least - 0.5 || height < least - 0.5) {
    const text = e.innerText.trim().slice(0, 30);
    faults.push(`${e.localName} ${JSON.stringify(text)} is ${Math.round(width)} x ${Math.round(height)} px`);
  }
}
// Long medical words may be broken in a heading; "Emergency." must not.
const cut = (text) =>
  [...text.data.matchAll(/[^\s/-]+/g)].filter(({ 0: word, index }) => {
    const range = new Range();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return word.length <= 10 && new Set([...range.getClientRects()].map((line) => line.top)).size > 1;
  });
for (const heading of document.querySelectorAll("h1, h2")) {
  const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  while (seen(heading) && texts.nextNode()) {
    faults.push(
      ...cut(texts.currentNode).map(([word]) => `${heading.localName} cuts the word ${JSON.stringify(word)}`),
    );
  }
}
page.style.fontSize = "";
return faults;

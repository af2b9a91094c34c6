// Runs before the page does, and notes when the page first holds an element of a selector, in milliseconds since the
// visit began. `SELECTOR` is replaced by that selector. Who comes to our check without having begun it is shown the
// start page first, so that its button is pressed as soon as the app listens.
{
  let started = false;
  const observer = new MutationObserver(() => {
    if (document.querySelector(SELECTOR) !== null) {
      globalThis.answerableAt = performance.now();
      observer.disconnect();
      return;
    }
    const start = document.querySelector("html[data-app=ready] [data-action=start]");
    if (start === null || started) return;
    started = true;
    start.click();
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-app"] });
}

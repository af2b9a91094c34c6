// Runs before the page does, and notes when the page first holds an element of a selector, in milliseconds since the
// visit began. `SELECTOR` is replaced by that selector.
{
  const observer = new MutationObserver(() => {
    if (document.querySelector(SELECTOR) === null) return;
    globalThis.answerableAt = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-app"] });
}

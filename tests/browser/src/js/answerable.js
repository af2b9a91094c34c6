// Runs before the page's own scripts and records when the page first contains a match of `SELECTOR`, in milliseconds
// since the navigation started. The caller replaces `SELECTOR`. Without a started check, our app shows the start page
// first, so this presses its button as soon as the app is ready.
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

// Replaces the page with finished copies of the pages that `timed_step.js` kept, one after the other, and returns the
// milliseconds until each is painted. This is a lower bound for any app with the same pages on this machine: nothing
// is computed, the browser only does its own work for a step. Argument: the callback.
const [done] = arguments;
const run = async () => {
  const millis = [];
  for (const page of document.keptPages ?? []) {
    // People take longer, and WebKit rejects more than 100 history changes in 10 seconds.
    await new Promise((resolve) => setTimeout(resolve, 250));
    await painted();
    const begun = performance.now();
    document.querySelector("main").replaceWith(page);
    page.querySelector("h1").focus();
    scrollTo(0, 0);
    history.pushState("", "");
    document.title = page.querySelector("h1").textContent;
    millis.push((await painted()) - begun);
  }
  return millis;
};
run().then(
  (millis) => done({ millis }),
  (error) => done({ problem: error.message }),
);

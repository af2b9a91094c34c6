// Puts finished copies of the pages that `timed_step.js` kept in the place of the page, one after the other, and gives the
// milliseconds until each is painted. This is the least that any program could take for the same pages on this machine: it
// decides nothing, and only does what the browser needs for a step. Argument: the callback.
const [done] = arguments;
const run = async () => {
  const millis = [];
  for (const page of document.keptPages ?? []) {
    // People take longer, and WebKit refuses more than 100 changes of the history in 10 seconds.
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

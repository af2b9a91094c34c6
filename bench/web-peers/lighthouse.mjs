// Measures one page once: `node lighthouse.mjs ADDRESS` prints the figures as JSON. All settings are Lighthouse's own,
// which are a phone on a slow network, simulated. The browser is the one that `CHROME_PATH` names, with a fresh profile.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const categories = ["performance", "accessibility", "best-practices", "seo"];
// Without these it does not start in a container without a graphics card.
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

const chrome = await launch({ chromeFlags });
const measured = await lighthouse(process.argv[2], {
  port: chrome.port,
  logLevel: "error",
  onlyCategories: categories,
}).finally(() => chrome.kill());
const { lhr } = measured;
if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);

const number = (audit) => lhr.audits[audit]?.numericValue;
const requests = lhr.audits["network-requests"].details.items;
const bytes = (kept) => requests.filter(kept).reduce((sum, request) => sum + request.transferSize, 0);
// A page that is painted can be read; what it asks for after that is for later.
const painted = lhr.audits.metrics.details.items[0].observedFirstContentfulPaint;
const isWasm = ({ url }) => new URL(url).pathname.endsWith(".wasm");
// What weighs nothing in a category is advice and lowers no score.
const failing = Object.values(lhr.categories).flatMap(({ id: category, auditRefs }) =>
  auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => ({ category, id, score: lhr.audits[id].score })),
);
console.log(
  JSON.stringify({
    version: lhr.lighthouseVersion,
    // How fast this machine is just now; a busy one is slower, and so are all times below.
    benchmark: lhr.environment.benchmarkIndex,
    lcp: number("largest-contentful-paint"),
    fcp: number("first-contentful-paint"),
    tbt: number("total-blocking-time"),
    cls: number("cumulative-layout-shift"),
    interactive: number("interactive"),
    bytes: bytes(() => true),
    bytes_before_wasm: bytes((request) => !isWasm(request)),
    bytes_before_paint: bytes((request) => request.networkRequestTime < painted),
    scores: categories.map((id) => Math.round((lhr.categories[id].score ?? 0) * 100)),
    failing,
  }),
);

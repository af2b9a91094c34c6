//! Time and bytes of a first visit until the page accepts an answer.

use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::Site;
use serde_json::{Value, json};

/// Timeout for a page: generous, since the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// Polling interval. Each poll takes time from the page itself.
const PAUSE: Duration = Duration::from_millis(200);

/// A mid-range phone on a mobile network: latency in milliseconds, throughput in bytes per second.
const LATENCY: f64 = 150.0;
const DOWN: f64 = 1.6e6 / 8.0;
const UP: f64 = 750e3 / 8.0;
const SLOWDOWN: f64 = 4.0;

/// Loads each page `runs` times. The pages take turns, so that changes in machine load affect all of them alike.
/// Returns a list of runs for each page.
pub fn measure(runs: usize, pages: &[&str]) -> Result<Value> {
    ensure!(pages.len() % 2 == 0, "each page needs a selector and an address");
    // Opening a tab requires a site.
    let site = Site::start()?;
    let mut measured = vec![Vec::new(); pages.len() / 2];
    for _ in 0..runs {
        for (page, measured) in pages.chunks_exact(2).zip(&mut measured) {
            measured.push(load(&site, page[0], page[1])?);
        }
    }
    Ok(json!(measured))
}

/// A first visit in a freshly started browser, with nothing cached.
fn load(site: &Site, selector: &str, address: &str) -> Result<Value> {
    let engine = Engine::start(Kind::Chromium)?;
    let page = engine.page(site)?;
    slow_down(&engine)?;
    // JSON-encoded, which is also a valid JavaScript string literal.
    let script = include_str!("../../js/answerable.js").replace("SELECTOR", &json!(selector).to_string());
    engine.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))?;
    page.load(address)?;
    let end = Instant::now() + PATIENCE;
    loop {
        let found = answerable(&page)?;
        if !found.is_null() {
            return Ok(found);
        }
        if Instant::now() >= end {
            bail!("{address} has no {selector} after {} s", PATIENCE.as_secs());
        }
        std::thread::sleep(PAUSE);
    }
}

fn slow_down(engine: &Engine) -> Result<()> {
    engine.devtools("Network.enable", json!({}))?;
    let network = json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP });
    engine.devtools("Network.emulateNetworkConditions", network)?;
    engine.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWDOWN }))?;
    Ok(())
}

/// When the page accepted an answer, and the bytes received by then; null before that.
fn answerable(page: &Page<'_>) -> Result<Value> {
    page.js(
        "const millis = globalThis.answerableAt;
         if (millis === undefined) return null;
         const files = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
         const before = files.filter((file) => file.responseEnd <= millis);
         return { millis, bytes: before.reduce((sum, file) => sum + file.transferSize, 0) };",
        vec![],
    )
}

//! How long a first visit takes until the page can take an answer, and how many bytes it takes.

use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::Site;
use serde_json::{Value, json};

/// How long a page may take. Far longer than any needs, since other work may hold the machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often the page is asked whether it is done. Each question takes time from the page itself.
const PAUSE: Duration = Duration::from_millis(200);

/// A phone of the middle class on a mobile network: milliseconds and bytes a second.
const LATENCY: f64 = 150.0;
const DOWN: f64 = 1.6e6 / 8.0;
const UP: f64 = 750e3 / 8.0;
const SLOWDOWN: f64 = 4.0;

/// Loads each page so many times, one after the other, so that a change of the machine meets all alike. Gives a list of
/// runs for each page.
pub fn measure(runs: usize, pages: &[&str]) -> Result<Value> {
    ensure!(pages.len() % 2 == 0, "each page needs a selector and an address");
    // A tab can only be opened with a site at hand.
    let site = Site::start()?;
    let mut measured = vec![Vec::new(); pages.len() / 2];
    for _ in 0..runs {
        for (page, measured) in pages.chunks_exact(2).zip(&mut measured) {
            measured.push(load(&site, page[0], page[1])?);
        }
    }
    Ok(json!(measured))
}

/// One first visit, in a browser that has just been started: nothing is left in it from an earlier one.
fn load(site: &Site, selector: &str, address: &str) -> Result<Value> {
    let engine = Engine::start(Kind::Chromium)?;
    let page = engine.page(site)?;
    slow_down(&engine)?;
    // The text of a selector is put into the script as JSON, which is also a JavaScript string.
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

/// When the page could take an answer, and the bytes of everything that had come by then; nothing before.
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

//! Times the engine in Chromium: `bench PLAN` opens the page in the folder `LEGCHECK_DIST`, passes it the plan (JSON,
//! see `bench/web/bench.js`) and prints its measurements as JSON.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::site::Site;
use serde_json::Value;

/// Time limit for the page: generous, since it only guards against a hang.
const LIMIT: Duration = Duration::from_secs(30 * 60);

fn main() -> Result<()> {
    let plan = std::env::args().nth(1).context("say what to measure: bench PLAN")?;
    let plan: Value = serde_json::from_str(&plan).context("the plan is no JSON")?;
    let site = Site::start()?;
    let engine = Engine::start(Kind::Chromium)?;
    let page = engine.page(&site)?;
    page.open("/")?;
    page.js("bench(arguments[0])", vec![plan])?;
    let end = Instant::now() + LIMIT;
    loop {
        let [state, result] = ["state", "result"].map(|name| {
            let value = page.js(&format!("return document.documentElement.dataset.{name}"), vec![]);
            value.map(|v| v.as_str().unwrap_or_default().to_owned())
        });
        match state?.as_str() {
            "done" => {
                println!("{}", result?);
                return Ok(());
            }
            "running" if Instant::now() < end => std::thread::sleep(Duration::from_millis(500)),
            "running" => bail!("the page was not done within {} min", LIMIT.as_secs() / 60),
            _ => bail!("the page failed: {}", result?),
        }
    }
}

//! Timings by our own driver in real browsers; see `tests/browser/src/bin/web/`.

use anyhow::{Context, Result, anyhow, ensure};
use legcheck_devkit::{paths, shell};
use serde::{Deserialize, Serialize};

use crate::programs::cargo_run;
use crate::setup::Tools;

use super::numbers::{median, percentile};
use super::pages::{Page, Role};

/// A browser in which the steps are timed.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// Its id in the driver.
    engine: &'static str,
    /// Name in the report.
    pub name: &'static str,
    /// CPU slowdown factor. Only Chromium supports it.
    slowdown: usize,
    /// Programs that must be installed.
    programs: &'static [&'static str],
}

const CHROMIUM: &[&str] = &["chromium", "chromedriver"];

/// Every browser; the one with a target comes first.
pub const SIDES: [Side; 4] = [
    Side { engine: "chromium", name: "Chromium, processor 4 times slower", slowdown: 4, programs: CHROMIUM },
    Side { engine: "chromium", name: "Chromium", slowdown: 1, programs: CHROMIUM },
    Side { engine: "firefox", name: "Firefox", slowdown: 1, programs: &["firefox-esr", "geckodriver"] },
    Side { engine: "webkit", name: "WebKitGTK", slowdown: 1, programs: &["WebKitWebDriver", "Xvfb"] },
];

/// A first visit until a question can be answered: medians of the runs.
#[derive(Clone, Debug, Serialize)]
pub struct Load {
    /// Name of the page in the report.
    pub name: String,
    /// Why it is measured.
    pub role: Role,
    /// Number of runs.
    pub runs: usize,
    /// Milliseconds.
    pub millis: f64,
    /// Bytes received by then. Browsers count 300 bytes of headers per file.
    pub bytes: f64,
}

/// The steps of the check in one browser, in milliseconds.
#[derive(Clone, Debug, Serialize)]
pub struct Steps {
    /// The browser.
    pub name: &'static str,
    /// CPU slowdown factor.
    pub slowdown: usize,
    /// Number of timed steps.
    pub steps: usize,
    /// Median.
    pub p50: f64,
    /// 95th percentile.
    pub p95: f64,
    /// 99th percentile.
    pub p99: f64,
    /// The slowest.
    pub max: f64,
    /// 50th, 95th and 99th percentile when finished copies of the same pages are inserted without any app: the cost of
    /// the browser itself on this machine.
    pub bare: [f64; 3],
    /// Peak memory of the module in bytes, at the end of a check, if the browser reports it.
    pub memory: Option<u64>,
}

#[derive(Deserialize)]
struct Visit {
    millis: f64,
    bytes: f64,
}

#[derive(Deserialize)]
struct Walks {
    millis: Vec<f64>,
    bare: Vec<f64>,
    memory: Option<u64>,
}

/// Times first visits to the pages that ask a question.
///
/// # Errors
/// If Chromium cannot be driven, or a page never shows its question.
pub fn loads(tools: &Tools, pages: &[Page], runs: usize) -> Result<Vec<Load>> {
    let mut measured: Vec<Page> = Vec::new();
    for page in pages {
        if page.role == Role::Question {
            measured.push(Page { name: format!("{} first tick", page.name), role: Role::FirstTick, ..page.clone() });
        }
        measured.push(page.clone());
    }
    let asking: Vec<(&Page, &str)> = measured.iter().filter_map(|page| Some((page, page.role.answerable()?))).collect();
    let mut arguments = vec!["loads".to_owned(), runs.to_string()];
    arguments.extend(asking.iter().flat_map(|(page, selector)| [(*selector).to_owned(), page.address.clone()]));
    let all: Vec<Vec<Visit>> = serde_json::from_str(&driver(tools, CHROMIUM, &arguments)?)?;
    ensure!(all.len() == asking.len(), "the driver measured {} of {} pages", all.len(), asking.len());
    let load = |(page, visits): (&Page, &Vec<Visit>)| {
        let middle = |figure: fn(&Visit) -> f64| median(&visits.iter().map(figure).collect::<Vec<_>>());
        let (millis, bytes) = (middle(|visit| visit.millis)?, middle(|visit| visit.bytes)?);
        Some(Load { name: page.name.clone(), role: page.role, runs: visits.len(), millis, bytes })
    };
    Ok(asking.iter().map(|(page, _)| *page).zip(&all).filter_map(load).collect())
}

/// Times at least `least` steps of the check in one browser.
///
/// # Errors
/// If the browser cannot be driven, or the check does not follow the engine.
pub fn steps(tools: &Tools, side: Side, least: usize) -> Result<Steps> {
    let arguments = ["steps".to_owned(), side.engine.to_owned(), side.slowdown.to_string(), least.to_string()];
    let walks: Walks = serde_json::from_str(&driver(tools, side.programs, &arguments)?)?;
    together(side, &walks).context("no step was timed")
}

fn together(side: Side, Walks { millis, bare, memory }: &Walks) -> Option<Steps> {
    Some(Steps {
        name: side.name,
        slowdown: side.slowdown,
        steps: millis.len(),
        p50: percentile(millis, 50)?,
        p95: percentile(millis, 95)?,
        p99: percentile(millis, 99)?,
        max: percentile(millis, 100)?,
        bare: [percentile(bare, 50)?, percentile(bare, 95)?, percentile(bare, 99)?],
        memory: *memory,
    })
}

fn driver(tools: &Tools, programs: &[&str], arguments: &[String]) -> Result<String> {
    // Missing tools are listed with their version, if they have one.
    let is_one_of = |what: &str| programs.iter().any(|program| what.split(' ').next() == Some(program));
    if let Some(missing) = tools.missing.iter().find(|missing| is_one_of(&missing.what)) {
        return Err(anyhow!("{} is missing. {}", missing.what, missing.next));
    }
    let mut driver = cargo_run("legcheck-browser-tests", "web");
    driver.env("PATH", tools.path()).env("LEGCHECK_DIST", paths::dist());
    shell::output(driver.args(arguments))
}

//! How fast the finished site is in a browser, compared with simpler pages and with peers that do the same.
//!
//! Lighthouse loads each page as a phone on a slow network would; our own driver times a first visit to the question
//! form and each step of the check. A measurement that cannot run here is reported, and the others still run. No test
//! measures time, because it would fail on a busy machine.

mod aims;
mod lighthouse;
mod numbers;
mod pages;
mod peers;
mod report;
mod visits;

use anyhow::{Context, Result};
use legcheck_devkit::{paths, shell};

use crate::setup::{self, Scope};

pub use report::Report;

/// Default number of runs per page: enough for a median that one slow run does not move.
pub const RUNS: usize = 5;

/// Minimum number of timed steps. With fewer than a few hundred, the 99th percentile is just the slowest step.
const STEPS: usize = 400;

/// The same with `--quick`.
const FEW_STEPS: usize = 100;

/// Measures the existing site in `dist/`, each page `runs` times.
///
/// # Errors
/// If there is no finished site.
pub fn run(runs: usize) -> Result<Report> {
    let dist = paths::dist();
    let site = legcheck_local_server::start(&dist, 0)?;
    let tools = setup::check(Scope::Browsers);
    let chromium = lighthouse::chromium();
    let mut not_run = Vec::new();
    let mut note = |what: &str, error: &anyhow::Error| not_run.push(format!("{what}: {error:#}"));

    let mut pages = pages::ours(&dist, &site.url());
    shell::say("Installing Lighthouse and building the pages to compare with, a minute at most");
    let installed = peers::install().inspect_err(|error| note("Lighthouse and the peers", error)).ok();
    let built = installed.as_ref().map(peers::serve);
    let served = built.and_then(|served| served.inspect_err(|error| note("the peers", error)).ok());
    if let Some(served) = &served {
        pages.extend(pages::peers(&served.url()));
    }

    let mut measured = Vec::new();
    if let Some(node) = &installed {
        shell::say("Measuring each page with Lighthouse, about 15 seconds each time");
        match chromium.as_deref().context("Chromium is not on PATH") {
            Ok(chromium) => measured = lighthouse::measure(node, chromium, &pages, runs, &mut note),
            Err(error) => note("Lighthouse", &error),
        }
    }

    shell::say("Timing first visits until a question can be answered");
    let visits = visits::loads(&tools, &pages, runs);
    let loads = visits.inspect_err(|error| note("first visits in Chromium", error)).unwrap_or_default();

    shell::say("Timing the steps of the check");
    let few = if runs < RUNS { FEW_STEPS } else { STEPS };
    let mut steps = Vec::new();
    for side in visits::SIDES {
        match visits::steps(&tools, side, few) {
            Ok(side) => steps.push(side),
            Err(error) => note(&format!("steps in {}", side.name), &error),
        }
    }
    let chromium = chromium.as_deref().and_then(lighthouse::version);
    Ok(Report::new(runs, chromium, measured, loads, steps, not_run))
}

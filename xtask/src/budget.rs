//! The size budget of the site. A build that exceeds it by more than 2 % fails, so that the site cannot grow
//! unnoticed.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::sizes::{FileSize, Kind, Report};

/// Bytes after the strongest Brotli compression, from `size-budget.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Budgets by name.
    pub brotli: BTreeMap<String, u64>,
}

/// A measurement and its budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Name.
    pub name: String,
    /// Measured bytes.
    pub bytes: u64,
    /// Allowed bytes.
    pub budget: u64,
}

impl Line {
    /// Whether it exceeds the budget by more than 2 %.
    pub fn is_exceeded(&self) -> bool {
        self.bytes * 100 > self.budget * 102
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, bytes, budget } = self;
        let verdict = if self.is_exceeded() { "  too much" } else { "" };
        write!(f, "{name:<36} {bytes:>8} of {budget:>8} bytes{verdict}")
    }
}

/// The measured sizes of a site.
fn measured(report: &Report) -> BTreeMap<&'static str, u64> {
    let page = |path: &str| report.files.iter().find(|file| file.path == Path::new(path)).map_or(0, |file| file.brotli);
    let largest = report.files.iter().filter(|f| f.kind == Kind::Page && f.path.starts_with("causes"));
    let named = |kind: Kind, stems: &[&str]| -> u64 {
        let fits = |file: &&FileSize| {
            let name = file.path.to_string_lossy();
            file.kind == kind && stems.iter().any(|stem| name.starts_with(stem))
        };
        report.files.iter().filter(fits).map(|file| file.brotli).sum()
    };
    let wasm = named(Kind::Wasm, &["app-"]);
    // Loaded only by a frame on a clinic's page, in addition to the guide.
    let frame = named(Kind::Wasm, &["clinic-"]) + named(Kind::Script, &["frame-"]) + named(Kind::Page, &["frame-"]);
    // The script for offline use is loaded after all of this.
    let script = named(Kind::Script, &["app-"]);
    let later = named(Kind::Script, &["offline-", "worker"]);
    // All pages in one file, which the worker fetches.
    let pages = named(Kind::Other, &["pages-"]);
    // Loaded while the person answers: the rest of a result, and its texts in a separate file.
    let extras = [Kind::Wasm, Kind::Script, Kind::Style].map(|kind| named(kind, &["extras-"])).iter().sum();
    let check = page("check/index.html");
    BTreeMap::from([
        ("wasm", wasm),
        ("a frame, beside the guide", frame),
        ("embed.js", named(Kind::Script, &["embed-"])),
        ("script", script),
        ("scripts for use without a network", later),
        ("pages for use without a network", pages),
        ("start page", page("index.html")),
        ("first question, with all it needs", check + script + wasm),
        ("second module, its script and styles", extras),
        ("details of a result", named(Kind::Other, &["details-"])),
        ("pictures on tiles", named(Kind::Other, &["pictures.svg"])),
        ("largest page about a cause", largest.map(|f| f.brotli).max().unwrap_or(0)),
    ])
}

/// Compares each budget with its measurement.
///
/// # Errors
/// If the budget has an entry that is not measured, or lacks one that is.
pub fn compare(budget: &Budget, report: &Report) -> Result<Vec<Line>> {
    let measured = measured(report);
    let (known, named): (Vec<_>, Vec<_>) = (measured.keys().copied().collect(), budget.brotli.keys().collect());
    ensure!(known.iter().eq(named.iter()), "size-budget.toml must name {known:?}, and names {named:?}");
    let lines = measured.into_iter().zip(budget.brotli.values());
    Ok(lines.map(|((name, bytes), budget)| Line { name: name.to_owned(), bytes, budget: *budget }).collect())
}

/// Reads the budget of the workspace.
///
/// # Errors
/// If it is missing or malformed.
pub fn read(workspace: &Path) -> Result<Budget> {
    let file = workspace.join("xtask/size-budget.toml");
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    toml::from_str(&text).context("xtask/size-budget.toml is not as expected")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: u64, budget: u64, exceeded: bool) {
        assert_eq!(Line { name: String::new(), bytes, budget }.is_exceeded(), exceeded, "{bytes} of {budget}");
    }

    #[test]
    fn two_parts_in_a_hundred_are_let_pass() {
        check(0, 100, false);
        check(100, 100, false);
        check(102, 100, false);
        check(103, 100, true);
        check(10_201, 10_000, true);
    }

    #[test]
    fn the_budget_names_all_that_is_measured() {
        let budget = read(&legcheck_devkit::paths::workspace()).unwrap();
        let lines = compare(&budget, &Report::default()).unwrap();
        assert!(lines.iter().all(|line| line.bytes == 0 && line.budget > 0));
        let unknown = Budget { brotli: BTreeMap::from([("fonts".to_owned(), 1)]) };
        assert!(compare(&unknown, &Report::default()).is_err());
    }
}

//! Runs Lighthouse on the pages and takes the median of the runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result};
use legcheck_devkit::shell;
use serde::{Deserialize, Serialize};

use crate::versions;

use super::numbers::median;
use super::pages::{Page, Role};
use super::peers::Node;

/// The categories, in the order of [`Measured::scores`].
pub const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// Output of `lighthouse.mjs`. Times are in milliseconds.
#[derive(Clone, Debug, Deserialize)]
struct Run {
    version: String,
    benchmark: f64,
    lcp: f64,
    fcp: f64,
    tbt: f64,
    cls: f64,
    interactive: Option<f64>,
    bytes: f64,
    bytes_before_wasm: f64,
    bytes_before_paint: f64,
    scores: [f64; 4],
    failing: Vec<Audit>,
}

/// An audit that lowered a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// Its category.
    pub category: String,
    /// Its id.
    pub id: String,
    /// Its score, from 0 to below 1; the lowest of all runs.
    pub score: f64,
}

/// Lighthouse results of a page: medians over its runs. Times are in milliseconds.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// Name of the page in the report.
    pub name: String,
    /// Why it is measured.
    pub role: Role,
    /// Whether its times are reported.
    pub often: bool,
    /// Number of successful runs.
    pub runs: usize,
    /// Version of Lighthouse.
    pub version: String,
    /// Lighthouse's own benchmark of the machine; higher is faster.
    pub benchmark: f64,
    /// Largest Contentful Paint.
    pub lcp: f64,
    /// First Contentful Paint.
    pub fcp: f64,
    /// Total Blocking Time.
    pub tbt: f64,
    /// Cumulative Layout Shift, without a unit.
    pub cls: f64,
    /// Time to Interactive, if Lighthouse reports it.
    pub interactive: Option<f64>,
    /// Bytes transferred, with headers.
    pub bytes: f64,
    /// The same without the WebAssembly module.
    pub bytes_before_wasm: f64,
    /// Those of them requested before the first paint, after which the page can be read.
    pub bytes_before_paint: f64,
    /// Scores out of 100, in the order of [`CATEGORIES`].
    pub scores: [f64; 4],
    /// Audits that lowered a score in any run.
    pub failing: Vec<Audit>,
}

/// The browser that Lighthouse uses.
pub fn chromium() -> Option<PathBuf> {
    ["chromium", "google-chrome", "chromium-browser"].iter().find_map(|name| shell::find_program(name))
}

/// The version of a browser.
pub fn version(browser: &Path) -> Option<String> {
    let output = shell::capture(shell::command(browser).arg("--version"))?;
    versions::parse(&output).map(str::to_owned)
}

/// Measures every page. The pages take turns, so that changes in machine load affect all of them alike. A failed run
/// is noted and left out.
pub fn measure(
    node: &Node,
    chromium: &Path,
    pages: &[Page],
    runs: usize,
    note: &mut impl FnMut(&str, &Error),
) -> Vec<Measured> {
    let mut all: Vec<Vec<Run>> = vec![Vec::new(); pages.len()];
    for turn in 0..runs {
        for (page, done) in pages.iter().zip(&mut all).filter(|(page, _)| turn < page.runs(runs)) {
            match once(node, chromium, &page.address) {
                Ok(run) => done.push(run),
                Err(error) => note(&format!("Lighthouse on {}", page.name), &error),
            }
        }
    }
    pages.iter().zip(&all).filter_map(|(page, runs)| together(page, runs)).collect()
}

fn once(node: &Node, chromium: &Path, address: &str) -> Result<Run> {
    let mut command = shell::command(&node.program);
    command.current_dir(&node.folder).env("CHROME_PATH", chromium).args(["lighthouse.mjs", address]);
    // On a busy machine Lighthouse sometimes loses the trace of a load and advises to run it again.
    let printed = shell::output(&mut command).or_else(|_| shell::output(&mut command))?;
    serde_json::from_str(&printed).context("its figures are not as expected")
}

/// The medians; `None` without any runs.
fn together(page: &Page, runs: &[Run]) -> Option<Measured> {
    let middle = |figure: fn(&Run) -> f64| median(&runs.iter().map(figure).collect::<Vec<_>>());
    let interactive: Vec<f64> = runs.iter().filter_map(|run| run.interactive).collect();
    Some(Measured {
        name: page.name.clone(),
        role: page.role,
        often: page.often,
        runs: runs.len(),
        version: runs.first()?.version.clone(),
        benchmark: middle(|run| run.benchmark)?,
        lcp: middle(|run| run.lcp)?,
        fcp: middle(|run| run.fcp)?,
        tbt: middle(|run| run.tbt)?,
        cls: middle(|run| run.cls)?,
        interactive: median(&interactive),
        bytes: middle(|run| run.bytes)?,
        bytes_before_wasm: middle(|run| run.bytes_before_wasm)?,
        bytes_before_paint: middle(|run| run.bytes_before_paint)?,
        scores: [
            middle(|run| run.scores[0])?,
            middle(|run| run.scores[1])?,
            middle(|run| run.scores[2])?,
            middle(|run| run.scores[3])?,
        ],
        failing: lowest(runs.iter().flat_map(|run| &run.failing)),
    })
}

/// Each audit once, with its lowest score.
fn lowest<'a>(audits: impl Iterator<Item = &'a Audit>) -> Vec<Audit> {
    let mut found: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for Audit { category, id, score } in audits {
        let kept = found.entry((category, id)).or_insert(*score);
        *kept = kept.min(*score);
    }
    let audit = |((category, id), score): ((&str, &str), f64)| Audit {
        category: category.to_owned(),
        id: id.to_owned(),
        score,
    };
    found.into_iter().map(audit).collect()
}

#[cfg(test)]
mod tests {
    use super::{Page, Role, Run, together};

    /// Output of `lighthouse.mjs`, reduced to the fields that differ.
    fn run(lcp: f64, interactive: &str, failing: &str) -> Run {
        let text = format!(
            r#"{{"version":"13.5.0","benchmark":2000,"lcp":{lcp},"fcp":900.5,"tbt":0,"cls":0,{interactive}"bytes":3000,
                "bytes_before_wasm":2000,"bytes_before_paint":1000,"scores":[97,100,100,100],"failing":[{failing}]}}"#
        );
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    /// The line is LCP, TTI and the audits that lowered a score.
    #[track_caller]
    fn check(runs: &[Run], expected: Option<&str>) {
        let page = Page { name: "/".to_owned(), address: "/".to_owned(), role: Role::Start, often: true };
        let line = together(&page, runs).map(|measured| {
            let audits: Vec<String> = measured.failing.iter().map(|a| format!("{} {}", a.id, a.score)).collect();
            format!("{} {:?} {}", measured.lcp, measured.interactive, audits.join(", "))
        });
        assert_eq!(line.as_deref(), expected);
    }

    #[test]
    fn runs_become_one_line() {
        let slow = r#"{"category":"performance","id":"total-blocking-time","score":0.9}"#;
        let slower = r#"{"category":"performance","id":"total-blocking-time","score":0.8}"#;
        let title = r#"{"category":"seo","id":"document-title","score":0}"#;
        check(&[], None);
        check(&[run(1000.0, "", "")], Some("1000 None "));
        check(
            &[
                run(1300.0, r#""interactive":5,"#, slow),
                run(1000.0, "", title),
                run(1100.0, r#""interactive":7,"#, slower),
            ],
            Some("1100 Some(6.0) total-blocking-time 0.8, document-title 0"),
        );
    }
}

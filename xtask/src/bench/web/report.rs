//! Browser measurements of the site and their text form.

use std::fmt;

use serde::Serialize;

use super::aims;
use super::lighthouse::{CATEGORIES, Measured};
use super::numbers::median;
use super::visits::{Load, Steps};
use crate::bench::report::{Aim, write_end};

/// All measurements.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Runs per page whose times are reported; the others run once.
    pub runs: usize,
    /// Version of Chromium.
    pub chromium: Option<String>,
    /// Lighthouse results per page.
    pub pages: Vec<Measured>,
    /// First visits, until a question can be answered.
    pub loads: Vec<Load>,
    /// The steps of the check in each browser.
    pub steps: Vec<Steps>,
    /// The targets.
    pub aims: Vec<Aim>,
    /// What could not run here, and why.
    pub not_run: Vec<String>,
}

impl Report {
    pub(super) fn new(
        runs: usize,
        chromium: Option<String>,
        pages: Vec<Measured>,
        loads: Vec<Load>,
        steps: Vec<Steps>,
        not_run: Vec<String>,
    ) -> Self {
        let aims = aims::judge(&pages, &loads, &steps);
        Self { runs, chromium, pages, loads, steps, aims, not_run }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chromium = self.chromium.as_deref().unwrap_or("unknown");
        let lighthouse = self.pages.first().map_or("not run", |page| page.version.as_str());
        let runs = if self.runs == 1 { "One run".to_owned() } else { format!("Medians of {} runs", self.runs) };
        writeln!(f, "{runs}; Chromium {chromium}, Lighthouse {lighthouse}")?;
        self.pages(f)?;
        self.failing(f)?;
        self.loads(f)?;
        self.steps(f)?;
        writeln!(f)?;
        write_end(f, &self.aims, &self.not_run)
    }
}

impl Report {
    fn pages(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pages.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nA phone on a slow network, as Lighthouse simulates it; times in milliseconds")?;
        let speeds: Vec<f64> = self.pages.iter().map(|page| page.benchmark).collect();
        if let Some(speed) = median(&speeds) {
            writeln!(
                f,
                "(its test of this machine gave {speed:.0}; a busy machine gives less, and its times are longer)"
            )?;
        }
        write!(f, "{:26} {:>4} {:>6} {:>7} {:>6}", "page", "runs", "LCP", "x empty", "FCP")?;
        write!(
            f,
            " {:>6} {:>6} {:>6} {:>9} {:>11} {:>12}",
            "TBT", "TTI", "CLS", "bytes", "before wasm", "before paint"
        )?;
        writeln!(f, "  scores: {}", CATEGORIES.join(", "))?;
        let empty = aims::lcp_of_empty(&self.pages);
        for page in &self.pages {
            let ratio = empty.map_or("-".to_owned(), |empty| format!("{:.2}", page.lcp / empty));
            let interactive = page.interactive.map_or("-".to_owned(), |millis| format!("{millis:.0}"));
            write!(f, "{:26} {:4} {:6.0} {ratio:>7} {:6.0}", page.name, page.runs, page.lcp, page.fcp)?;
            write!(f, " {:6.0} {interactive:>6} {:6.3}", page.tbt, page.cls)?;
            write!(f, " {:9.0} {:11.0} {:12.0} ", page.bytes, page.bytes_before_wasm, page.bytes_before_paint)?;
            for score in page.scores {
                write!(f, " {score:3.0}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }

    /// Audits that lowered a score of ours. Those of the peers are not ours to fix.
    fn failing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pages = self.pages.iter().filter(|page| page.role.ours() && !page.failing.is_empty()).peekable();
        if pages.peek().is_some() {
            writeln!(f, "\nAudits below 1, with the lowest score of all runs")?;
        }
        for page in pages {
            let audits: Vec<String> = page.failing.iter().map(|a| format!("{} {:.2}", a.id, a.score)).collect();
            writeln!(f, "{:26} {}", page.name, audits.join(", "))?;
        }
        Ok(())
    }

    fn loads(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.loads.is_empty() {
            return Ok(());
        }
        writeln!(
            f,
            "\nA first visit until the app is there, and until a first tick can be given: 1.6 Mbit/s, 150 ms, processor 4 times slower"
        )?;
        writeln!(f, "{:26} {:>4} {:>12} {:>9}", "page", "runs", "milliseconds", "bytes")?;
        for Load { name, runs, millis, bytes, .. } in &self.loads {
            writeln!(f, "{name:26} {runs:4} {millis:12.0} {bytes:9.0}")?;
        }
        Ok(())
    }

    fn steps(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.steps.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nMilliseconds from a tap on Continue to the painted next question")?;
        write!(f, "{:36} {:>5} {:>6} {:>6} {:>6} {:>6}", "browser", "steps", "p50", "p95", "p99", "max")?;
        writeln!(f, "  memory of the module in bytes")?;
        for Steps { name, steps, p50, p95, p99, max, bare, memory, .. } in &self.steps {
            let memory = memory.map_or("-".to_owned(), |bytes| bytes.to_string());
            writeln!(f, "{name:36} {steps:5} {p50:6.1} {p95:6.1} {p99:6.1} {max:6.1}  {memory}")?;
            let [p50, p95, p99] = bare;
            writeln!(f, "{:36} {:>5} {p50:6.1} {p95:6.1} {p99:6.1}", "  finished copies put in instead", "")?;
        }
        Ok(())
    }
}

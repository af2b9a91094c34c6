//! Proves the laws of the urgency rules, and maintains the list of their exceptions.

use std::fs;

use anyhow::{Context, Result, anyhow, ensure};
use legcheck_devkit::{paths, shell};
use legcheck_engine::dataset::Guide;
use legcheck_proofs::exceptions::{self, Reasons};
use legcheck_proofs::laws::Outcome;
use legcheck_proofs::report;

/// What to do in addition to proving.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Show a person for each exception.
    pub people: bool,
    /// Rewrite the list of exceptions.
    pub renew: bool,
}

/// Proves every law and prints a table.
///
/// # Errors
/// If a law does not hold, or the list of exceptions is out of date or lacks a reason.
pub fn run(guide: &Guide, options: &Options) -> Result<()> {
    let report = report::prove(guide);
    shell::print(&report.text);
    if options.people {
        report.outcomes.iter().for_each(|o| people(guide, o));
    }
    let path = paths::workspace().join(exceptions::FILE);
    let there =
        if path.exists() { fs::read_to_string(&path).context("cannot read the exceptions")? } else { String::new() };
    let reasons = Reasons::read(&there).map_err(|problem| anyhow!(problem))?;
    let (text, without) = exceptions::render(guide, &report.outcomes, &reasons);
    if options.renew {
        fs::write(&path, &text).with_context(|| format!("cannot write {}", path.display()))?;
    } else {
        ensure!(
            text == there,
            "{} is out of date: run `cargo xtask prove --renew` and read the difference",
            exceptions::FILE
        );
    }
    ensure!(without.is_empty(), "write a reason in {} for: {}", exceptions::FILE, without.join("; "));
    ensure!(report.faults.is_empty(), "{}", report.faults.join("\n"));
    shell::print(&format!("All proved, but for the exceptions in {}.", exceptions::FILE));
    Ok(())
}

/// Prints each exception to a law, with a person whose level falls.
fn people(guide: &Guide, outcome: &Outcome) {
    for e in &outcome.exceptions {
        let strict = if e.strict_only { " (strict)" } else { "" };
        shell::print(&format!(
            "{} {}{strict}: {} -> {}\n  {}: {}\n  {}: {}",
            e.law.id(),
            guide.findings[e.finding.at()].id,
            e.from,
            e.to,
            e.fall.from.id(),
            e.fall.before.to_line(guide),
            e.fall.to.id(),
            e.fall.after.to_line(guide),
        ));
    }
}

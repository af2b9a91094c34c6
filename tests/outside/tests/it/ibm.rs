//! IBM's accessibility rules, on every page and state.

use std::fs;

use anyhow::{Context, Result};
use legcheck_devkit::npm::standalone;
use libtest_mimic::Trial;

use crate::accepted::judge;
use crate::everywhere::complaints;
use crate::trial;

pub fn tests() -> Vec<Trial> {
    vec![trial("ibm::no_barrier_on_any_page_or_state".to_owned(), check)]
}

// What is only to be looked at by hand ("potential", "manual") is no complaint: 2,900 of 3,000 lines.
const FIND: &str = "const done = arguments[arguments.length - 1];
    new window.ace.Checker().check(document, ['IBM_Accessibility']).then(
      (report) => done(report.results
        .filter((r) => r.value[1] === 'FAIL')
        .map((r) => [`${r.ruleId} ${r.value.join(' ').toLowerCase()}: ${r.message}`, `${r.snippet} at ${r.path.dom}`])),
      (error) => done(`${error}`));";

fn check() -> Result<()> {
    let file = standalone("accessibility-checker-engine")?.join("ace.js");
    let rules = fs::read_to_string(file)
        .context("accessibility-checker-engine is missing; `cargo xtask test --only outside` installs it")?;
    judge("ibm", &complaints(&format!("{rules}; window.ace = ace;"), FIND)?)
}

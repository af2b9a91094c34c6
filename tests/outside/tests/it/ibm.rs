//! IBM's accessibility rules, on every page and state.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, anyhow};
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::Site;
use legcheck_browser_tests::views::VIEWS;
use legcheck_devkit::npm::standalone;
use libtest_mimic::Trial;
use serde_json::Value;

use crate::accepted::{Complaint, judge};
use crate::trial;

/// A phone in CSS pixels.
const PHONE: (u32, u32) = (390, 844);

pub fn tests() -> Vec<Trial> {
    vec![trial("ibm::no_barrier_on_any_page_or_state".to_owned(), || judge("ibm", &complaints()?))]
}

fn complaints() -> Result<Vec<Complaint>> {
    let file = standalone("accessibility-checker-engine")?.join("ace.js");
    let rules = fs::read_to_string(file)
        .context("accessibility-checker-engine is missing; `cargo xtask test --only outside` installs it")?;
    let (site, browser) = (Site::start()?, Engine::start(Kind::Chromium)?);
    let engine = legcheck_engine::Engine::of(&legcheck_cases::load()?);
    let mut complaints = Vec::new();
    for view in VIEWS {
        let page = browser.page(&site)?;
        page.emulate(PHONE.0, PHONE.1, "light")?;
        view.show(&page, &engine).with_context(|| view.name)?;
        complaints.extend(found(&page, &rules, view.name)?);
    }
    // The views show one page of each kind.
    for path in Site::pages()? {
        let page = browser.page(&site)?;
        page.emulate(PHONE.0, PHONE.1, "light")?;
        page.open(&path)?;
        complaints.extend(found(&page, &rules, &path)?);
    }
    // The same place is found again in other states.
    let each: BTreeSet<Complaint> = complaints.into_iter().collect();
    Ok(each.into_iter().collect())
}

/// What the rules find in a page as it is.
fn found(page: &Page<'_>, rules: &str, place: &str) -> Result<Vec<Complaint>> {
    page.js(&format!("{rules}; window.ace = ace;"), vec![])?;
    // What is only to be looked at by hand ("potential", "manual") is no complaint: 2,900 of 3,000 lines.
    let found = page.js_async(
        "const done = arguments[arguments.length - 1];
         new window.ace.Checker().check(document, ['IBM_Accessibility']).then(
           (report) => done(report.results
             .filter((r) => r.value[1] === 'FAIL')
             .map((r) => [`${r.ruleId} ${r.value.join(' ').toLowerCase()}: ${r.message}`, `${r.snippet} at ${r.path.dom}`])),
           (error) => done(`${error}`));",
        vec![],
    )?;
    let list = found.as_array().ok_or_else(|| anyhow!("{place}: {found}"))?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(list.iter().map(|c| Complaint { place: place.to_owned(), says: text(&c[0]), code: text(&c[1]) }).collect())
}

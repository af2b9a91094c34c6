//! Rules that look at every page and state in Chromium.

use std::collections::BTreeSet;

use anyhow::{Context, Result, anyhow};
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::Site;
use legcheck_browser_tests::views::VIEWS;
use serde_json::Value;

use crate::accepted::Complaint;

/// A phone in CSS pixels.
const PHONE: (u32, u32) = (390, 844);

/// What the rules complain of anywhere: `load` puts them into a page, and `find` is the body of a function whose last argument
/// takes what they find, a list of rule and code.
pub fn complaints(load: &str, find: &str) -> Result<Vec<Complaint>> {
    let (site, browser) = (Site::start()?, Engine::start(Kind::Chromium)?);
    let engine = legcheck_engine::Engine::of(&legcheck_cases::load()?);
    // The same place is found again in other states.
    let mut complaints = BTreeSet::new();
    for view in VIEWS {
        let page = browser.page(&site)?;
        page.emulate(PHONE.0, PHONE.1, "light")?;
        view.show(&page, &engine).with_context(|| view.name)?;
        complaints.extend(found(&page, load, find, view.name)?);
    }
    // The views show one page of each kind.
    for path in Site::pages()? {
        let page = browser.page(&site)?;
        page.emulate(PHONE.0, PHONE.1, "light")?;
        page.open(&path)?;
        complaints.extend(found(&page, load, find, &path)?);
    }
    Ok(complaints.into_iter().collect())
}

/// What the rules find in a page as it is.
fn found(page: &Page<'_>, load: &str, find: &str, place: &str) -> Result<Vec<Complaint>> {
    page.js(load, vec![])?;
    let found = page.js_async(find, vec![])?;
    let list = found.as_array().ok_or_else(|| anyhow!("{place}: {found}"))?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(list.iter().map(|c| Complaint { place: place.to_owned(), says: text(&c[0]), code: text(&c[1]) }).collect())
}

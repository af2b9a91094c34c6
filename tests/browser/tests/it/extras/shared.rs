//! Saved checks that other releases, other tabs and clocks have their hands on: none is lost, and none comes back.

use anyhow::{Context, Result};
use legcheck_browser_tests::page::Page;
use serde_json::{Value, json};

use super::kept::{KEPT, forget, keep, remove};
use super::{to_saved, unfold};
use crate::walks::levels::{DOCTOR_SOON, ROUTINE};
use crate::world::Stage;

/// Entries that this release cannot read: damaged ones, and those of a newer form. Four of them.
const UNREAD: &str = "LEGCHECK-SAVED1\n1 damaged\n2 2026-11-29T08:30+01:00 same-day never plan A\r\n\nLEGCHECK-SAVED2\n1 new form\n2 as well\n";

fn stored(page: &Page<'_>) -> Result<String> {
    Ok(page.js(KEPT, vec![])?.as_str().unwrap_or_default().to_owned())
}

fn store(page: &Page<'_>, text: &str) -> Result<()> {
    page.js("localStorage.setItem('legcheck.saved', arguments[0])", vec![json!(text)]).map(drop)
}

/// The lines of the checks in the storage that can be read.
fn checks(page: &Page<'_>) -> Result<Vec<String>> {
    Ok(stored(page)?.lines().filter(|line| line.contains(" plain LEGCHECK")).map(str::to_owned).collect())
}

fn listed(page: &Page<'_>, count: usize) -> Result<()> {
    let script = format!("return document.querySelectorAll('[data-saved]').length === {count}");
    page.wait(&format!("{count} checks are listed"), &script)
}

pub fn unread(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(DOCTOR_SOON)?;
    store(&page, UNREAD)?;
    keep(&page, "")?;
    page.ensure("all that was there before, to the letter", stored(&page)?.starts_with(UNREAD))?;
    page.expect("checks", &checks(&page)?.len(), &1)?;
    to_saved(&page)?;
    listed(&page, 1)?;
    page.ensure("how many cannot be read", page.text("[data-notice=damaged]")?.contains("4 entries"))?;
    remove(&page, "[data-saved]")?;
    listed(&page, 0)?;
    page.ensure("all that was there before, to the letter", stored(&page)?.starts_with(UNREAD))?;
    page.expect("checks", &checks(&page)?.len(), &0)?;
    // To delete all is to delete these too, and it says so before.
    unfold(&page, "remove-all")?;
    page.ensure("how many it deletes", page.text("[data-section=remove-all] p")?.contains("4 entries"))?;
    page.click("[data-action=remove-all]")?;
    page.wait("nothing is left", "return document.querySelector('[data-notice=damaged]') === null")?;
    page.expect("what is left", &page.js(KEPT, vec![])?, &Value::Null)
}

/// Opens the page of saved checks in a tab that hears nothing of other tabs, like one that sleeps.
fn to_saved_deaf(page: &Page<'_>) -> Result<()> {
    page.open("/")?;
    page.js("window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true)", vec![])?;
    page.click("footer a[href='saved/']")?;
    page.wait("the page is filled", "return document.querySelector('[data-place=saved][data-filled]') !== null")
}

pub fn two_tabs(stage: &Stage<'_>) -> Result<()> {
    let (first, _) = stage.result(DOCTOR_SOON)?;
    forget(&first)?;
    keep(&first, "")?;
    let old = checks(&first)?;
    to_saved_deaf(&first)?;
    listed(&first, 1)?;
    // Another tab keeps a check; then the first, which has not heard of it, deletes its own.
    let second = stage.engine.another_page(stage.site)?;
    stage.show(&second, &stage.interview(ROUTINE)?, "result")?;
    keep(&second, "")?;
    page_keeps(&second, 2)?;
    first.to_front()?;
    remove(&first, "[data-saved]")?;
    let gone = format!("return !(localStorage.getItem('legcheck.saved') ?? '').includes({})", json!(old[0]));
    first.wait("its own check is gone", &gone)?;
    let left = checks(&first)?;
    first.ensure(&format!("the check of the other tab alone, and not {left:?}"), left.len() == 1 && left != old)?;
    // The other tab deletes all; the first deletes one that is gone. Nothing comes back.
    keep_another(&second, 2)?;
    first.to_front()?;
    to_saved_deaf(&first)?;
    listed(&first, 2)?;
    second.to_front()?;
    to_saved(&second)?;
    unfold(&second, "remove-all")?;
    second.click("[data-action=remove-all]")?;
    listed(&second, 0)?;
    first.to_front()?;
    remove(&first, "[data-saved]")?;
    listed(&first, 0)?;
    first.expect("what is left", &first.js(KEPT, vec![])?, &Value::Null)
}

fn page_keeps(page: &Page<'_>, count: usize) -> Result<()> {
    page.expect("checks in the storage", &checks(page)?.len(), &count)
}

/// Keeps the check of a result page once more.
fn keep_another(page: &Page<'_>, count: usize) -> Result<()> {
    page.to_front()?;
    page.click("[data-action=keep]")?;
    let script = format!("return localStorage.getItem('legcheck.saved').split(' plain ').length === {}", count + 1);
    page.wait(&format!("{count} are kept"), &script)
}

pub fn followed(stage: &Stage<'_>) -> Result<()> {
    let (first, _) = stage.result(DOCTOR_SOON)?;
    forget(&first)?;
    to_saved(&first)?;
    listed(&first, 0)?;
    let second = stage.engine.another_page(stage.site)?;
    stage.show(&second, &stage.interview(ROUTINE)?, "result")?;
    keep(&second, "")?;
    first.to_front()?;
    listed(&first, 1)?;
    second.to_front()?;
    forget(&second)?;
    first.to_front()?;
    listed(&first, 0)
}

/// While one tab changes the list, another waits, and then changes what the first has left.
pub fn turns(stage: &Stage<'_>) -> Result<()> {
    let (first, _) = stage.result(DOCTOR_SOON)?;
    forget(&first)?;
    let second = stage.engine.another_page(stage.site)?;
    second.open("/about/")?;
    second.js_async(
        "const [done] = arguments;
         navigator.locks.request('legcheck.saved', () => new Promise((go) => { window.letGo = go; done(); }))",
        vec![],
    )?;
    first.to_front()?;
    unfold(&first, "keep")?;
    first.click("[data-action=keep]")?;
    first.wait(
        "it waits",
        "return navigator.locks.query().then(({ pending }) => pending.some(({ name }) => name === 'legcheck.saved'))",
    )?;
    first.expect("what is stored", &first.js(KEPT, vec![])?, &Value::Null)?;
    second.to_front()?;
    store(&second, UNREAD)?;
    second.js("window.letGo()", vec![])?;
    first.to_front()?;
    first.wait("it is kept", "return document.querySelector('[data-notice=keep] a') !== null")?;
    let text = stored(&first)?;
    first.ensure(&format!("what both have stored, and not {text:?}"), text.starts_with(UNREAD))?;
    page_keeps(&first, 1)?;
    forget(&first)
}

/// By a clock that is years ahead or behind, a check is past its day or not; it is there in any case.
pub fn clocks(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(DOCTOR_SOON)?;
    forget(&page)?;
    keep(&page, "")?;
    let first = stored(&page)?;
    for days in [800, -800] {
        page.open("/")?;
        page.set_clock(days)?;
        page.click("footer a[href='saved/']")?;
        listed(&page, 1)?;
        let expired = u64::from(days > 0);
        page.expect("checks past their day", &page.visible("[data-saved][data-expired]")?, &expired)?;
        page.expect("what is stored", &stored(&page)?, &first)?;
        // With such a clock another one is kept, beside the first.
        stage.show(&page, &stage.interview(ROUTINE)?, "result")?;
        page.set_clock(days)?;
        keep(&page, "")?;
        let now = stored(&page)?;
        page.ensure("the first check in its place", now.starts_with(&first))?;
        page_keeps(&page, 2)?;
        // The right clock again: what was kept by the wrong one is there as well, and the person deletes it.
        to_saved(&page)?;
        listed(&page, 2)?;
        page.expect("checks past their day", &page.visible("[data-saved][data-expired]")?, &(1 - expired))?;
        page.expect("what is stored", &stored(&page)?, &now)?;
        let id = now.lines().last().and_then(|line| line.split(' ').next()).context("a number")?;
        remove(&page, &format!("[data-saved='{id}']"))?;
        listed(&page, 1)?;
        page.expect("what is stored", &stored(&page)?, &first)?;
    }
    forget(&page)
}

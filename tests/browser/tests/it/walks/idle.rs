//! A check that nobody has touched for a while.

use std::time::Duration;

use anyhow::Result;
use fantoccini::key::Key;
use legcheck_browser_tests::page::Page;

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

const COVERED: &str = "return document.documentElement.hasAttribute('data-covered')";

/// A page with answers on a device with this rule, as the settings page writes it.
fn with_rule<'w>(stage: &Stage<'w>, step: &str, rule: &str) -> Result<Page<'w>> {
    let page = stage.page()?;
    page.open("/about/")?;
    page.js(&format!("localStorage.setItem('legcheck.idle', '{rule}')"), vec![])?;
    stage.show(&page, &stage.interview(DOCTOR_SOON)?, step)?;
    page.wait("the cover is there", "return document.querySelector('dialog.idle') !== null")?;
    Ok(page)
}

/// Nothing of the check is seen, and emergency help is in reach.
fn is_covered(page: &Page<'_>) -> Result<()> {
    page.wait("it is covered", COVERED)?;
    page.expect("what is seen of the page", &page.visible("main *")?, &0)?;
    page.expect("the ways on", &page.visible("dialog.idle [data-action=uncover]")?, &1)?;
    page.expect("emergency help", &page.visible("dialog.idle a[href='emergency/']")?, &1)
}

/// It is covered by itself, and comes back as it was. One press on the cover erases nothing.
pub fn covered(stage: &Stage<'_>) -> Result<()> {
    for step in ["legs-now", "review", "result"] {
        let page = with_rule(stage, step, "hide 2")?;
        let stored = page.stored()?;
        is_covered(&page)?;
        page.click("dialog.idle [data-section=erase] > summary")?;
        page.click("dialog.idle [data-action=uncover]")?;
        page.wait("it is seen again", &COVERED.replace("return", "return !"))?;
        page.expect_step(step)?;
        page.ensure("the page", page.visible("main h1")? == 1)?;
        page.expect("what is stored", &page.stored()?, &stored)?;
        is_covered(&page)?;
        page.click("dialog.idle [data-section=erase] > summary")?;
        page.click("dialog.idle [data-action=erase]")?;
        page.wait("the start page", "return document.querySelector('main [data-step=start]') !== null")?;
        page.ready()?;
        page.expect("what is stored", &page.stored()?, &None)?;
        page.js("localStorage.clear()", vec![])?;
    }
    Ok(())
}

/// A device that slept: the time of the page stood still, and that of the device went on. Whoever wakes it sees the cover.
pub fn slept(stage: &Stage<'_>) -> Result<()> {
    let page = with_rule(stage, "result", "hide 600")?;
    let stored = page.stored()?;
    page.sleep(1)?;
    page.key(Key::Tab)?;
    is_covered(&page)?;
    page.click("dialog.idle [data-action=uncover]")?;
    page.wait("it is seen again", &COVERED.replace("return", "return !"))?;
    page.expect("what is stored", &page.stored()?, &stored)?;
    page.js("localStorage.clear()", vec![]).map(drop)
}

/// Twenty seconds after the cover, the answers are gone, unless somebody goes on.
pub fn erased(stage: &Stage<'_>) -> Result<()> {
    let page = with_rule(stage, "result", "erase 2")?;
    is_covered(&page)?;
    page.ensure("a word about it", page.visible("dialog.idle [data-idle]")? == 1)?;
    page.click("dialog.idle [data-action=uncover]")?;
    page.ensure("answers", page.stored()?.is_some())?;
    is_covered(&page)?;
    std::thread::sleep(Duration::from_secs(15));
    page.ensure("answers, as promised", page.stored()?.is_some())?;
    page.wait("the start page", "return document.querySelector('main [data-step=start]') !== null")?;
    page.ready()?;
    page.expect("what is stored", &page.stored()?, &None)?;
    page.js("localStorage.clear()", vec![]).map(drop)
}

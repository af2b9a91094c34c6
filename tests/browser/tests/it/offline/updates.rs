//! Updates.

use anyhow::Result;
use legcheck_browser_tests::host::{Host, Release};

use super::{expect_offer, expect_release, look_for_update, reload, rounds, shown, take, visit, with_state};
use crate::world::Stage;

/// Switches between two releases repeatedly.
pub fn back_and_forth(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    for round in 0..rounds(4) {
        let next = if round % 2 == 0 { Release::B } else { Release::A };
        host.publish(next)?;
        look_for_update(&page)?;
        take(&page, "update-ready")?;
        expect_release(&page, &host, next)?;
        page.expect("the release that is shown", &shown(&page)?.as_str(), &next.mark())?;
    }
    Ok(())
}

/// One tab is in the middle of a check; an update offered in another tab waits for it.
pub fn waits_for_a_check(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    page.answer("danger-now", &["none"])?;
    host.publish(Release::B)?;
    let other = host.another_page(stage.engine)?;
    look_for_update(&other)?;
    expect_offer(&other, "update-ready")?;
    other.click("#offers [data-when=update-ready] [data-action=update]")?;
    expect_offer(&other, "update-ready] [data-when=update-busy")?;
    other.expect_step("settings")?;
    other.expect("the release of the other tab", &shown(&other)?.as_str(), &Release::A.mark())?;
    // The check continues undisturbed, and offers no update.
    page.to_front()?;
    page.expect_step("weak-kind")?;
    page.ensure("no offer in the check", page.visible("#offers section")? == 0)?;
    reload(&page)?;
    page.expect_step("weak-kind")?;
    with_state(&page, page.expect("the release of the check", &shown(&page)?.as_str(), &Release::A.mark()))?;
    page.click("a.brand")?;
    page.expect_step("start")?;
    take(&page, "update-ready")?;
    page.expect("the release that is shown", &shown(&page)?.as_str(), &Release::B.mark())?;
    expect_release(&page, &host, Release::B)?;
    // The answers are still there, also according to the other tab.
    page.ensure("the way back into the check", page.visible("[data-action=resume]")? == 1)?;
    other.to_front()?;
    other.wait("the other tab has changed too", "return document.readyState === 'complete'")?;
    other.expect("the release of the other tab", &shown(&other)?.as_str(), &Release::B.mark())
}

/// A release with a safety fix: no new check can be started with the old one.
pub fn safety_first(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    host.publish(Release::Safety)?;
    look_for_update(&page)?;
    page.open("/")?;
    expect_offer(&page, "safety")?;
    page.ensure("no way into a new check", page.visible("[data-action=start], [data-action=start-helper]")? == 0)?;
    page.ensure("the emergency numbers", page.visible("a[href^='tel:']")? > 0)?;
    page.open("/check/")?;
    expect_offer(&page, "safety")?;
    page.wait(
        "no question",
        "return [...document.querySelectorAll('form.question')].every((f) => f.getClientRects().length === 0)",
    )?;
    take(&page, "safety")?;
    page.expect_step("danger-now")?;
    page.ensure("the first question", page.visible("form.question")? == 1)?;
    expect_release(&page, &host, Release::Safety)
}

/// A tab that has been open for long checks for updates when the person returns to it.
pub fn asked_on_return(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    host.publish(Release::B)?;
    page.js("dispatchEvent(new Event('focus'))", vec![])?;
    with_state(&page, expect_offer(&page, "update-ready"))?;
    take(&page, "update-ready")?;
    expect_release(&page, &host, Release::B)
}

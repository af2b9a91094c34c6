//! Newer releases.

use anyhow::Result;
use legcheck_browser_tests::host::{Host, Release};
use legcheck_browser_tests::page::Page;

use super::faults::take;
use super::{expect_release, look_for_update, reload, shown, visit, with_state};
use crate::world::Stage;

/// Ten times from one release to the other.
pub fn back_and_forth(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    for round in 0..10 {
        let next = if round % 2 == 0 { Release::B } else { Release::A };
        host.publish(next)?;
        look_for_update(&page)?;
        take(&page)?;
        expect_release(&page, &host, next)?;
        page.expect("the release that is shown", &shown(&page)?.as_str(), &next.mark())?;
    }
    Ok(())
}

/// One tab is in the middle of a check; the update offered in another one waits for it.
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
    other.wait("the update is offered", offered("update-ready"))?;
    other.click("#offers [data-when=update-ready] [data-action=update]")?;
    other.wait("it says that a check is open", offered("update-ready] [data-when=update-busy"))?;
    expect_old(&other, &host)?;
    // The check goes on as if nothing had happened, and offers nothing in the middle of it.
    page.to_front()?;
    page.expect_step("started")?;
    page.ensure("no offer in the check", page.visible("#offers section")? == 0)?;
    reload(&page)?;
    page.expect_step("started")?;
    with_state(&page, page.expect("the release of the check", &shown(&page)?.as_str(), &Release::A.mark()))?;
    page.click("a.brand")?;
    page.expect_step("start")?;
    page.wait("the update is offered here too", offered("update-ready"))?;
    take(&page)?;
    page.expect("the release that is shown", &shown(&page)?.as_str(), &Release::B.mark())?;
    expect_release(&page, &host, Release::B)?;
    // The answers are there still, and the other tab agrees.
    page.ensure("the way back into the check", page.visible("[data-action=resume]")? == 1)?;
    other.to_front()?;
    other.wait("the other tab has changed too", "return document.readyState === 'complete'")?;
    other.expect("the release of the other tab", &shown(&other)?.as_str(), &Release::B.mark())
}

/// A release whose fault matters for safety: no new check begins with the older one.
pub fn safety_first(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    host.publish(Release::Safety)?;
    look_for_update(&page)?;
    page.open("/")?;
    page.wait("the safety update is offered", offered("safety"))?;
    page.ensure("no way into a new check", page.visible("[data-action=start], [data-action=start-helper]")? == 0)?;
    page.ensure("the emergency numbers", page.visible("a[href^='tel:']")? > 0)?;
    page.open("/check/")?;
    page.wait("the safety update is offered before the first question", offered("safety"))?;
    page.wait(
        "no question",
        "return [...document.querySelectorAll('form.question')].every((f) => f.getClientRects().length === 0)",
    )?;
    page.js("document.documentElement.dataset.before = 1", vec![])?;
    page.click("#offers [data-when=safety] [data-action=update]")?;
    page.wait(
        "the page is loaded anew",
        "return document.documentElement.dataset.before === undefined && document.documentElement.dataset.app === 'ready'",
    )?;
    page.expect_step("danger-now")?;
    page.ensure("the first question", page.visible("form.question")? == 1)?;
    expect_release(&page, &host, Release::Safety)
}

fn offered(when: &str) -> &'static str {
    // A few short texts, once per test.
    Box::leak(
        format!(
            "const offer = document.querySelector('#offers [data-when={when}]');
             return offer !== null && !offer.hidden && offer.getClientRects().length > 0"
        )
        .into_boxed_str(),
    )
}

fn expect_old(page: &Page<'_>, host: &Host) -> Result<()> {
    let controller = page.js("return document.querySelector('main [data-step]').dataset.step", vec![])?;
    page.ensure("the page is the same", controller == "settings")?;
    // The newer one is kept beside it, and waits.
    page.ensure("the host is there", host.asked() > 0)
}

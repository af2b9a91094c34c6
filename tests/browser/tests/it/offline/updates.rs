//! Updates.

use anyhow::Result;
use legcheck_browser_tests::host::{Habit, Host, Release};
use legcheck_browser_tests::page::Page;
use legcheck_local_server::Instead;

use super::{
    expect_offer, expect_release, loads_anew, look_for_update, reload, rounds, shown, take, visit, with_state,
};
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
    no_check_can_begin(&page)?;
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

/// From the start page on, every way into a new check is closed, and emergency help is open. Ends on the page of the check.
fn no_check_can_begin(page: &Page<'_>) -> Result<()> {
    page.open("/")?;
    expect_offer(page, "safety")?;
    page.ensure("no way into a new check", page.visible("main [data-action^=start]")? == 0)?;
    page.ensure("the emergency numbers", page.visible("a[href^='tel:']")? > 0)?;
    page.open("/check/")?;
    expect_offer(page, "safety")?;
    page.wait(
        "no question",
        "return [...document.querySelectorAll('form.question')].every((f) => f.getClientRects().length === 0)",
    )
}

/// A host that adds to every page what is not in the build.
pub fn past_an_edit(stage: &Stage<'_>) -> Result<()> {
    past(stage, Habit::EditsPages)
}

/// A host that serves no address that ends in `.html`.
pub fn past_short_addresses(stage: &Stage<'_>) -> Result<()> {
    past(stage, Habit::ShortAddresses)
}

/// The guide is kept although the host has this habit, works offline, and a safety release gets through.
fn past(stage: &Stage<'_>, habit: Habit) -> Result<()> {
    let mut host = Host::start(Release::A)?;
    host.take_up(habit)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    expect_release(&page, &host, Release::A)?;
    host.go_away();
    page.open("/causes/als/")?;
    page.ensure("a page without a network", page.visible("#page-title")? == 1)?;
    host.come_back()?;
    host.publish(Release::Safety)?;
    look_for_update(&page)?;
    page.open("/")?;
    take(&page, "safety")?;
    expect_release(&page, &host, Release::Safety)?;
    page.expect("the release that is shown", &shown(&page)?.as_str(), &Release::Safety.mark())
}

/// The pages of this release never arrive whole.
fn spoil(host: &Host, release: Release) {
    let address = Host::pages_of(release);
    host.fail(move |asked| (asked == address).then(|| Instead::Body(200, "application/json", b"{} ".to_vec())));
}

/// A release with a safety fix cannot be kept on this device: no check begins with the old one, also without a network; the
/// newer one comes from the network.
pub fn safety_that_cannot_be_kept(stage: &Stage<'_>) -> Result<()> {
    let mut host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    host.publish(Release::Safety)?;
    spoil(&host, Release::Safety);
    look_for_update(&page)?;
    no_check_can_begin(&page)?;
    expect_offer(&page, "safety] [data-when=update-failed")?;
    expect_release(&page, &host, Release::A)?;
    host.go_away();
    no_check_can_begin(&page)?;
    expect_offer(&page, "safety] [data-when=update-failed")?;
    page.click("#offers [data-when=safety] [data-action=load-newest]")?;
    expect_offer(&page, "safety] [data-when=asked-failed")?;
    expect_release(&page, &host, Release::A)?;
    host.come_back()?;
    page.open("/")?;
    expect_offer(&page, "safety] [data-when=update-failed")?;
    loads_anew(&page, || page.click("#offers [data-when=safety] [data-action=load-newest]"))?;
    page.expect("the release that is shown", &shown(&page)?.as_str(), &Release::Safety.mark())?;
    expect_offer(&page, "offline-failed")?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    host.mend();
    visit(&page)?;
    expect_release(&page, &host, Release::Safety)
}

/// A release that cannot be kept: the settings and the start page say so, and the older one can still be used.
pub fn cannot_be_kept(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    host.publish(Release::B)?;
    spoil(&host, Release::B);
    look_for_update(&page)?;
    let says = "return document.querySelector('main [data-when=asked-broken]:not([hidden])') !== null";
    with_state(&page, page.wait("the settings say that it could not be kept", says))?;
    page.ensure("nothing is said to come", page.visible("[data-when=asked-found]")? == 0)?;
    expect_offer(&page, "update-failed")?;
    page.open("/")?;
    expect_offer(&page, "update-failed")?;
    host.mend();
    page.click("#offers [data-when=update-failed] [data-action=look-for-update]")?;
    take(&page, "update-ready")?;
    expect_release(&page, &host, Release::B)
}

//! The frame and the page around it: height, history, keyboard, text direction, policies.

use anyhow::Result;
use fantoccini::key::Key;
use legcheck_browser_tests::clinic::{Clinic, embed, snippet};
use legcheck_browser_tests::interview::Turn;
use legcheck_browser_tests::site::Site;
use legcheck_engine::dataset::Level;
use serde_json::json;

use super::{enter, enter_at, expect_sized, framed, open, to_result};
use crate::walks::levels::SAME_DAY;
use crate::world::Stage;

/// During a whole check, no page scrolls inside the frame, and none is cut off.
pub fn whole_check(stage: &Stage<'_>) -> Result<()> {
    let page = framed(stage, "{}")?;
    expect_sized(&page)?;
    page.click("[data-action=start]")?;
    let interview = stage.interview(SAME_DAY)?;
    for turn in &interview.turns {
        expect_sized(&page)?;
        page.play_by_hand(std::slice::from_ref(turn))?;
    }
    expect_sized(&page)?;
    page.click("main [data-action=continue]")?;
    page.expect_step("result")?;
    expect_sized(&page)?;
    page.expect("the level", &page.outcome()?.level, &Level::SameDay.id().to_owned())?;
    // The new page starts in view.
    page.leave_frame()?;
    page.wait(
        "the top of the frame is in view",
        "const r = document.querySelector('iframe').getBoundingClientRect(); return r.top >= -1 && r.top < innerHeight",
    )
}

/// The frame adds nothing to the history of the page around it.
pub fn back(stage: &Stage<'_>) -> Result<()> {
    let clinic = Clinic::start("", &snippet(&stage.site.origin(), "{}")?)?;
    let page = stage.page()?;
    page.load(&format!("{}before", clinic.url()))?;
    page.load(&clinic.url())?;
    enter(&page)?;
    page.click("[data-action=start]")?;
    let turn = |step: &str, tick: &str| Turn::new(step, [tick], "continue");
    page.play_by_hand(&[turn("danger-now", "none"), turn("weak-kind", "tired-heavy")])?;
    // Back within the check is a separate link.
    page.click("[data-action=back]")?;
    page.expect_step("weak-kind")?;
    page.expect("what is chosen", &page.ticked()?, &vec!["tired-heavy".to_owned()])?;
    page.click("footer a[href^='privacy/']")?;
    page.expect_step("privacy")?;
    page.leave_frame()?;
    page.back()?;
    page.wait("the page before", "return location.pathname === '/before'")
}

/// Keyboard navigation into the frame, through it, and out of it.
pub fn keyboard(stage: &Stage<'_>) -> Result<()> {
    let body = format!(
        "<a href='#' id=ahead>Ahead</a>{}<a href='#' id=behind>Behind</a>",
        snippet(&stage.site.origin(), "{}")?
    );
    let clinic = Clinic::start("", &body)?;
    let page = open(stage, &clinic)?;
    enter(&page)?;
    page.leave_frame()?;
    page.expect(
        "the focus at first, which the guide never takes",
        &page.js("return document.activeElement.localName", vec![])?.as_str(),
        &Some("body"),
    )?;
    page.js("document.getElementById('ahead').focus()", vec![])?;
    page.key(Key::Tab)?;
    let inside = "return document.activeElement.localName === 'iframe'";
    page.wait("the focus is in the frame", inside)?;
    let mut steps = 0;
    while page.js(inside, vec![])? == true {
        steps += 1;
        page.ensure("a way out of the frame", steps < 80)?;
        // Firefox sends keys to the document that its driver has selected.
        page.enter_frame_at(0)?;
        page.key(Key::Tab)?;
        page.leave_frame()?;
    }
    page.ensure(&format!("several stops within the frame, not {steps}"), steps > 5)?;
    page.expect(
        "the focus behind the frame",
        &page.js("return document.activeElement.id", vec![])?.as_str(),
        &Some("behind"),
    )
}

/// A right-to-left page embeds a left-to-right guide.
pub fn right_to_left(stage: &Stage<'_>) -> Result<()> {
    let clinic =
        Clinic::start("<script>document.documentElement.dir = 'rtl'</script>", &snippet(&stage.site.origin(), "{}")?)?;
    let page = open(stage, &clinic)?;
    enter(&page)?;
    expect_sized(&page)?;
    page.expect(
        "the direction of the guide",
        &page.js("return getComputedStyle(document.body).direction", vec![])?.as_str(),
        &Some("ltr"),
    )?;
    page.leave_frame()?;
    let wide = page.js("return document.documentElement.scrollWidth <= innerWidth", vec![])?;
    page.ensure("nothing to scroll sideways", wide == true)
}

/// With a policy that allows only the guide.
pub fn strict_policy(stage: &Stage<'_>) -> Result<()> {
    let guide = stage.site.origin();
    let (script, integrity) = embed(&guide)?;
    // Allow the inline script that only the test needs.
    let policy = format!(
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; script-src {guide} 'unsafe-inline'; frame-src {guide}; require-trusted-types-for 'script'\">"
    );
    let body = format!(
        "<iframe data-legcheck src='{guide}/' width=100% height=500></iframe><script src='{script}' integrity='{integrity}' crossorigin defer></script>"
    );
    let page = open(stage, &Clinic::start(&policy, &body)?)?;
    page.wait("the frame has a name", "return document.querySelector('iframe').title !== ''")?;
    enter(&page)?;
    expect_sized(&page)
}

/// Two frames on one page, each with its own height and handle.
pub fn two_frames(stage: &Stage<'_>) -> Result<()> {
    let snippet = snippet(&stage.site.origin(), r#"{"counts":"on"}"#)?;
    let second = snippet.replacen("<iframe", "<iframe id=second", 1);
    let first = snippet.split("<script").next().unwrap_or_default().replacen("<iframe", "<iframe id=first", 1);
    let clinic = Clinic::start("", &format!("{first}{second}"))?;
    let page = open(stage, &clinic)?;
    enter_at(&page, 0)?;
    expect_sized(&page)?;
    page.leave_frame()?;
    enter_at(&page, 1)?;
    expect_sized(&page)?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    expect_sized(&page)?;
    page.leave_frame()?;
    page.wait(
        "the second frame's step is told",
        "return told.some((t) => t.frame === 'second' && t.detail.kind === 'question')",
    )?;
    let other = page.js("return told.some((t) => t.frame === 'first' && t.detail.kind === 'question')", vec![])?;
    page.ensure("the first frame did not move", other == false)?;
    enter_at(&page, 0)?;
    page.expect_step("start")
}

/// `<leg-check>` creates the frame, with settings from a file of the clinic.
pub fn element(stage: &Stage<'_>) -> Result<()> {
    let guide = stage.site.origin();
    let (script, integrity) = embed(&guide)?;
    let body = format!(
        "<leg-check settings='/legs.json' phone='01 23 45'></leg-check><script src='{script}' integrity='{integrity}' crossorigin defer></script>"
    );
    let file = (
        "/legs.json",
        "application/json",
        r#"{"v":1,"name":"Hill Clinic","region":"united-kingdom","phone":"00 00"}"#.to_owned(),
    );
    // The element fetches its settings after the page has loaded, so the server must still be running.
    let clinic = Clinic::with_files("", &body, vec![file])?;
    let page = open(stage, &clinic)?;
    page.wait("there is a frame", "return document.querySelector('leg-check iframe[src]') !== null")?;
    enter(&page)?;
    expect_sized(&page)?;
    page.wait(
        "the clinic's name",
        "return document.getElementById('clinic-name')?.textContent.includes('Hill Clinic')",
    )?;
    let call = page.text(".call-buttons")?;
    page.ensure(&format!("the number of the region, not {call:?}"), call.contains("999"))
}

/// A plain frame keeps its height, and the guide scrolls inside it.
pub fn plain_frame(stage: &Stage<'_>) -> Result<()> {
    let clinic = Clinic::start("", &format!("<iframe src='{}/' width=100% height=500></iframe>", stage.site.origin()))?;
    let page = open(stage, &clinic)?;
    enter(&page)?;
    page.ensure(
        "the guide scrolls",
        page.js("return document.documentElement.scrollHeight > innerHeight", vec![])? == true,
    )?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    page.leave_frame()?;
    page.expect("what the page heard", &page.js("return heard.length", vec![])?, &json!(0))
}

/// Only `sandbox="allow-scripts"`: an opaque origin, no forms, no popups. The whole check works.
pub fn scripts_alone(stage: &Stage<'_>) -> Result<()> {
    let site = Site::for_sandboxed_frame()?;
    let (script, integrity) = embed(&site.origin())?;
    let body = format!(
        "<iframe data-legcheck sandbox=allow-scripts src='{}/' width=100% height=500></iframe><script src='{script}' integrity='{integrity}' crossorigin defer></script>",
        site.origin()
    );
    let page = open(stage, &Clinic::start("", &body)?)?;
    enter(&page)?;
    expect_sized(&page)?;
    let interview = stage.interview(SAME_DAY)?;
    to_result(&page, &interview)?;
    expect_sized(&page)?;
    page.expect("the result", &page.outcome()?, &interview.result)?;
    // Printing is blocked, and the page says so.
    page.click("[data-action=print]")?;
    page.wait(
        "it says that it cannot print",
        "return document.querySelector('[data-notice=print]:not([hidden])') !== null",
    )?;
    page.ensure("what to do where dialling is forbidden", page.js("return document.querySelector('[data-part=dial]') !== null || document.querySelector('.call-buttons') === null", vec![])? == true)
}

/// The keys that leave elsewhere do nothing: the link is hidden, and it would only empty the frame.
pub fn no_exit(stage: &Stage<'_>) -> Result<()> {
    let page = framed(stage, r#"{"v":1}"#)?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    page.ensure("no link to leave", page.visible("[data-action=leave]")? == 0)?;
    for key in [Key::Shift, Key::Escape] {
        (0..3).try_for_each(|_| page.keys(&[key]))?;
        page.expect_step("danger-now")?;
    }
    Ok(())
}

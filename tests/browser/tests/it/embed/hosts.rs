//! What content management systems, consent tools and page builders do to a frame.

use anyhow::Result;
use legcheck_browser_tests::clinic::{Clinic, embed, snippet};
use legcheck_browser_tests::host::{Host, Release};
use legcheck_browser_tests::page::Page;
use serde_json::json;

use super::{addresses, enter, enter_at, expect_sized, open, past_first_signs};
use crate::world::Stage;

/// So short that a wait that began too early ends within the test.
const PATIENCE: &str = "data-patience=700";

/// Waits twice as long as the patience of the frame.
const OUTLAST: &str = "const done = arguments[0]; setTimeout(done, 1400)";

const NO_ALARM: &str = "return document.querySelector('[data-legcheck-advice]') === null && faults.length === 0";

/// The lines for a clinic, with other attributes on the frame: `change` gets the address of the guide.
fn lines(guide: &str, change: impl Fn(&str) -> String) -> Result<String> {
    let (script, integrity) = embed(guide)?;
    let frame = change(&format!("{guide}/?v=1&amp;region=australia"));
    Ok(format!("{frame}<script src='{script}' integrity='{integrity}' crossorigin defer></script>"))
}

fn expect_quiet(page: &Page<'_>, what: &str) -> Result<()> {
    page.js_async(OUTLAST, vec![])?;
    let found = page.js("return [document.querySelectorAll('[data-legcheck-advice]').length, faults]", vec![])?;
    page.expect(&format!("alarms and errors {what}"), &found, &json!([0, []]))
}

/// A lazy frame far down is not asked for before somebody scrolls to it, so nobody is alarmed.
pub fn lazy(stage: &Stage<'_>) -> Result<()> {
    let lines = lines(&stage.site.origin(), |src| {
        format!("<iframe data-legcheck {PATIENCE} loading=lazy src='{src}' width=100% height=800></iframe>")
    })?;
    let clinic = Clinic::start("", &format!("<div style='height:30000px'></div>{lines}"))?;
    let page = open(stage, &clinic)?;
    page.wait("the script has run", "return document.querySelector('iframe').title !== ''")?;
    expect_quiet(&page, "while the frame is far down")?;
    page.js("document.querySelector('iframe').scrollIntoView()", vec![])?;
    enter(&page)?;
    expect_sized(&page)?;
    page.leave_frame()?;
    page.wait("no alarm beside a guide that is there", NO_ALARM)
}

/// Consent tools and lazy loaders hold the address back, each in its way, until the person agrees.
pub fn held_back(stage: &Stage<'_>) -> Result<()> {
    let guide = stage.site.origin();
    let ways: &[(&str, &str)] = &[
        ("no src", "data-src='SRC'"),
        ("a blank page", "src='about:blank' data-cmp-src='SRC'"),
        ("an empty src", "src='' data-cookieblock-src='SRC'"),
        ("a page of its own", "src='/blank.html' data-suppressedsrc='SRC'"),
        ("words in its place", "src='SRC' srcdoc='<p>Cookies?'"),
    ];
    for (what, attributes) in ways {
        let lines = lines(&guide, |src| {
            format!(
                "<iframe data-legcheck {PATIENCE} {} width=100% height=800></iframe>",
                attributes.replace("SRC", src)
            )
        })?;
        // The frame comes later, so the page must still be served.
        let clinic = Clinic::start("", &lines)?;
        let page = open(stage, &clinic)?;
        page.wait("the script has run", "return document.querySelector('iframe').title !== ''")?;
        expect_quiet(&page, &format!("with {what}"))?;
        // As such tools do after consent, with the address that they kept.
        page.js(
            "const frame = document.querySelector('iframe');
             const kept = Object.keys(frame.dataset).find((name) => /src/i.test(name));
             frame.removeAttribute('srcdoc');
             if (kept) frame.src = frame.dataset[kept];",
            vec![],
        )?;
        enter(&page)?;
        expect_sized(&page)?;
        page.leave_frame()?;
        expect_quiet(&page, &format!("after {what}"))?;
    }
    Ok(())
}

/// A page that moves the frame loads it again. It gets its height again, and says that the answers are gone.
pub fn moved(stage: &Stage<'_>) -> Result<()> {
    let lines = lines(&stage.site.origin(), |src| {
        format!("<iframe data-legcheck {PATIENCE} src='{src}' width=100% height=800></iframe>")
    })?;
    let clinic = Clinic::start("", &format!("<div id=tab></div>{lines}"))?;
    let page = open(stage, &clinic)?;
    enter(&page)?;
    expect_sized(&page)?;
    page.expect("notices at first", &page.visible("[data-part=lost]")?, &0)?;
    past_first_signs(&page)?;
    page.leave_frame()?;
    page.wait("a step is told", "return told.length > 0")?;
    page.js("document.querySelector('iframe').style.height = ''; document.getElementById('tab').append(document.querySelector('iframe'))", vec![])?;
    enter(&page)?;
    page.expect_step("start")?;
    page.wait("it says what is gone", "return document.querySelector('[data-part=lost]') !== null")?;
    expect_sized(&page)?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    page.wait("it says so once", "return document.querySelector('[data-part=lost]') === null")?;
    page.leave_frame()?;
    expect_quiet(&page, "after the move")
}

/// Pages add frames after they have loaded, and repeat the lines with their script.
pub fn added_later(stage: &Stage<'_>) -> Result<()> {
    let lines = snippet(&stage.site.origin(), "{}")?.replace("data-legcheck", &format!("data-legcheck {PATIENCE}"));
    let clinic = Clinic::start("", &format!("{lines}{lines}<div id=later></div>"))?;
    let page = open(stage, &clinic)?;
    page.wait("there are two frames", "return document.querySelectorAll('iframe').length === 2")?;
    page.js(
        "const copy = document.querySelector('iframe').outerHTML; document.getElementById('later').innerHTML = copy",
        vec![],
    )?;
    for place in 0..3 {
        enter_at(&page, place)?;
        expect_sized(&page)?;
        page.leave_frame()?;
    }
    expect_quiet(&page, "beside three frames")
}

/// A guide that is slow raises an alarm, which goes when it comes.
pub fn late(stage: &Stage<'_>) -> Result<()> {
    let lines = lines(&stage.site.origin(), |src| {
        format!("<iframe data-legcheck data-patience=1 src='{src}' width=100% height=800></iframe>")
    })?;
    let clinic = Clinic::start("", &lines)?;
    let page = stage.page()?;
    page.load(&clinic.url())?;
    enter(&page)?;
    expect_sized(&page)?;
    page.leave_frame()?;
    page.wait(
        "there was an alarm, and it is gone",
        "return alarms === 1 && document.querySelector('[data-legcheck-advice]') === null",
    )
}

/// The guide's host is offline: the page says what to do in an emergency, with the numbers of the clinic's region.
pub fn no_guide(stage: &Stage<'_>) -> Result<()> {
    let mut host = Host::start(Release::A)?;
    let guide = host.origin();
    let script = String::from_utf8(host.read(legcheck_browser_tests::clinic::EMBED)?)?;
    host.go_away();
    for (settings, expected) in [
        ("", json!(["tel:911", "tel:112"])),
        ("?v=1&region=australia", json!(["tel:000", "tel:112"])),
        ("?region=united-kingdom&v=1", json!(["tel:999", "tel:112"])),
        ("?v=1&region=south-africa", json!(["tel:10177", "tel:112"])),
        ("?v=1&region=atlantis", json!(["tel:911", "tel:112"])),
    ] {
        let body = format!(
            "<iframe data-legcheck {PATIENCE} src='{guide}/{settings}'></iframe><script src=/embed.js></script>"
        );
        let clinic = Clinic::with_files("", &body, vec![("/embed.js", "text/javascript", script.clone())])?;
        let page = open(stage, &clinic)?;
        page.wait("there is advice", "return document.querySelector('[data-legcheck-advice][role=alert]') !== null")?;
        page.expect(
            &format!("the numbers with {settings}"),
            &addresses(&page, "[data-legcheck-advice] a")?,
            &expected,
        )?;
    }
    Ok(())
}

/// `<leg-check>` finds the guide beside the script, under a path too, and takes the place of the link that it holds.
pub fn below_a_path(stage: &Stage<'_>) -> Result<()> {
    let script =
        std::fs::read_to_string(legcheck_browser_tests::site::dist().join(legcheck_browser_tests::clinic::EMBED))?;
    let body = "<leg-check region=ireland> <a href='/legs/'>Weak legs</a> </leg-check><script src=/legs/embed-1.0.0.js></script>";
    let clinic = Clinic::with_files("", body, vec![("/legs/embed-1.0.0.js", "text/javascript", script)])?;
    let page = open(stage, &clinic)?;
    page.wait("there is a frame", "return document.querySelector('leg-check iframe[src]') !== null")?;
    let address = page.js("return document.querySelector('leg-check iframe').getAttribute('src')", vec![])?;
    page.expect("the address", &address, &json!(format!("{}/legs/?v=1&region=ireland", clinic.origin())))?;
    page.expect("links left", &page.visible("leg-check > a")?, &0)
}

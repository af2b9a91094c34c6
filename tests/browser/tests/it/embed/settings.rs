//! What clinics can configure, and what they cannot.

use anyhow::{Result, ensure};
use legcheck_browser_tests::clinic::Clinic;
use legcheck_engine::dataset::Strictness;
use serde_json::json;

use super::{addresses, enter, framed, open, past_first_signs, to_result};
use crate::walks::levels::{DOCTOR_SOON, EMERGENCY_NOW, SAME_DAY};
use crate::world::Stage;

/// Name, colour, phone numbers, booking link and region.
pub fn shown(stage: &Stage<'_>) -> Result<()> {
    let settings = r##"{"name":"Hill Clinic","colour":"#6a1b9a","phone":"020 7946 0000","out-of-hours":"111","booking":"https://hill.example/book?a=1","region":"australia"}"##;
    let page = framed(stage, settings)?;
    page.wait(
        "the clinic's name",
        "return document.getElementById('clinic-name')?.textContent.includes('Hill Clinic')",
    )?;
    let numbers = addresses(&page, "#app .call-buttons a")?;
    page.expect("the emergency number", &numbers, &json!(["tel:000"]))?;
    page.wait(
        "the colour",
        "return getComputedStyle(document.querySelector('[data-action=start]')).backgroundColor === 'rgb(106, 27, 154)' || matchMedia('(prefers-color-scheme: dark)').matches",
    )?;
    to_result(&page, &stage.interview(SAME_DAY)?)?;
    page.wait("how to reach the clinic", "return document.querySelector('[data-slot=contact] a') !== null")?;
    let ways = addresses(&page, "[data-slot=contact] a")?;
    page.expect("the ways", &ways, &json!(["tel:02079460000", "tel:111", "https://hill.example/book?a=1"]))?;
    // An emergency shows only the emergency number.
    let page = framed(stage, settings)?;
    to_result(&page, &stage.interview(EMERGENCY_NOW)?)?;
    page.wait("the hint for dialling", "return document.querySelector('.banner [data-part=dial]') !== null")?;
    page.expect("other numbers", &page.visible("[data-slot=contact] a")?, &0)
}

/// The level, the reasons and the danger signs, but no causes.
pub fn urgency_alone(stage: &Stage<'_>) -> Result<()> {
    let page = framed(stage, r#"{"causes":"hidden"}"#)?;
    let interview = stage.interview(SAME_DAY)?;
    to_result(&page, &interview)?;
    let found = page.outcome()?;
    page.expect("the level", &found.level, &interview.result.level)?;
    page.expect("the causes", &found.causes, &Vec::new())?;
    let on_paper = page.js("return document.querySelector('.paper-causes') !== null", vec![])?;
    page.ensure("no causes on paper", on_paper == false)?;
    page.ensure("danger signs", page.visible(".signs-list li")? > 5)
}

/// A sign from the article, unchanged for years: `Standard` downgrades it, `Strict` does not.
pub fn strict(stage: &Stage<'_>) -> Result<()> {
    let standard = stage.interview(DOCTOR_SOON)?;
    let strict = stage.interview_read(Strictness::Strict, DOCTOR_SOON)?;
    ensure!(standard.result.level != strict.result.level, "both readings come to {}", strict.result.level);
    for (settings, interview) in [("{}", &standard), (r#"{"reading":"strict"}"#, &strict)] {
        let page = framed(stage, settings)?;
        to_result(&page, interview)?;
        page.expect(&format!("the level with {settings}"), &page.outcome()?.level, &interview.result.level)?;
    }
    Ok(())
}

/// Invalid, unknown and malicious settings have no effect, and the console reports them.
pub fn bad(stage: &Stage<'_>) -> Result<()> {
    let long = "x".repeat(20_000);
    let queries = [
        "booking=javascript:alert(1)&phone=*31%23123&name=%E2%80%AEevil&colour=%23ffcc00&region=atlantis&height=1&x=1&v=9".to_owned(),
        "__proto__=1&constructor=2&reading=loose&causes=none&keep=all".to_owned(),
        format!("name={long}"),
        "name=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&phone=%22%3E%3Cscript%3E".to_owned(),
        "%".to_owned(),
    ];
    for query in queries {
        let frame = format!("<iframe src='{}/?{query}' width=100% height=900></iframe>", stage.site.origin());
        let page = open(stage, &Clinic::start("", &frame)?)?;
        enter(&page)?;
        page.wait("the settings were read", "return document.documentElement.dataset.set === ''")?;
        let root = page.js("const d = document.documentElement.dataset; return [d.reading ?? 0, d.causes ?? 0, d.region ?? 0, d.keep ?? 0]", vec![])?;
        page.expect(&format!("what is set by {query:.40}"), &root, &json!([0, 0, 0, 0]))?;
        page.expect(
            "pictures in the page",
            &page.js("return document.querySelectorAll('img').length", vec![])?,
            &json!(0),
        )?;
        page.click("[data-action=start]")?;
        page.expect_step("danger-now")?;
    }
    Ok(())
}

/// A reload starts over, unless the clinic allows session storage; and there is no worker, cache or other storage.
pub fn stored(stage: &Stage<'_>) -> Result<()> {
    for (settings, kept) in [("{}", false), (r#"{"keep":"tab"}"#, true)] {
        let page = framed(stage, settings)?;
        past_first_signs(&page)?;
        let stored = page.js(
            "const own = (s) => Object.keys(s).filter((k) => k.startsWith('legcheck.')); return own(sessionStorage).length + own(localStorage).length",
            vec![],
        )?;
        page.expect(&format!("what is stored with {settings}"), &stored, &json!(i32::from(kept)))?;
        let workers = page.js_async("const done = arguments[0]; (navigator.serviceWorker?.getRegistrations() ?? Promise.resolve([])).then((r) => done(r.length), () => done(0))", vec![])?;
        page.expect("workers", &workers, &json!(0))?;
        page.js("location.reload()", vec![])?;
        page.leave_frame()?;
        enter(&page)?;
        let says = format!("return (document.querySelector('[data-part=lost]') !== null) !== {kept}");
        page.wait("it says what is gone, if it is", &says)?;
        page.wait(
            "the page after the reload",
            if kept {
                "return document.querySelector('main [data-step]')?.dataset.step === 'weak-kind'"
            } else {
                "return document.querySelector('main [data-step]')?.dataset.step === 'danger-now'"
            },
        )?;
    }
    Ok(())
}

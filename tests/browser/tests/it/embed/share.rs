//! What the clinic's page receives: no answers, until the person shares the result.

use anyhow::Result;
use legcheck_browser_tests::clinic::{Clinic, snippet};
use legcheck_browser_tests::engines::Kind;
use serde_json::json;

use super::{enter, framed, open, to_result};
use crate::walks::levels::SAME_DAY;
use crate::world::Stage;

/// The person sees the recipient and everything that would be sent, and can decline or agree.
pub fn by_the_person(stage: &Stage<'_>) -> Result<()> {
    let clinic = Clinic::start("", &snippet(&stage.site.origin(), r#"{"name":"Hill Clinic"}"#)?)?;
    let page = open(stage, &clinic)?;
    enter(&page)?;
    let interview = stage.interview(SAME_DAY)?;
    to_result(&page, &interview)?;
    page.wait("sharing is offered", "return document.querySelector('[data-action=share]') !== null")?;
    page.click("[data-action=share]")?;
    page.wait("it asks", "return document.querySelector('[data-part=share-ask]') !== null")?;
    let ask = page.text("[data-part=share-ask]")?;
    page.ensure(&format!("the receiver is named in {ask:?}"), ask.contains(&clinic.origin()))?;
    // WebKitGTK only focuses a frame on real user input.
    if stage.engine.kind() != Kind::WebKit {
        let focus = page.js("return document.activeElement.id", vec![])?;
        page.expect("the focus", &focus.as_str(), &Some("share-ask-title"))?;
    }
    let seen =
        page.js("return [...document.querySelectorAll('[data-list] li')].map((li) => li.textContent)", vec![])?;
    page.ensure("what goes is shown", seen.as_array().is_some_and(|lines| lines.len() > 5))?;
    // After declining, nothing is sent.
    page.click("[data-action=share-not]")?;
    page.wait("it offers again", "return document.querySelector('[data-action=share]') !== null")?;
    page.leave_frame()?;
    page.expect(
        "results at the clinic",
        &page.js("return told.filter((t) => t.name === 'result').length", vec![])?,
        &json!(0),
    )?;
    page.enter_frame_at(0)?;
    page.click("[data-action=share]")?;
    page.click("[data-action=share-now]")?;
    page.wait("it says that it was sent", "return document.querySelector('[data-part=shared]') !== null")?;
    page.leave_frame()?;
    page.wait("the clinic has it", "return told.some((t) => t.name === 'done')")?;
    let result = page.js("return told.find((t) => t.name === 'result').detail", vec![])?;
    page.expect("the level", &result["level"].as_str(), &Some(interview.result.level.as_str()))?;
    // Exactly what was shown was sent.
    let mut sent = vec![result["urgency"].clone()];
    for list in ["reasons", "facts", "causes"] {
        sent.extend(result[list].as_array().cloned().unwrap_or_default());
    }
    sent.push(result["versions"].clone());
    page.expect("what was sent", &json!(sent), &seen)?;
    page.ensure(
        "facts and causes",
        !result["facts"].as_array().is_none_or(Vec::is_empty) && !result["causes"].as_array().is_none_or(Vec::is_empty),
    )
}

/// During a check, the page receives heights, and kinds of pages if the clinic opts in. No message reveals an answer,
/// and none goes to another origin.
pub fn steps(stage: &Stage<'_>) -> Result<()> {
    for (settings, kinds) in [("{}", json!([null])), (r#"{"counts":"on"}"#, json!(["question", "result", "start"]))] {
        let page = framed(stage, settings)?;
        page.leave_frame()?;
        page.wait("the handshake", "return heard.length > 0")?;
        enter(&page)?;
        page.click("[data-action=start]")?;
        page.expect_step("danger-now")?;
        page.click("label.tile[data-finding=breathing]")?;
        page.click("main [data-action=continue]")?;
        page.expect_step("breathing")?;
        page.click("label.tile[data-choice=at-rest]")?;
        page.click("main [data-action=continue]")?;
        page.expect_step("emergency")?;
        page.leave_frame()?;
        page.wait("the last step is told", "return told.length >= 3")?;
        let found = page.js("return [...new Set(told.map((t) => t.detail.kind ?? null))].sort()", vec![])?;
        page.expect(&format!("the kinds with {settings}"), &found, &kinds)?;
        let other = page.js(
            "return heard.filter(({ data }) => !data.responseToMessageId && !['legcheck.height', 'legcheck.step'].includes(data.messageType))",
            vec![],
        )?;
        page.expect("other messages", &other, &json!([]))?;
        let said = page.js("return JSON.stringify(heard)", vec![])?;
        for word in ["breathing", "at-rest", "emergency", "danger"] {
            page.ensure(&format!("{word} in no message"), !said.as_str().unwrap_or(word).contains(word))?;
        }
    }
    Ok(())
}

//! The explanation of a result: what would change it, what "not sure" means, and what distinguishes causes.

use anyhow::{Result, ensure};
use legcheck_browser_tests::page::Page;
use legcheck_engine::dataset::{Level, Strictness};
use legcheck_engine::explanation;
use serde_json::json;

use super::levels::{DOCTOR_SOON, EMERGENCY_NOW, ROUTINE};
use crate::world::Stage;

/// Maximum number of lines for an emergency.
const MOST: usize = 6;

pub fn what_would_change_it(stage: &Stage<'_>) -> Result<()> {
    let (guide, changes) = (stage.guide(), &stage.dataset.library.changes);
    let (page, interview) = stage.result(ROUTINE)?;
    let downgrade = explanation::downgrade(guide, changes, &interview.answers, Strictness::Standard);
    ensure!(downgrade.is_some(), "the engine must let this person down, or the test shows nothing");
    page.ensure("the words about the downgrade", page.visible("[data-notice=let-down]")? == 1)?;
    let near = explanation::near_emergencies(stage.check_engine, changes, &interview.answers, Strictness::Standard);
    let emergencies = near.iter().filter(|n| n.level == Level::EmergencyNow).take(MOST);
    let expected: Vec<String> = emergencies.map(|n| changes.list[n.change].id.clone()).collect();
    ensure!(!expected.is_empty(), "the engine must see some emergency, or the test shows nothing");
    page.expect("what would be an emergency", &listed(&page, "emergency-now")?, &expected)
}

pub fn an_emergency_cannot_get_more_urgent(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(EMERGENCY_NOW)?;
    page.ensure("nothing that would be more urgent", page.visible("[data-section=more-urgent]")? == 0)
}

pub fn what_not_sure_means(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview_unsure_of(DOCTOR_SOON, "saddle-numb")?;
    let page = stage.page()?;
    stage.show(&page, &interview, "result")?;
    let first = page.attribute("[data-section=unsure] li", "data-finding")?;
    page.expect("what matters most", &first.as_str(), &"saddle-numb")?;
    let text = page.text("[data-section=unsure] li")?;
    page.ensure(&format!("what a clear answer would do, not {text:?}"), text.contains("emergency"))
}

pub fn what_tells_causes_apart(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(ROUTINE)?;
    // Something else leads, so that every cause is a row that opens.
    page.click("ol.causes > li:first-child > details > summary")?;
    for section in ["apart", "tests"] {
        let details = format!("ol.causes > li:first-child [data-section={section}]");
        // In some engines, collapsed content still has a layout box, so check the element itself.
        let open = format!("return document.querySelector({}).open", json!(details));
        page.ensure(&format!("{section} to be closed at first"), page.js(&open, vec![])? == json!(false))?;
        page.click(&format!("{details} summary"))?;
        page.wait(&format!("{section} opens"), &open)?;
        page.ensure(&format!("lines in {section}"), page.visible(&format!("{details} li"))? > 0)?;
    }
    page.open("/causes/herniated-disc/")?;
    page.click("[data-section=looks-like] [data-cause=pinched-nerve] summary")?;
    page.click("[data-section=looks-like] [data-cause=pinched-nerve] a")?;
    let script = "return document.querySelector('article')?.dataset.cause === 'pinched-nerve'";
    page.wait("the page of the look-alike opens", script)?;
    page.ensure(
        "the way back from the look-alike",
        page.js(
            "return document.querySelector(arguments[0]) !== null",
            vec![json!("[data-section=looks-like] [data-cause=herniated-disc]")],
        )? == json!(true),
    )
}

/// The changes listed for a level, in order.
fn listed(page: &Page<'_>, level: &str) -> Result<Vec<String>> {
    let ids = page.js(
        "return [...document.querySelectorAll(`[data-would-be=${arguments[0]}] [data-change]`)].map((li) => li.dataset.change)",
        vec![json!(level)],
    )?;
    Ok(serde_json::from_value(ids)?)
}

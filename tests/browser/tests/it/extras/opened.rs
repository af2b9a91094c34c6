//! Opening summaries: valid ones, corrupted ones, and ones from elsewhere.

use anyhow::Result;
use legcheck_browser_tests::page::Respondent;
use serde_json::json;

use super::{file_of, paste, to_saved, unfold, watch_files};
use crate::walks::levels::DOCTOR_SOON;
use crate::world::Stage;

pub fn spoilt(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(DOCTOR_SOON)?;
    watch_files(&page)?;
    let text = file_of(&page, "save-summary")?;
    let at = text.find("LEGCHECK2.").expect("the code") + 40;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
    let cases = [
        ("", "no summary"),
        ("What is this?", "no summary"),
        ("{\"resourceType\":\"Patient\"}", "no summary"),
        (changed.as_str(), "missing or was changed"),
        (&text[..text.len() - 20], "missing or was changed"),
        ("LEGCHECK7.ABCDEFGHIJ", "newer version"),
    ];
    to_saved(&page)?;
    let stored = page.stored()?;
    for (pasted, says) in cases {
        paste(&page, pasted)?;
        page.wait(
            &format!("{pasted:?} is refused with {says:?}"),
            &format!("return document.querySelector('[data-notice=trouble]')?.innerText.includes({})", json!(says)),
        )?;
        page.ensure("no way on", page.visible("[data-action=see-summary]")? == 0)?;
    }
    let longest = "x".repeat(200_000);
    paste(&page, &longest)?;
    page.wait(
        "a long text is refused",
        "return document.querySelector('[data-notice=trouble]').innerText.includes('too long')",
    )?;
    page.expect("what was stored before", &page.stored()?, &stored)
}

/// The page of saved checks is opened from the app, which only has the answers in memory.
pub fn without_storage(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(DOCTOR_SOON)?;
    watch_files(&page)?;
    let text = file_of(&page, "save-summary")?;
    page.start(Respondent::Myself)?;
    page.js("Storage.prototype.setItem = () => { throw new Error('full'); }", vec![])?;
    page.click("footer a[href='saved/']")?;
    page.wait("the page is filled", "return document.querySelector('[data-place=saved][data-filled]') !== null")?;
    page.ensure("it says that nothing can be kept", page.visible(".stored .notice")? == 1)?;
    paste(&page, &text)?;
    page.click("[data-action=see-summary]")?;
    page.expect_step("review")?;
    page.advance("review", &[], "continue")?;
    page.expect_step("result")?;
    page.expect("the result", &page.outcome()?, &interview.result)
}

pub fn health_record(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(DOCTOR_SOON)?;
    watch_files(&page)?;
    unfold(&page, "fhir")?;
    let text = file_of(&page, "save-fhir")?;
    super::taken::bring_back(stage, &text, &interview)
}

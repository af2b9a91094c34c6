//! Opening summaries: valid ones, corrupted ones, and ones from elsewhere.

use anyhow::Result;
use legcheck_browser_tests::page::{Page, Respondent};
use serde_json::json;

use super::{file_of, paste, to_saved, unfold, watch_files};
use crate::walks::levels::{DOCTOR_SOON, ROUTINE, SAME_DAY};
use crate::world::Stage;

pub fn spoilt(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(DOCTOR_SOON)?;
    watch_files(&page)?;
    let text = file_of(&page, "save-summary")?;
    let at = text.find("LEGCHECK2.").expect("the code") + 40;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
    let staff = json!([{"linkId": "staff", "item": [{"linkId": "staff.name", "answer": [{"valueString": "A"}]}]}]);
    let other_form = json!({
        "resourceType": "QuestionnaireResponse", "questionnaire": "http://forms.example/Questionnaire/staff",
        "status": "completed", "item": staff,
    });
    let other_form = other_form.to_string();
    let cases = [
        (other_form.as_str(), "belongs to another form"),
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
    page.open_by_footer("saved/")?;
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

/// Every way to open a check asks before another one is lost.
pub fn asks_first(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(ROUTINE)?;
    watch_files(&page)?;
    let text = file_of(&page, "save-summary")?;
    unfold(&page, "fhir")?;
    let record = file_of(&page, "save-fhir")?;
    let code = text.split_whitespace().find(|word| word.starts_with("LEGCHECK")).expect("the code").to_owned();
    unfold(&page, "keep")?;
    page.click("[data-action=keep]")?;
    page.wait("it is kept", "return document.querySelector('[data-notice=keep] a') !== null")?;

    type Way<'a> = Box<dyn Fn(&Page<'_>) -> Result<()> + 'a>;
    let pasted = |text: String| -> Way<'_> {
        Box::new(move |page| {
            paste(page, &text)?;
            page.click("[data-action=see-summary]")
        })
    };
    let link = |page: &Page<'_>| {
        page.js("location.hash = arguments[0]", vec![json!(code)])?;
        page.click("[data-action=see-summary]")
    };
    let ways: [(&str, Way<'_>); 5] = [
        ("a text", pasted(text)),
        ("a code", pasted(code.clone())),
        ("a health record", pasted(record)),
        ("a link", Box::new(link)),
        ("a kept check", Box::new(|page| page.click("[data-action=open]"))),
    ];
    for (what, open) in ways {
        let under_way = stage.interview(SAME_DAY)?;
        stage.show(&page, &under_way, "result")?;
        let before = page.stored()?;
        to_saved(&page)?;
        open(&page)?;
        let asked = "return document.activeElement?.closest('[data-notice=replace]') !== null";
        page.wait(&format!("{what}: it asks, and says so"), asked)?;
        page.expect("the check under way", &page.stored()?, &before)?;
        page.click("[data-action=replace-not]")?;
        page.wait("the question is gone", "return document.querySelector('[data-notice=replace]') === null")?;
        page.ensure("the button has the focus again", page.focus()?.contains("button"))?;
        page.expect("the check under way", &page.stored()?, &before)?;
        // From the app around it, too, which alone knows the answers where nothing is stored.
        stage.show(&page, &under_way, "result")?;
        page.click("footer a[href='saved/']")?;
        page.wait("the page is filled", "return document.querySelector('[data-place=saved][data-filled]') !== null")?;
        page.js("sessionStorage.removeItem('legcheck.session')", vec![])?;
        open(&page)?;
        page.wait(&format!("{what}: it asks, and says so"), asked)?;
        page.click("[data-action=replace]")?;
        page.expect_step("review")?;
    }
    page.js("localStorage.removeItem('legcheck.saved')", vec![]).map(drop)
}

/// Nothing would be lost, so nothing is asked.
pub fn asks_not(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(ROUTINE)?;
    watch_files(&page)?;
    let text = file_of(&page, "save-summary")?;
    to_saved(&page)?;
    paste(&page, &text)?;
    page.click("[data-action=see-summary]")?;
    page.ready()?;
    page.expect_step("review")
}

//! "Start again" erases everything.

use anyhow::Result;
use legcheck_browser_tests::page::{Page, Respondent};

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

fn nothing_is_left(page: &Page<'_>) -> Result<()> {
    page.expect_step("start")?;
    page.wait("nothing is stored", "return sessionStorage.length === 0 && localStorage.length === 0")?;
    page.ensure("no offer to go on", page.visible("[data-action=resume]")? == 0)?;
    // Back does not restore anything.
    page.back()?;
    page.wait(
        "a page without answers comes",
        "return document.querySelector('main [data-step=start], main [data-step=no-result], main [data-step=danger-now]') !== null",
    )?;
    page.expect("what is stored after going back", &page.stored()?, &None)?;
    page.start(Respondent::Myself)?;
    page.expect("what is chosen on the first page", &page.ticked()?, &vec![])
}

/// One press erases nothing: it opens the question whether to.
fn restart(page: &Page<'_>, step: &str, stored: &Option<String>) -> Result<()> {
    page.click(&format!("[data-step={step}] [data-section=erase] > summary"))?;
    page.expect("what is stored", &page.stored()?, stored)?;
    page.click(&format!("[data-step={step}] [data-action=restart]"))
}

/// Nor does a start while a check is under way.
pub fn asks_first(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.open_with(&stage.interview(DOCTOR_SOON)?.session(stage.guide(), "legs-now")?, "/")?;
    // What says of which day the answers are comes above the buttons.
    page.expect_step("start")?;
    let stored = page.stored()?;
    page.ensure("the way back", page.visible("[data-action=resume]")? == 1)?;
    let starts = "[data-action^=start]";
    page.expect("ways to start anew", &page.visible(starts)?, &0)?;
    page.click("[data-step=start] [data-section=erase] > summary")?;
    page.expect("ways to start anew", &page.visible(starts)?, &5)?;
    page.expect("what is stored", &page.stored()?, &stored)?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    page.expect("what is chosen", &page.ticked()?, &vec![])
}

pub fn erases(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(DOCTOR_SOON)?;
    let stored = page.stored()?;
    page.ensure("stored answers before", page.stored()?.is_some_and(|text| text.contains("hard-tasks")))?;
    restart(&page, "result", &stored)?;
    nothing_is_left(&page)?;
    page.play(&interview.turns)?;
    let stored = page.stored()?;
    restart(&page, "review", &stored)?;
    nothing_is_left(&page)
}

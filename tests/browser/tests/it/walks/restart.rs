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

pub fn erases(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(DOCTOR_SOON)?;
    page.ensure("stored answers before", page.stored()?.is_some_and(|text| text.contains("hard-tasks")))?;
    page.click("[data-step=result] [data-action=restart]")?;
    nothing_is_left(&page)?;
    page.play(&interview.turns)?;
    page.click("[data-step=review] [data-action=restart]")?;
    nothing_is_left(&page)
}

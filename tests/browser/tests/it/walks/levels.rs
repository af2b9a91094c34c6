//! A whole check to each of the four levels.

use anyhow::{Result, ensure};
pub use legcheck_browser_tests::said::{DOCTOR_SOON, EMERGENCY_NOW, ROUTINE, SAME_DAY, Said};

use crate::world::Stage;

pub fn emergency_now(stage: &Stage<'_>) -> Result<()> {
    check(stage, EMERGENCY_NOW, "emergency-now")
}

pub fn same_day(stage: &Stage<'_>) -> Result<()> {
    check(stage, SAME_DAY, "same-day")
}

pub fn doctor_soon(stage: &Stage<'_>) -> Result<()> {
    check(stage, DOCTOR_SOON, "doctor-soon")
}

pub fn routine(stage: &Stage<'_>) -> Result<()> {
    check(stage, ROUTINE, "routine")
}

fn check(stage: &Stage<'_>, said: Said, level: &str) -> Result<()> {
    let interview = stage.interview(said)?;
    ensure!(interview.result.level == level, "the engine gives {} for {said:?}, not {level}", interview.result.level);
    let page = stage.page()?;
    page.to_result(&interview)?;
    page.expect("the result", &page.outcome()?, &interview.result)?;
    // Other tests start with such a stored session instead of answering every question.
    let stored = page.stored()?.unwrap_or_default();
    let (stored, answered) = stored.rsplit_once('\n').unwrap_or_default();
    page.expect("what the tab stores", &stored, &interview.session(stage.guide(), "result")?.as_str())?;
    page.ensure(&format!("when it was answered, and not {answered:?}"), answered.split(' ').count() == 2)?;
    page.ensure("a card for something else", page.visible("section[data-cause=something-else]")? == 1)?;
    page.ensure("the emergency signs", page.visible(".signs-list li[data-sign]")? > 0)
}

//! A whole check to each of the four levels.

use anyhow::{Result, ensure};

use crate::world::Stage;

/// What a person says; everything else gets default answers.
pub type Said = &'static [(&'static str, &'static [&'static str])];

/// Sudden weakness of one leg.
pub const EMERGENCY_NOW: Said =
    &[("weak-kind", &["no-power"]), ("onset", &["sudden"]), ("started", &["today"]), ("legs-affected", &["one-leg"])];

/// On a statin for a short time, with sore thighs that have lost power. That is seen the same day, tests passed or not.
pub const SAME_DAY: Said = &[
    ("weak-kind", &["no-power", "sore"]),
    ("meds", &["statin"]),
    ("med-timing", &["under-3-months"]),
    ("muscle-pain", &["thighs-shoulders"]),
    ("started", &["one-to-three-months"]),
    ("onset", &["weeks"]),
];

/// Stairs slowly harder over months.
pub const DOCTOR_SOON: Said = &[("hard-tasks", &["stairs", "chair"]), ("course", &["slowly-worse"])];

/// Numb feet for years, known and unchanged.
pub const ROUTINE: Said = &[
    ("known-cause", &["checked-same"]),
    ("started", &["over-year"]),
    ("onset", &["years"]),
    ("numb-area", &["both-feet"]),
    ("balance", &["dark"]),
];

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

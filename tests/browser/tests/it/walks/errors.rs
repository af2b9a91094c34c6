//! Pressing Continue too early.

use anyhow::Result;
use legcheck_browser_tests::page::{Page, Respondent};

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

fn shows_error(page: &Page<'_>, step: &str) -> Result<()> {
    page.wait("the error has the focus", "return document.activeElement.id === 'error-summary'")?;
    page.expect_step(step)?;
    page.ensure("an error that can be seen", page.visible("#error-summary")? == 1)?;
    page.ensure(
        &format!("a title that begins with Error, not {:?}", page.title()?),
        page.title()?.starts_with("Error"),
    )?;
    page.click("#error-summary a")?;
    page.wait("the first answer has the focus", "return document.activeElement.id === 'choice-0'")
}

pub fn nothing_chosen(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let page = stage.page()?;
    page.start(Respondent::Myself)?;
    // One page of each kind: signs and lists, several answers, several questions, signs, several answers of a page that
    // can be skipped, and a single answer.
    let mut left = vec!["danger-now", "weak-kind", "when", "you", "legs-now", "danger-body", "hard-tasks", "pregnancy"];
    for turn in &interview.turns {
        if left.contains(&turn.step.as_str()) {
            left.retain(|step| *step != turn.step);
            page.click("[data-action=continue]")?;
            shows_error(&page, &turn.step)?;
        }
        page.take(turn)?;
    }
    page.expect("the pages that never came", &left, &Vec::new())?;
    page.expect_step("review")
}

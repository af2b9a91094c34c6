//! A short path to an emergency with only Tab, Space, arrow keys and Enter, including an error.

use anyhow::Result;
use fantoccini::key::Key;
use legcheck_browser_tests::page::Page;

use crate::world::Stage;

fn on_the_heading(page: &Page<'_>, step: &str) -> Result<()> {
    page.expect_step(step)?;
    page.wait("the focus is on the heading", "return document.activeElement.id === 'page-title'")
}

/// Tabs to a tile and presses Space.
fn tick(page: &Page<'_>, tile: &str) -> Result<()> {
    page.tab_to(&format!("{tile} input"))?;
    page.key(Key::Space)
}

/// Tabs to Continue and presses Enter; this page comes next.
fn go_on(page: &Page<'_>, step: &str) -> Result<()> {
    page.tab_to("[data-action=continue]")?;
    page.key(Key::Enter)?;
    on_the_heading(page, step)
}

/// Presses the down arrow until exactly these are ticked.
fn down_to(page: &Page<'_>, ticks: &[&str]) -> Result<()> {
    for _ in 0..8 {
        if page.ticked()? == ticks {
            break;
        }
        page.key(Key::Down)?;
    }
    page.expect("the answers", &page.ticked()?, &ticks.iter().map(|&t| t.to_owned()).collect())
}

pub fn emergency_path(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.open("/")?;
    page.tab_to("[data-action=start]")?;
    page.key(Key::Enter)?;
    on_the_heading(&page, "danger-now")?;
    // Checkboxes: Space toggles.
    tick(&page, "[data-finding=swallowing]")?;
    page.expect("the ticks", &page.ticked()?, &vec!["swallowing/yes".to_owned()])?;
    page.key(Key::Space)?;
    page.expect("the ticks", &page.ticked()?, &vec![])?;
    // Continue without an answer: the error gets the focus, and its link leads to the first answer.
    page.tab_to("[data-action=continue]")?;
    page.key(Key::Enter)?;
    page.wait("the error has the focus", "return document.activeElement.id === 'error-summary'")?;
    page.tab_to("#error-summary a")?;
    page.key(Key::Enter)?;
    page.wait("the first answer has the focus", "return document.activeElement.id === 'choice-0'")?;
    tick(&page, "[data-choice=none]")?;
    go_on(&page, "weak-kind")?;
    tick(&page, "[data-choice=tired-heavy]")?;
    page.expect("the ticks", &page.ticked()?, &vec!["tired-heavy".to_owned()])?;
    go_on(&page, "when")?;
    // Radio buttons: the arrow keys choose.
    tick(&page, "[data-choice]")?;
    let first = page.ticked()?;
    page.key(Key::Down)?;
    let second = page.ticked()?;
    page.ensure("an arrow to choose another answer", first.len() == 1 && second.len() == 1 && first != second)?;
    page.key(Key::Up)?;
    page.expect("the answer after the way back", &page.ticked()?, &first)?;
    // Down to "over a year ago", and to "over years" in the second question.
    down_to(&page, &["started/over-year"])?;
    tick(&page, "[data-finding=onset]")?;
    down_to(&page, &["started/over-year", "onset/years"])?;
    // Enter submits a form.
    page.key(Key::Enter)?;
    on_the_heading(&page, "you")?;
    for step in ["when", "weak-kind", "danger-now"] {
        page.tab_back_to("[data-action=back]")?;
        page.key(Key::Enter)?;
        on_the_heading(&page, step)?;
    }
    page.expect("what was chosen before", &page.ticked()?, &vec!["none".to_owned()])?;
    // A sign takes out "none of these".
    tick(&page, "[data-finding=breathing]")?;
    page.expect("the ticks", &page.ticked()?, &vec!["breathing/some".to_owned()])?;
    go_on(&page, "breathing")?;
    tick(&page, "[data-choice=at-rest]")?;
    go_on(&page, "emergency")?;
    page.tab_to("[data-action=call]")?;
    page.tab_to("[data-action=go-on]")?;
    page.key(Key::Enter)?;
    page.wait("the check goes on", "return document.querySelector('main [data-step]').dataset.step !== 'emergency'")?;
    page.wait("the focus is on the heading", "return document.activeElement.id === 'page-title'")
}

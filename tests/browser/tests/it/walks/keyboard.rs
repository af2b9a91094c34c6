//! A short path to an emergency with only Tab, Space, arrow keys and Enter, including an error.

use anyhow::Result;
use fantoccini::key::Key;
use legcheck_browser_tests::page::Page;

use crate::world::Stage;

fn on_the_heading(page: &Page<'_>, step: &str) -> Result<()> {
    page.expect_step(step)?;
    page.wait("the focus is on the heading", "return document.activeElement.id === 'page-title'")
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
    page.tab_to("[data-finding=swallowing] input")?;
    page.key(Key::Space)?;
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
    page.tab_to("[data-choice=none] input")?;
    page.key(Key::Space)?;
    page.tab_to("[data-action=continue]")?;
    page.key(Key::Enter)?;
    on_the_heading(&page, "weak-kind")?;
    page.tab_to("[data-choice=tired-heavy] input")?;
    page.key(Key::Space)?;
    page.expect("the ticks", &page.ticked()?, &vec!["tired-heavy".to_owned()])?;
    page.tab_to("[data-action=continue]")?;
    page.key(Key::Enter)?;
    on_the_heading(&page, "when")?;
    // Radio buttons: the arrow keys choose.
    page.tab_to("[data-choice] input")?;
    page.key(Key::Space)?;
    let first = page.ticked()?;
    page.key(Key::Down)?;
    let second = page.ticked()?;
    page.ensure("an arrow to choose another answer", first.len() == 1 && second.len() == 1 && first != second)?;
    page.key(Key::Up)?;
    page.expect("the answer after the way back", &page.ticked()?, &first)?;
    // Down to "over a year ago", and to "over years" in the second question.
    down_to(&page, &["started/over-year"])?;
    page.tab_to("[data-finding=onset] input")?;
    page.key(Key::Space)?;
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
    page.tab_to("[data-finding=breathing] input")?;
    page.key(Key::Space)?;
    let both = vec!["breathing/some".to_owned(), "none".to_owned()];
    page.expect("the ticks", &page.ticked()?, &both)?;
    page.tab_to("[data-choice=none] input")?;
    page.key(Key::Space)?;
    page.expect("the ticks", &page.ticked()?, &vec!["breathing/some".to_owned()])?;
    page.tab_to("[data-action=continue]")?;
    page.key(Key::Enter)?;
    on_the_heading(&page, "breathing")?;
    page.tab_to("[data-choice=at-rest] input")?;
    page.key(Key::Space)?;
    page.tab_to("[data-action=continue]")?;
    page.key(Key::Enter)?;
    on_the_heading(&page, "emergency")?;
    page.tab_to("[data-action=call]")?;
    page.tab_to("[data-action=go-on]")?;
    page.key(Key::Enter)?;
    page.wait("the check goes on", "return document.querySelector('main [data-step]').dataset.step !== 'emergency'")?;
    page.wait("the focus is on the heading", "return document.activeElement.id === 'page-title'")
}

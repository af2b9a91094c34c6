//! A short path to an emergency with only Tab, Space, arrow keys and Enter, including an error.

use anyhow::Result;
use fantoccini::key::Key;
use legcheck_browser_tests::page::Page;

use crate::world::Stage;

fn on_the_heading(page: &Page<'_>, step: &str) -> Result<()> {
    page.expect_step(step)?;
    page.wait("the focus is on the heading", "return document.activeElement.id === 'page-title'")
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
    on_the_heading(&page, "started")?;
    // Radio buttons: the arrow keys choose.
    page.tab_to("[data-choice] input")?;
    page.key(Key::Space)?;
    let first = page.ticked()?;
    page.key(Key::Down)?;
    let second = page.ticked()?;
    page.ensure("an arrow to choose another answer", first.len() == 1 && second.len() == 1 && first != second)?;
    page.key(Key::Up)?;
    page.expect("the answer after the way back", &page.ticked()?, &first)?;
    // Down to "over a year ago".
    for _ in 0..8 {
        if page.ticked()? == ["over-year"] {
            break;
        }
        page.key(Key::Down)?;
    }
    page.expect("the answer", &page.ticked()?, &vec!["over-year".to_owned()])?;
    // Enter submits a form.
    page.key(Key::Enter)?;
    on_the_heading(&page, "onset")?;
    page.tab_back_to("[data-action=back]")?;
    page.key(Key::Enter)?;
    on_the_heading(&page, "started")?;
    page.tab_back_to("[data-action=back]")?;
    page.key(Key::Enter)?;
    on_the_heading(&page, "danger-now")?;
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

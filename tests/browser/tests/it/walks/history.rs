//! Reload, Back, Forward and other tabs.

use anyhow::Result;
use legcheck_browser_tests::interview::Turn;
use legcheck_browser_tests::page::{Page, Respondent};

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

fn sorted(mut ticks: Vec<String>) -> Vec<String> {
    ticks.sort();
    ticks
}

/// The page of a turn is shown, with its answer still chosen.
fn shows(page: &Page<'_>, turn: &Turn) -> Result<()> {
    page.expect_step(&turn.step)?;
    page.expect("what is chosen", &sorted(page.ticked()?), &sorted(turn.ticks.clone()))
}

/// Starts the check by mouse; see [`Page::play_by_hand`].
fn begin(page: &Page<'_>) -> Result<()> {
    page.open("/")?;
    page.click("[data-action=start]")
}

pub fn reload(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let page = stage.page()?;
    begin(&page)?;
    let (before, rest) = interview.turns.split_at(8);
    page.play_by_hand(before)?;
    let stored = page.stored()?;
    page.reload()?;
    page.expect_step(&rest[0].step)?;
    page.expect("what is stored", &page.stored()?, &stored)?;
    // Also on a page that was answered before.
    page.back()?;
    page.expect_step(&before[7].step)?;
    page.reload()?;
    shows(&page, &before[7])?;
    page.forward()?;
    page.expect_step(&rest[0].step)?;
    page.play(rest)?;
    page.advance("review", &[], "continue")?;
    page.reload()?;
    page.expect_step("result")?;
    page.expect("the result", &page.outcome()?, &interview.result)
}

pub fn back_and_forward(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let page = stage.page()?;
    begin(&page)?;
    page.play_by_hand(&interview.turns)?;
    page.expect_step("review")?;
    let turns = &interview.turns;
    for turn in turns.iter().rev().take(6) {
        page.back()?;
        shows(&page, turn)?;
        page.wait("the focus is on the heading", "return document.activeElement.id === 'page-title'")?;
    }
    for turn in turns.iter().rev().take(5).rev() {
        page.forward()?;
        shows(&page, turn)?;
    }
    page.forward()?;
    page.expect_step("review")?;
    // To the first page and out of the check.
    page.js("history.go(arguments[0])", vec![(-i64::try_from(turns.len())?).into()])?;
    shows(&page, &turns[0])?;
    page.back()?;
    page.expect_step("start")
}

pub fn back_link(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let page = stage.page()?;
    begin(&page)?;
    let (before, rest) = interview.turns.split_at(4);
    page.play_by_hand(before)?;
    page.click("[data-action=back]")?;
    shows(&page, &before[3])?;
    page.click("[data-action=back]")?;
    shows(&page, &before[2])?;
    page.play_by_hand(&before[2..])?;
    page.expect_step(&rest[0].step)?;
    // If this page is the first in the tab's history, the link still leads to the previous step.
    page.js("history.replaceState(`0|${history.state.split('|')[1]}|`, '')", vec![])?;
    page.reload()?;
    page.expect_step(&rest[0].step)?;
    page.click("[data-action=back]")?;
    shows(&page, &before[3])
}

pub fn second_tab(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let first = stage.page()?;
    first.start(Respondent::Myself)?;
    first.play(&interview.turns[..3])?;
    let stored = first.stored()?;
    let second = stage.engine.another_page(stage.site)?;
    second.open("/")?;
    second.expect("what a fresh tab remembers", &second.stored()?, &None)?;
    second.ensure("no offer to go on in a fresh tab", second.visible("[data-action=resume]")? == 0)?;
    second.start(Respondent::Helper)?;
    second.to_emergency()?;
    first.to_front()?;
    first.expect("what the first tab remembers", &first.stored()?, &stored)?;
    first.expect_step(&interview.turns[3].step)?;
    first.reload()?;
    first.expect_step(&interview.turns[3].step)
}

//! A press that was meant for the page before does nothing to the next one.

use anyhow::Result;
use fantoccini::key::Key;
use legcheck_browser_tests::page::{Page, Respondent};
use serde_json::json;

use super::levels::{DOCTOR_SOON, EMERGENCY_NOW};
use crate::world::Stage;

/// Milliseconds between two presses of a trembling hand.
const GAPS: [u64; 3] = [60, 150, 300];

/// The page is as it was first shown.
fn is_untouched(page: &Page<'_>, step: &str) -> Result<()> {
    page.pressed_late()?;
    page.expect_step(step)?;
    page.expect(&format!("the ticks of {step}"), &page.ticked()?, &Vec::new())?;
    page.ensure("no error", page.visible("#error-summary")? == 0)?;
    page.ensure("nothing opened", page.visible("main details[open]")? == 0)
}

/// Every button that leads to another page is pressed twice, on each page of two checks. What is pressed after that counts.
pub fn second(stage: &Stage<'_>) -> Result<()> {
    for said in [DOCTOR_SOON, EMERGENCY_NOW] {
        let interview = stage.interview(said)?;
        let page = stage.page()?;
        page.open("/")?;
        page.press_twice("[data-action=start]", GAPS[0])?;
        let nexts = interview.turns.iter().skip(1).map(|turn| &*turn.step);
        for ((turn, next), gap) in interview.turns.iter().zip(nexts).zip(GAPS.iter().cycle()) {
            is_untouched(&page, &turn.step)?;
            page.tick_by_hand(turn)?;
            page.expect("what was ticked", &page.ticked()?.len(), &turn.ticks.len())?;
            page.press_twice(&format!("main [data-action={}]", turn.action), *gap)?;
            page.expect_step(next)?;
        }
    }
    ends(stage)
}

/// The same for the review, the result, the body picture, a page in lines, an error, and the way back.
fn ends(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let page = stage.page()?;
    for gap in GAPS {
        stage.show(&page, &interview, "review")?;
        page.press_twice("[data-action=change]", gap)?;
        let step = page.step()?;
        page.ensure("a page of the check", step != "review")?;
        page.ensure("no error", page.visible("#error-summary")? == 0)?;
        stage.show(&page, &interview, "review")?;
        page.press_twice("[data-action=continue]", gap)?;
        is_untouched(&page, "result")?;
        page.start(Respondent::Myself)?;
        page.press_twice("main [data-action=continue]", gap)?;
        if !page.pressed_late()? {
            page.wait("the error has the focus", "return document.activeElement.id === 'error-summary'")?;
            page.expect("the ticks", &page.ticked()?, &Vec::new())?;
        }
        page.click("label.tile[data-choice=unsure]")?;
        page.press_twice("main [data-action=continue]", gap)?;
        if !page.pressed_late()? {
            page.wait("a line for each sign", "return document.querySelector('form.lines') !== null")?;
            is_untouched(&page, "danger-now")?;
        }
        page.press_twice("[data-action=back]", gap)?;
        is_untouched(&page, "start")?;
    }
    Ok(())
}

/// Space on the first tile of a page that was just shown does nothing, and does once the page has been there for a moment.
pub fn key(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.start(Respondent::Myself)?;
    page.js(
        "addEventListener('click', () => (window.wasFresh = 'fresh' in document.documentElement.dataset), true)",
        vec![],
    )?;
    for (step, ticks) in [("danger-now", ["none"]), ("weak-kind", ["tired-heavy"])] {
        page.answer(step, &ticks)?;
        page.js("document.getElementById('choice-0').focus()", vec![])?;
        page.keys(&[Key::Space])?;
        // On a slow machine the key comes late, and then it counts.
        let was_fresh = page.js("return window.wasFresh", vec![])? == json!(true);
        page.expect("whether it counted", &page.ticked()?.is_empty(), &was_fresh)?;
        if was_fresh {
            page.key(Key::Space)?;
        }
        page.expect("what is ticked", &page.ticked()?.len(), &1)?;
        // A key that is held ticks and clears no more than once.
        page.js(
            "const key = (repeat) => new KeyboardEvent('keydown', { key: ' ', repeat, bubbles: true, cancelable: true });
             window.heldKey = [false, true].map((repeat) => document.activeElement.dispatchEvent(key(repeat)))",
            vec![],
        )?;
        page.expect("which of them count", &page.js("return window.heldKey", vec![])?, &json!([true, false]))?;
    }
    Ok(())
}

//! An answer is changed from the review.

use anyhow::{ensure, Result};
use legcheck_browser_tests::page::Who;

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

pub fn from_the_review(stage: &Stage<'_>) -> Result<()> {
    let before = stage.interview(DOCTOR_SOON)?;
    let after = stage.interview(&[DOCTOR_SOON, &[("sex", &["male"])]].concat())?;
    ensure!(before.result != after.result, "this change must change the result, or the test shows nothing");
    let page = stage.page()?;
    page.start(Who::Myself)?;
    page.play(&before.turns)?;
    page.expect_step("review")?;
    let kept = "return [...document.querySelectorAll('.answer')].filter((row) => row.dataset.finding !== 'sex')
        .map((row) => row.innerText)";
    let answers = page.js(kept, vec![])?;
    page.click("[data-action=change][data-finding=sex]")?;
    // Age and sex share a page.
    page.expect_step("you")?;
    page.expect("what was chosen before", &page.ticked()?, &strings(&["age/adult-40-59", "sex/female"]))?;
    page.expect("the focus", &page.focus()?.as_str(), &"h1#page-title[]")?;
    let mut step = page.answer("you", &["age/adult-40-59", "sex/male"])?;
    // Whatever else the new answer makes worth asking comes before the review.
    for turn in &after.turns {
        if turn.step == step {
            let ticks: Vec<&str> = turn.ticks.iter().map(String::as_str).collect();
            step = page.advance(&turn.step, &ticks, turn.action)?;
        }
    }
    page.expect_step("review")?;
    page.expect("the other answers", &page.js(kept, vec![])?, &answers)?;
    page.advance("review", &[], "continue")?;
    page.expect("the result", &page.outcome()?, &after.result)
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&t| t.to_owned()).collect()
}

//! Changing an answer from the review.

use anyhow::{Result, ensure};
use legcheck_browser_tests::page::{Page, Respondent};

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

pub fn from_the_review(stage: &Stage<'_>) -> Result<()> {
    let before = stage.interview(DOCTOR_SOON)?;
    let after = stage.interview(&[DOCTOR_SOON, &[("age", &["adult-70-plus"])]].concat())?;
    ensure!(before.result != after.result, "this change must change the result, or the test shows nothing");
    let page = stage.page()?;
    page.start(Respondent::Myself)?;
    page.play(&before.turns)?;
    page.expect_step("review")?;
    let before_rows = rows(&page)?;
    page.click("[data-action=change][data-finding=age]")?;
    // Age, sex and usual walking share a page.
    page.expect_step("you")?;
    page.expect(
        "what was chosen before",
        &page.ticked()?,
        &strings(&["age/adult-40-59", "sex/female", "usual-walking/on-foot"]),
    )?;
    page.expect("the focus", &page.focus()?.as_str(), &"h1#page-title[]")?;
    let mut step = page.answer("you", &["age/adult-70-plus", "sex/female", "usual-walking/on-foot"])?;
    // Questions that the new answer makes relevant come before the review.
    for turn in &after.turns {
        if turn.step == step {
            step = page.take(turn)?;
        }
    }
    page.expect_step("review")?;
    // Answers that became irrelevant are gone; all others are unchanged.
    for (finding, words) in rows(&page)? {
        if let Some((_, old)) = before_rows.iter().find(|(f, _)| *f == finding && finding != "age") {
            page.expect(&format!("the answer to {finding}"), &words, old)?;
        }
    }
    page.advance("review", &[], "continue")?;
    page.expect("the result", &page.outcome()?, &after.result)
}

/// Each finding on the review, with the wording of its answer.
fn rows(page: &Page<'_>) -> Result<Vec<(String, String)>> {
    let rows = page.js(
        "return [...document.querySelectorAll('.answer')].map((row) => [row.dataset.finding, row.textContent])",
        vec![],
    )?;
    Ok(serde_json::from_value(rows)?)
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&t| t.to_owned()).collect()
}

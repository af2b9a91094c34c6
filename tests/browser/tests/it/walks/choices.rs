//! Choices that do not go together.

use anyhow::Result;
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::Site;
use serde_json::json;

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

const SIGN: &str = "label.tile[data-finding=breathing]";
const NONE: &str = "label.tile[data-choice=none]";

/// The tiles that are ticked, as `finding/choice`.
fn ticked(page: &Page<'_>) -> Result<String> {
    let all = "return [...document.querySelectorAll('main input:checked')].map((i) => i.closest('label').dataset)
        .map(({ finding, choice }) => `${finding}/${choice}`).join(' ')";
    Ok(page.js(all, vec![])?.as_str().unwrap_or_default().to_owned())
}

/// "None of these" takes out the others, and they take it out; the page says what was taken out.
pub fn take_each_other_out(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.open("/check/")?;
    let says = |what: &str, words: &str| {
        let has = format!("return document.querySelector('.taken-out').textContent.includes({})", json!(words));
        page.wait(what, &has)
    };
    page.click(SIGN)?;
    page.expect("what is ticked", &ticked(&page)?, &"breathing/some".to_owned())?;
    page.click(NONE)?;
    says("what was taken out", "breathe")?;
    page.expect("what is ticked", &ticked(&page)?, &"/none".to_owned())?;
    page.click(SIGN)?;
    says("what was taken out", "none of these")?;
    page.expect("what is ticked", &ticked(&page)?, &"breathing/some".to_owned())?;
    page.click("label.tile[data-choice=unsure]")?;
    page.wait("nothing was taken out", "return document.querySelector('.taken-out').textContent === ''")
}

/// Whatever was ticked before the app was there, a sign is not lost to "none of these".
pub fn a_sign_ticked_early_stays(stage: &Stage<'_>) -> Result<()> {
    for order in [[SIGN, NONE], [NONE, SIGN]] {
        let site = Site::holding(".wasm")?;
        let page = stage.engine.page(&site)?;
        page.load(&format!("{}/check/", site.origin()))?;
        for tile in order {
            page.click(tile)?;
        }
        site.let_go();
        page.ready()?;
        page.expect("what is ticked", &ticked(&page)?, &"breathing/some".to_owned())?;
    }
    Ok(())
}

/// The review shows what is there or not clear, and folds what was denied.
pub fn what_was_denied_is_folded(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let page = stage.page()?;
    stage.show(&page, &interview, "review")?;
    page.wait("the whole review", "return document.querySelector('[data-drawn=whole]') !== null")?;
    let rows = |selector: &str| -> Result<Vec<String>> {
        let ids = page.js(
            "return [...document.querySelectorAll(arguments[0])].map((row) => row.dataset.finding)",
            vec![json!(selector)],
        )?;
        Ok(serde_json::from_value(ids)?)
    };
    let guide = stage.guide();
    let is_denied = |id: &String| {
        let answer = guide.finding(id).and_then(|finding| interview.answers.get(finding));
        answer.is_some_and(|answer| answer.is_denial(guide))
    };
    let (folded, open) = (rows("details.denied .answer")?, rows("section .answer")?);
    page.ensure("both kinds", folded.len() > 10 && open.len() > 5)?;
    page.ensure("only what was denied is folded", folded.iter().all(is_denied) && !open.iter().any(is_denied))?;
    page.click("details.denied > summary")?;
    page.click("details.denied [data-action=change]")?;
    page.expect_step(&page.step()?)?;
    page.ensure("the question", page.visible("form.question")? == 1)
}

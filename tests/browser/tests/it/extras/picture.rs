//! The body picture.

use anyhow::Result;
use fantoccini::key::Key;
use legcheck_browser_tests::page::Page;

use super::{FIRST, choose_kind, mark, open_picture};
use crate::walks::levels::DOCTOR_SOON;
use crate::world::Stage;

fn open<'w>(stage: &Stage<'w>) -> Result<Page<'w>> {
    let page = stage.page()?;
    stage.show(&page, &stage.interview(DOCTOR_SOON)?, FIRST)?;
    open_picture(&page)?;
    Ok(page)
}

fn answered(page: &Page<'_>, answer: &str) -> Result<bool> {
    Ok(page.stored()?.unwrap_or_default().contains(answer))
}

/// Numbness between the legs is an emergency sign: the mark answers the question, with the same effect as the answer.
pub fn is_an_answer(stage: &Stage<'_>) -> Result<()> {
    let page = open(stage)?;
    choose_kind(&page, "numb")?;
    mark(&page, "mid-back-saddle")?;
    page.ensure("the answer to be stored", answered(&page, "saddle-numb=yes")?)?;
    page.ensure("the answer to be said", page.text(".noted")?.contains("Numb between the legs"))?;
    mark(&page, "mid-back-saddle")?;
    page.ensure("the question to be open again", !answered(&page, "saddle-numb")?)?;
    mark(&page, "mid-back-saddle")?;
    page.advance("picture", &[], "continue")?;
    page.expect_step(FIRST)?;
    page.answer(FIRST, &["legs-affected/both-same", "power/walks-alone"])?;
    // The page that asks about it is still shown, because it asks about other signs too; its tile is already chosen.
    page.expect_step("danger-private")?;
    page.expect("what is chosen", &page.ticked()?, &vec!["saddle-numb/yes".to_owned()])?;
    page.ensure("the picture on the tile", page.visible("[data-finding=saddle-numb] img")? == 1)
}

pub fn shows_answers(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    let interview = stage.interview(&[("numb-area", &["both-feet"]), ("course", &["slowly-worse"])])?;
    stage.show(&page, &interview, "review")?;
    page.click("[data-action=change][data-finding=numb-area]")?;
    page.expect_step("numb-area")?;
    open_picture(&page)?;
    let marked = page.js("return document.querySelectorAll('.body [data-region$=-foot].on').length", vec![])?;
    page.ensure("both feet to be marked", marked.as_u64().is_some_and(|n| n >= 2))
}

pub fn list(stage: &Stage<'_>) -> Result<()> {
    let page = open(stage)?;
    super::unfold(&page, "places")?;
    page.click(".places [data-region=right-front-shin]")?;
    let drawn =
        "return document.querySelector('.body [data-region=right-front-shin]').getAttribute('aria-checked') === 'true'";
    page.wait("the list marks the picture", drawn)?;
    mark(&page, "left-front-knee")?;
    page.wait(
        "the picture ticks the list",
        "return document.querySelector('.places [data-region=left-front-knee] input').checked",
    )
}

pub fn keyboard(stage: &Stage<'_>) -> Result<()> {
    let page = open(stage)?;
    page.tab_to(".body [tabindex='0']")?;
    let first = page.js("return document.activeElement.dataset.region", vec![])?;
    page.key(Key::Down)?;
    page.wait("the focus moves", &format!("return document.activeElement.dataset.region !== {first}"))?;
    page.key(Key::Space)?;
    page.wait("the place is marked", "return document.activeElement.getAttribute('aria-checked') === 'true'")?;
    page.key(Key::Space)?;
    page.wait("the mark is gone", "return document.activeElement.getAttribute('aria-checked') === 'false'")
}

pub fn reload(stage: &Stage<'_>) -> Result<()> {
    let page = open(stage)?;
    mark(&page, "left-front-thigh")?;
    page.reload()?;
    page.expect_step("picture")?;
    let marked =
        "return document.querySelector('.body [data-region=left-front-thigh]').getAttribute('aria-checked') === 'true'";
    page.wait("the mark is still there", marked)?;
    page.back()?;
    page.expect_step(FIRST)?;
    page.expect("what is chosen", &page.ticked()?, &vec!["legs-affected/one-leg".to_owned()])?;
    page.forward()?;
    page.expect_step("picture")?;
    page.wait("the mark is there again", marked)
}

pub fn child(stage: &Stage<'_>) -> Result<()> {
    let shape = |age: &'static str| -> Result<String> {
        let page = stage.page()?;
        let said: [(&str, &[&str]); 2] = [("age", &[]), ("course", &["slowly-worse"])];
        let mut said = said;
        let ages = [age];
        said[0].1 = &ages;
        stage.show(&page, &stage.interview(&said)?, FIRST)?;
        open_picture(&page)?;
        page.attribute(".body [data-region=left-front-thigh]", "d")
    };
    let (child, adult) = (shape("child-6-17")?, shape("adult-40-59")?);
    anyhow::ensure!(child != adult, "a child is drawn as an adult");
    Ok(())
}

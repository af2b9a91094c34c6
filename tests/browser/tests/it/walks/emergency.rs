//! An emergency is shown immediately, with a number to call.

use anyhow::Result;
use legcheck_browser_tests::page::Respondent;

use crate::world::Stage;

pub fn on_the_first_page(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    let first = page.start(Respondent::Myself)?;
    page.expect("the first question", &first.as_str(), &"danger-now")?;
    // By mouse, like a person. In Chromium the first press brings the window to the front, and counts.
    page.click("label.tile[data-finding=breathing]")?;
    page.click("[data-action=continue]")?;
    page.expect_step("breathing")?;
    page.click("label.tile[data-choice=at-rest]")?;
    page.click("[data-action=continue]")?;
    page.expect_step("emergency")?;
    page.expect("the level", &page.attribute(".banner", "data-level")?.as_str(), &"emergency-now")?;
    let number = page.attribute(".banner [data-action=call]", "href")?;
    page.ensure(&format!("a link that calls, not {number}"), number.starts_with("tel:"))?;
    page.ensure("a call link that can be seen", page.visible(".banner [data-action=call]")? > 0)?;
    // With a region chosen, only its number is shown.
    page.click("details.region summary")?;
    page.click("details.region label.tile:has([value=united-kingdom])")?;
    page.wait("one number is left", "return document.querySelectorAll('.banner [data-action=call]').length === 1")?;
    page.expect("the number", &page.attribute(".banner [data-action=call]", "href")?.as_str(), &"tel:999")?;
    // Continuing leads to the questions about causes, and the result remains the emergency.
    let next = page.advance("emergency", &[], "go-on")?;
    page.expect("the next question", &next.as_str(), &"weak-kind")?;
    page.back()?;
    page.expect_step("emergency")?;
    page.click("[data-action=result]")?;
    page.expect_step("result")?;
    page.expect("the level", &page.attribute(".banner", "data-level")?.as_str(), &"emergency-now")
}

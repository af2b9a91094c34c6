//! From a page that is read back to the result or the questions.

use anyhow::Result;
use legcheck_browser_tests::page::Page;

use super::levels::{DOCTOR_SOON, SAME_DAY};
use crate::world::Stage;

const LINK: &str = ".causes > li:nth-child(2) > details > p > a";

/// From the result to the page of its second cause; returns how far down the result was left, and to where.
fn read_a_cause(page: &Page<'_>) -> Result<(f64, String)> {
    page.wait("the causes", &format!("return document.querySelector(\"{LINK}\") !== null"))?;
    page.js("document.querySelector('.causes > li:nth-child(2) > details').open = true", vec![])?;
    page.click(LINK)?;
    page.wait("the page of a cause", "return document.querySelector('main [data-step=cause]') !== null")?;
    let top = page.js("return window.left", vec![])?;
    let href = page.js("return window.followed", vec![])?;
    Ok((top.as_f64().unwrap_or_default(), href.as_str().unwrap_or_default().to_owned()))
}

/// Back, and the link on the page, lead to the place in the result, with the focus on the link that was followed.
pub fn to_the_result(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(SAME_DAY)?;
    page.js(
        "addEventListener('click', ({ target }) => {
           const link = target.closest('.causes a');
           if (link) [window.left, window.followed] = [scrollY, link.getAttribute('href')];
         }, true)",
        vec![],
    )?;
    for way in ["back", "link"] {
        let (top, href) = read_a_cause(&page)?;
        page.ensure("the result was left far down", top > 300.0)?;
        if way == "back" {
            page.back()?;
        } else {
            page.click("[data-action=return]")?;
        }
        page.expect_step("result")?;
        page.wait(
            "the place in the result",
            &format!(
                "return Math.abs(scrollY - {top}) < 3 && document.activeElement.getAttribute('href') === '{href}'"
            ),
        )?;
    }
    Ok(())
}

/// From the emergency signs to the question that was left.
pub fn to_the_check(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let page = stage.page()?;
    stage.show(&page, &interview, "when")?;
    page.click("footer a[href='privacy/']")?;
    page.wait("another page", "return document.querySelector('main [data-action=return]') !== null")?;
    page.click("[data-action=return]")?;
    page.expect_step("when")
}

//! Scroll position of a new page.

use anyhow::Result;
use legcheck_browser_tests::page::Respondent;
use serde_json::json;

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

/// On a slow phone the next question is painted before the app has finished. It is still scrolled to its top.
pub fn from_the_top(stage: &Stage<'_>) -> Result<()> {
    let page = stage.engine.page(stage.site)?;
    page.start(Respondent::Myself)?;
    // Reading the clock is made slow, so that the app yields as soon as it can. Both pages are scrollable, or the
    // browser would go to the top by itself.
    let slow = "const { Date } = window.wrappedJSObject ?? window; const now = Date.now; let looks = 0;
        Date.now = () => now() + 1000 * looks++;
        document.body.style.paddingBottom = '3000px'; scrollTo(0, 500); return scrollY";
    page.expect("how far the page was scrolled", &page.js(slow, vec![])?, &json!(500))?;
    let seen = "const done = arguments[0]; document.querySelector('label.tile[data-choice=none] input').click();
        new MutationObserver((_, observer) => {
            if (document.querySelector('form[data-step=danger-now]')) return;
            observer.disconnect();
            done([scrollY, document.activeElement.id]);
        }).observe(document.body, { childList: true, subtree: true });
        setTimeout(() => document.querySelector('[data-action=continue]').click());";
    let expected = json!([0, ""]);
    page.expect("the view, and no focus yet or this shows nothing", &page.js_async(seen, vec![])?, &expected)?;
    page.wait("the heading has the focus", "return document.activeElement.id === 'page-title'")
}

/// Content out of view may be laid out late, with a different height than estimated. What a person reads must not move
/// while they scroll up from the end of a long page.
pub fn nothing_jumps(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.start(Respondent::Myself)?;
    page.play(&stage.interview(DOCTOR_SOON)?.turns)?;
    page.expect_step("review")?;
    page.wait("the whole review", "return document.querySelector('[data-drawn=whole]') !== null")?;
    page.js("document.querySelector('details.denied').open = true", vec![])?;
    // The review first; the others are static pages.
    for path in [None, Some("/causes/"), Some("/sources/")] {
        if let Some(path) = path {
            page.open(path)?;
        }
        let went = page.js_async(include_str!("scroll_up.js"), vec![])?;
        let place = path.unwrap_or("the review");
        page.ensure(
            &format!("{place} to be far higher than the screen, or this shows nothing"),
            went["steps"].as_u64() > Some(3),
        )?;
        page.expect(&format!("what jumps on {place}, in pixels"), &went["jumps"], &json!([]))?;
    }
    Ok(())
}

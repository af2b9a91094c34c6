//! Saved checks.

use anyhow::Result;
use legcheck_browser_tests::interview::Interview;
use legcheck_browser_tests::page::Page;
use serde_json::{Value, json};

use super::{to_saved, unfold};
use crate::walks::levels::{DOCTOR_SOON, ROUTINE};
use crate::world::Stage;

pub(super) const KEPT: &str = "return localStorage.getItem('legcheck.saved')";

/// Saves the check of a result page, with or without a passphrase.
pub(super) fn keep(page: &Page<'_>, passphrase: &str) -> Result<()> {
    unfold(page, "keep")?;
    for field in ["passphrase", "passphrase-again"] {
        page.js(
            "document.querySelector('[data-field=' + arguments[0] + ']').value = arguments[1]",
            vec![json!(field), json!(passphrase)],
        )?;
    }
    page.click("[data-action=keep]")?;
    page.wait("it is kept", "return document.querySelector('[data-notice=keep] a') !== null")
}

pub(super) fn forget(page: &Page<'_>) -> Result<()> {
    page.js("localStorage.removeItem('legcheck.saved')", vec![]).map(drop)
}

pub fn again(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(ROUTINE)?;
    forget(&page)?;
    keep(&page, "")?;
    to_saved(&page)?;
    page.click("[data-action=again]")?;
    page.ready()?;
    // Danger signs are asked again: an old "no" must never count as a new one.
    page.expect_step("danger-now")?;
    // The same person, who now needs help to walk; everything else is unchanged.
    let worse: Vec<(&str, &[&str])> =
        ROUTINE.iter().copied().chain([("power", &["walks-with-help"] as &[&str])]).collect();
    let second = stage.interview(&worse)?;
    page.expect("the level of the answers alone", &second.result.level.as_str(), &"routine")?;
    play_what_is_asked(&page, &second)?;
    // A change for the worse leads to questions that were not asked before.
    page.expect_step("change-when")?;
    page.answer("change-when", &["this-month"])?;
    play_what_is_asked(&page, &second)?;
    page.expect_step("result")?;
    page.wait("the change is told", "return document.querySelector('[data-changed=worse]') !== null")?;
    let told = page.text("[data-changed=worse]")?;
    page.ensure(&format!("what got worse, and not {told:?}"), told.contains("Needs help to walk"))?;
    // A sign from the article: weakness that gets worse needs same-day help. The follow-up questions can raise the
    // level further.
    let level = page.attribute(".banner", "data-level")?;
    page.ensure(
        &format!("the level to follow, and not {level}"),
        ["same-day", "emergency-now"].contains(&level.as_str()),
    )?;
    forget(&page)
}

/// Plays the pages of an interview that are asked again; answers that last were kept.
fn play_what_is_asked(page: &Page<'_>, interview: &Interview) -> Result<()> {
    for _ in 0..90 {
        let step = page.step()?;
        if step == "review" {
            page.advance("review", &[], "continue")?;
            return Ok(());
        }
        if step == "emergency" {
            page.advance("emergency", &[], "go-on")?;
            continue;
        }
        match interview.turns.iter().find(|turn| turn.step == step) {
            Some(turn) => page.take(turn)?,
            // The question is not part of the interview.
            None => page.answer(&step, &["no"]).or_else(|_| page.answer(&step, &["none"]))?,
        };
    }
    page.fail("the review")
}

pub fn sealed(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(DOCTOR_SOON)?;
    forget(&page)?;
    keep(&page, "three blind mice")?;
    let kept = page.js(KEPT, vec![])?;
    let kept = kept.as_str().unwrap_or_default().to_owned();
    // The first line names the format.
    let is_readable = kept.lines().skip(1).any(|line| !line.contains(" sealed ") || line.contains("LEGCHECK"));
    page.ensure(&format!("no code that can be read in {kept}"), !is_readable)?;
    to_saved(&page)?;
    page.ensure("not even the level to be shown", !page.text(".kept")?.contains(&stage.guide().levels[2].name))?;
    page.click("[data-action=open]")?;
    page.wait("it asks for the passphrase", "return document.querySelector('[data-field=open-passphrase]') !== null")?;
    let open_with = |passphrase: &str| -> Result<()> {
        page.js(
            "document.querySelector('[data-field=open-passphrase]').value = arguments[0]",
            vec![json!(passphrase)],
        )?;
        page.click("[data-action=unseal]")
    };
    open_with("three blind rats")?;
    page.wait("a wrong one is refused", "return document.querySelector('[data-notice=trouble]') !== null")?;
    open_with("three blind mice")?;
    // A saved check opens on another page, where the app renders next to the static content.
    page.expect_step("review")?;
    page.advance("review", &[], "continue")?;
    page.expect_step("result")?;
    page.expect("the result", &page.outcome()?, &interview.result)?;
    forget(&page)
}

pub fn expired(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(DOCTOR_SOON)?;
    forget(&page)?;
    keep(&page, "")?;
    let kept = page.js(KEPT, vec![])?;
    let kept = kept.as_str().unwrap_or_default().to_owned();
    // The fourth word of the line is the expiry date.
    let mut words: Vec<&str> = kept.lines().nth(1).unwrap_or_default().split(' ').collect();
    words[2] = "doctor-soon";
    words[3] = "2001-01-01";
    let past = format!("{}\n{}", kept.lines().next().unwrap_or_default(), words.join(" "));
    page.js("localStorage.setItem('legcheck.saved', arguments[0])", vec![json!(past)])?;
    to_saved(&page)?;
    page.expect("expired checks on the list", &page.visible("[data-saved][data-expired]")?, &1)?;
    page.expect("ways to open it", &page.visible("[data-action=open], [data-action=again]")?, &0)?;
    page.ensure("its level not to be shown", !page.text(".kept")?.contains(&stage.guide().levels[2].name))?;
    // The clock may be wrong, so only the person deletes it.
    page.expect("what is in the storage", &page.js(KEPT, vec![])?, &json!(past))?;
    remove(&page, "[data-saved]")?;
    page.wait("it is gone", "return document.querySelectorAll('[data-saved]').length === 0")?;
    page.expect("what is left in the storage", &page.js(KEPT, vec![])?, &Value::Null)
}

/// Deletes a kept check on the page that lists them.
pub fn remove(page: &Page<'_>, row: &str) -> Result<()> {
    page.click(&format!("{row} [data-section=remove] > summary"))?;
    page.click(&format!("{row} [data-action=remove]"))
}

pub fn removed(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(DOCTOR_SOON)?;
    forget(&page)?;
    keep(&page, "")?;
    page.click("[data-action=keep]")?;
    page.wait("two are kept", "return localStorage.getItem('legcheck.saved').split('\\n').length === 3")?;
    to_saved(&page)?;
    remove(&page, "[data-saved]")?;
    page.wait("one is left", "return document.querySelectorAll('[data-saved]').length === 1")?;
    unfold(&page, "remove-all")?;
    page.click("[data-action=remove-all]")?;
    page.wait("none is left", "return document.querySelectorAll('[data-saved]').length === 0")?;
    page.expect("what is left in the storage", &page.js(KEPT, vec![])?, &Value::Null)
}

pub fn not_asked(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.open("/")?;
    forget(&page)?;
    page.to_result(&stage.interview(DOCTOR_SOON)?)?;
    page.expect("what is kept", &page.js(KEPT, vec![])?, &Value::Null)?;
    let keys = page.js("return Object.keys(localStorage).filter((key) => key.startsWith('legcheck.'))", vec![])?;
    page.expect("all that outlasts the tab", &keys, &json!([]))
}

/// Nothing that can be seen jumps when the second module fills the page, on a phone and on a desktop.
pub fn still(stage: &Stage<'_>) -> Result<()> {
    for (width, height) in [(390, 844), (360, 640), (1280, 900)] {
        let page = stage.page()?;
        page.emulate(width, height, "light")?;
        super::to_saved(&page)?;
        let moved = page.js_async(
            "const done = arguments[0];
             let sum = 0;
             const add = (list) => { for (const { value } of list.getEntries()) sum += value; };
             new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
             requestAnimationFrame(() => setTimeout(() => done(sum), 50));",
            vec![],
        )?;
        let moved = moved.as_f64().unwrap_or(1.0);
        page.ensure(&format!("a layout shift of less than 0.1 at {width} px, and not {moved:.3}"), moved < 0.1)?;
    }
    Ok(())
}

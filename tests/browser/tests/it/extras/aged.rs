//! Of which day answers are, wherever it is told.

use anyhow::{Context, Result, anyhow};
use legcheck_browser_tests::page::{Page, Respondent};
use legcheck_handoff::code::from_code;
use serde_json::{Value, json};

use super::taken::shown_qr;
use super::{file_of, kept, paste, to_saved, unfold, watch_files};
use crate::walks::levels::DOCTOR_SOON;
use crate::world::Stage;

/// A moment, so many days before now by the browser's clock: as a session notes it, and its local date.
fn days_ago(page: &Page<'_>, days: i32) -> Result<(String, String)> {
    let found = page.js(
        "const then = new Date(Date.now() - arguments[0] * 86_400_000);
         const ahead = -then.getTimezoneOffset();
         const local = new Date(then.getTime() + ahead * 60_000).toISOString().slice(0, 10);
         return [`${Math.floor(then.getTime() / 60_000)}${ahead < 0 ? '' : '+'}${ahead}`, local]",
        vec![json!(days)],
    )?;
    let word = |at: usize| found[at].as_str().map(str::to_owned).ok_or_else(|| anyhow!("no day in {found}"));
    Ok((word(0)?, word(1)?))
}

/// A fresh tab on a page, with a session whose first and last answer were given so many days ago. Returns their days.
fn tab<'w>(stage: &Stage<'w>, first: i32, last: i32, path: &str) -> Result<(Page<'w>, String, String)> {
    let page = stage.page()?;
    page.open("/")?;
    let ((from, first), (to, last)) = (days_ago(&page, first)?, days_ago(&page, last)?);
    let session = stage.interview(DOCTOR_SOON)?.session(stage.guide(), "result")?;
    page.open_with(&format!("{session}\n{from} {to}"), path)?;
    Ok((page, first, last))
}

/// What a slot says about the day.
fn says(page: &Page<'_>, place: &str) -> Result<String> {
    page.text(&format!("[data-place={place}]"))
}

fn ensure_says(page: &Page<'_>, what: &str, words: &str, holds: &[&str]) -> Result<()> {
    let all = holds.iter().all(|word| words.contains(word));
    page.ensure(&format!("{holds:?} in {what}, which says {words:?}"), all)
}

/// From the review to the result.
fn to_result(page: &Page<'_>) -> Result<()> {
    page.expect_step("review")?;
    page.advance("review", &[], "continue")?;
    page.expect_step("result")
}

fn paper(page: &Page<'_>) -> Result<String> {
    let who = page.js("return document.querySelector('.paper .who').textContent", vec![])?;
    Ok(who.as_str().unwrap_or_default().to_owned())
}

pub fn old(stage: &Stage<'_>) -> Result<()> {
    let (page, day, _) = tab(stage, 23, 23, "/")?;
    let today = days_ago(&page, 0)?.1;
    kept::forget(&page)?;
    page.expect_step("start")?;
    ensure_says(&page, "the start page", &says(&page, "resume")?, &[&day, "23 days", "answer it again"])?;
    page.click("[data-action=resume]")?;
    page.expect_step("review")?;
    ensure_says(&page, "the review", &says(&page, "age")?, &[&day, "23 days"])?;
    to_result(&page)?;
    ensure_says(&page, "the result", &says(&page, "age")?, &[&day, "23 days", "answer it again"])?;
    let (text, record) = ways_out(stage, &page, &day, &today)?;
    // A check that is kept keeps the day of its answers.
    kept::keep(&page, "")?;
    to_saved(&page)?;
    ensure_says(&page, "the list", &page.text(".kept")?, &[&day, "23 days"])?;
    page.click("[data-action=open]")?;
    to_result(&page)?;
    ensure_says(&page, "the page of a kept check", &paper(&page)?, &[&day])?;
    // So does what is brought to another device.
    for (what, text) in [("a text", text), ("a health record", record)] {
        let page = stage.page()?;
        to_saved(&page)?;
        paste(&page, &text)?;
        page.wait("it is read", "return document.querySelector('[data-notice=brought]') !== null")?;
        ensure_says(&page, what, &page.text("[data-notice=brought]")?, &[&day, "23 days"])?;
        page.click("[data-action=see-summary]")?;
        to_result(&page)?;
        ensure_says(&page, what, &says(&page, "age")?, &[&day])?;
        ensure_says(&page, what, &paper(&page)?, &[&day])?;
        page.ensure(&format!("{what} without today's date"), !paper(&page)?.contains(&today))?;
    }
    kept::forget(&page)
}

/// Everything that leaves a result has the day, and not today's. Returns the text and the health record.
fn ways_out(stage: &Stage<'_>, page: &Page<'_>, day: &str, today: &str) -> Result<(String, String)> {
    watch_files(page)?;
    let text = file_of(page, "save-summary")?;
    let name = page.js("return window.handedName", vec![])?;
    unfold(page, "fhir")?;
    let record = file_of(page, "save-fhir")?;
    unfold(page, "qr")?;
    let qr = shown_qr(page)?;
    for (what, words) in [
        ("paper", paper(page)?),
        ("the text", text.clone()),
        ("its file name", name.as_str().unwrap_or_default().to_owned()),
        ("the health record", record.clone()),
    ] {
        ensure_says(page, what, &words, &[day])?;
        page.ensure(&format!("{what} without today's date: {words}"), !words.contains(today))?;
    }
    for code in [&text, &qr] {
        let taken = from_code(code, stage.guide()).map_err(|refusal| anyhow!("{refusal:?}"))?.record.taken;
        page.expect("the day of the code", &taken.map(|t| t.last().date().to_string()).as_deref(), &Some(day))?;
    }
    let bundle: Value = serde_json::from_str(&record)?;
    for (place, field) in [(0, "authored"), (1, "occurrenceDateTime")] {
        let written = bundle["entry"][place]["resource"][field].as_str().context("a day and time")?;
        page.ensure(&format!("{day} as {field}, and not {written}"), written.starts_with(day))?;
    }
    Ok((text, record))
}

pub fn fresh(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.start(Respondent::Myself)?;
    let (reading, today) = days_ago(&page, 0)?;
    page.answer("danger-now", &["none"])?;
    let stored = page.stored()?.unwrap_or_default();
    let noted = stored.lines().nth(6).unwrap_or_default().to_owned();
    let minutes = |reading: &str| reading[..reading.rfind(['+', '-']).unwrap_or(0)].parse::<i64>().unwrap_or_default();
    let (first, last) = noted.split_once(' ').unwrap_or_default();
    page.expect("the first answer", &first, &last)?;
    page.ensure(&format!("{noted:?} to be now"), (0..60).contains(&(minutes(last) - minutes(&reading))))?;
    // A reload in the middle of a check is nothing to speak of, and the start page names the day.
    page.reload()?;
    page.expect_step("weak-kind")?;
    page.expect("words about the day", &page.visible("[data-place=age] *")?, &0)?;
    page.open("/")?;
    page.expect_step("start")?;
    ensure_says(&page, "the start page", &says(&page, "resume")?, &[&today])?;
    page.expect("notices about it", &page.visible("[data-place=resume] .notice")?, &0)?;
    let (page, _) = stage.result(DOCTOR_SOON)?;
    page.expect("notices on a fresh result", &page.visible("[data-place=age] *")?, &0)?;
    ensure_says(&page, "paper", &paper(&page)?, &[&today])
}

pub fn unknown(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    let session = stage.interview(DOCTOR_SOON)?.session(stage.guide(), "result")?;
    // As an older release stored it: without marks and without a day.
    page.open_with(session.trim_end(), "/")?;
    page.expect_step("start")?;
    ensure_says(&page, "the start page", &says(&page, "resume")?, &["not known on which day"])?;
    page.open("/result/")?;
    page.expect_step("result")?;
    ensure_says(&page, "the result", &says(&page, "age")?, &["not known on which day"])?;
    ensure_says(&page, "paper", &paper(&page)?, &["Not known on which day"])?;
    watch_files(&page)?;
    file_of(&page, "save-summary")?;
    page.expect("the file name", &page.js("return window.handedName", vec![])?, &json!("summary.txt"))?;
    kept::forget(&page)?;
    kept::keep(&page, "")?;
    to_saved(&page)?;
    ensure_says(&page, "the list", &page.text(".kept")?, &["Day not known"])?;
    kept::forget(&page)
}

pub fn behind(stage: &Stage<'_>) -> Result<()> {
    let (page, day, _) = tab(stage, -23, -23, "/result/")?;
    page.expect_step("result")?;
    let words = says(&page, "age")?;
    ensure_says(&page, "the result", &words, &[&day])?;
    page.ensure(&format!("no count of days in {words:?}"), !words.contains("ago"))
}

/// A tab wakes up after weeks in the middle of a check, which is then finished.
pub fn finished_later(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let page = stage.page()?;
    page.open("/")?;
    let ((then, day), (_, today)) = (days_ago(&page, 23)?, days_ago(&page, 0)?);
    let (turn, before) = interview.turns.split_last().context("a page")?;
    page.ensure("pages before the last", !before.is_empty())?;
    let session = interview.session(stage.guide(), &turn.step)?;
    page.open_with(&format!("{session}\n{then} {then}"), "/check/")?;
    page.expect_step(&turn.step)?;
    ensure_says(&page, "the question", &says(&page, "age")?, &[&day, "23 days"])?;
    page.take(turn)?;
    page.expect_step("review")?;
    ensure_says(&page, "the review", &says(&page, "age")?, &[&day, &today])?;
    to_result(&page)?;
    ensure_says(&page, "paper", &paper(&page)?, &[&day, &today])?;
    watch_files(&page)?;
    let text = file_of(&page, "save-summary")?;
    let taken = from_code(&text, stage.guide()).map_err(|refusal| anyhow!("{refusal:?}"))?.record.taken;
    let days = taken.map(|taken| (taken.first().date().to_string(), taken.last().date().to_string()));
    page.expect("the days of the code", &days, &Some((day, today)))
}

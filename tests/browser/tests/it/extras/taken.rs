//! Exports.

use anyhow::{Context, Result, anyhow};
use legcheck_browser_tests::interview::Interview;
use legcheck_browser_tests::page::Page;
use legcheck_handoff::code::from_code;
use serde_json::Value;

use super::{file_of, paste, to_saved, unfold, watch_files};
use crate::walks::levels::{DOCTOR_SOON, EMERGENCY_NOW, ROUTINE, SAME_DAY};
use crate::world::Stage;

pub fn phone(stage: &Stage<'_>) -> Result<()> {
    for (said, title) in [
        (EMERGENCY_NOW, "emergency line"),
        (SAME_DAY, "advice line"),
        (DOCTOR_SOON, "doctor's desk"),
        (ROUTINE, "doctor's desk"),
    ] {
        let (page, _) = stage.result(said)?;
        page.ensure(&format!("words for the {title}"), page.text("[data-section=phone] h2")?.contains(title))?;
        let lines = page.visible("[data-section=phone] .say p")?;
        page.ensure(&format!("three or four lines, and not {lines}"), (3..=4).contains(&lines))?;
    }
    Ok(())
}

/// Imports a text on the page of saved checks, and goes to the result of the same answers.
pub(super) fn bring_back(stage: &Stage<'_>, text: &str, interview: &Interview) -> Result<()> {
    // Another device: a tab without state.
    let page = stage.page()?;
    to_saved(&page)?;
    paste(&page, text)?;
    page.click("[data-action=see-summary]")?;
    page.ready()?;
    page.expect_step("review")?;
    page.advance("review", &[], "continue")?;
    page.expect_step("result")?;
    page.expect("the result", &page.outcome()?, &interview.result)
}

pub fn copied(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(SAME_DAY)?;
    // Reading the clipboard needs permission, so the test inspects what is written to it.
    page.js(
        "window.copied = [];
         const write = navigator.clipboard?.writeText?.bind(navigator.clipboard);
         if (write) navigator.clipboard.writeText = (text) => { copied.push(text); return write(text); };",
        vec![],
    )?;
    page.click("[data-action=copy-summary]")?;
    page.wait("it says what came of it", "return document.querySelector('[data-notice=take]') !== null")?;
    let text = page.js("return window.copied[0] ?? document.querySelector('.whole')?.value", vec![])?;
    let text = text.as_str().ok_or_else(|| anyhow!("nothing was copied"))?;
    page.ensure("the level in the text", text.contains(&stage.guide().levels[1].name))?;
    bring_back(stage, text, &interview)
}

pub fn file(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(DOCTOR_SOON)?;
    watch_files(&page)?;
    let text = file_of(&page, "save-summary")?;
    // The printed page is made from the same check, so it must show the same sources.
    let sources = page.js("return document.querySelector('.paper-level small').textContent", vec![])?;
    let sources = sources.as_str().unwrap_or_default().to_owned();
    page.ensure(
        &format!("the rule and its sources {sources:?} in the file"),
        sources.len() > 20 && text.contains(&sources),
    )?;
    let name = page.js("return window.handedName", vec![])?;
    let name = name.as_str().unwrap_or_default();
    page.ensure(
        &format!("a name that tells no answer, and not {name:?}"),
        name.starts_with("summary-20") && name.ends_with(".txt"),
    )?;
    bring_back(stage, &text, &interview)
}

pub fn qr(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(EMERGENCY_NOW)?;
    unfold(&page, "qr")?;
    page.ensure("no picture before it is asked for", page.visible(".qr")? == 0)?;
    page.ensure("what the picture holds", page.text("[data-section=qr]")?.contains("all your answers"))?;
    let address = shown_qr(&page)?;
    let (site, code) = address.split_once("saved/#").context("an address of the page of saved checks")?;
    page.ensure(&format!("the address of the guide, and not {site}"), page.address()?.starts_with(site))?;
    let restored = from_code(code, stage.guide()).map_err(|refusal| anyhow!("{refusal:?}"))?;
    page.expect("the answers", &restored.record.answers, &interview.answers)?;
    // Another device, whose camera opens the address.
    let other = stage.page()?;
    other.load(&address)?;
    other
        .wait("the check is found and has the focus", "return document.activeElement?.dataset.notice === 'brought'")?;
    other.expect("no answer in the address", &other.address()?, &format!("{site}saved/"))?;
    other.click("[data-action=see-summary]")?;
    other.ready()?;
    other.expect_step("review")?;
    other.advance("review", &[], "continue")?;
    other.expect_step("result")?;
    other.expect("the result", &other.outcome()?, &interview.result)
}

/// An app on the home screen of an iPhone saves by the share sheet, since a download leads nowhere there. No iPhone can run
/// here, so its functions are put in.
pub fn ios_app(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(SAME_DAY)?;
    page.js(
        "window.shared = []; window.copied = []; window.clicked = 0; window.shares = true;
         const put = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
         put('standalone', true);
         put('canShare', (data) => window.shares && data.files?.length === 1);
         put('share', async ({ files: [file] }) => { shared.push([file.name, file.type, await file.text()]); });
         put('clipboard', undefined);
         HTMLAnchorElement.prototype.click = function () { window.clicked += 1; };",
        vec![],
    )?;
    unfold(&page, "fhir")?;
    unfold(&page, "remind")?;
    let files = [
        ("save-summary", "txt", "text/plain"),
        ("save-fhir", "fhir.json", "application/fhir+json"),
        ("save-reminder", "ics", "text/calendar"),
    ];
    let mut texts = Vec::new();
    for (action, ending, kind) in files {
        page.js("window.shared.length = 0", vec![])?;
        page.click(&format!("[data-action={action}]"))?;
        page.wait(&format!("{action} is shared"), "return window.shared.length === 1")?;
        let name = page.js("return window.shared[0][0]", vec![])?;
        page.ensure(&format!("{name} ends with {ending}"), name.as_str().is_some_and(|name| name.ends_with(ending)))?;
        let found = page.js("return window.shared[0][1]", vec![])?;
        page.ensure(&format!("{found} is {kind}"), found.as_str().is_some_and(|found| found.starts_with(kind)))?;
        page.ensure("no word about a download", page.visible("[data-notice=take]")? == 0)?;
        let text = page.js("return window.shared[0][2]", vec![])?;
        texts.push(text.as_str().unwrap_or_default().to_owned());
    }
    page.js("window.shares = false", vec![])?;
    for (action, _, _) in files {
        page.click(&format!("[data-action={action}]"))?;
        page.wait("it says what to do", "return document.querySelector('[data-notice=take]') !== null")?;
    }
    page.expect("downloads", &page.js("return window.clicked", vec![])?, &0.into())?;
    page.ensure("a calendar", texts[2].starts_with("BEGIN:VCALENDAR"))?;
    texts[..2].iter().try_for_each(|text| bring_back(stage, text, &interview))
}

/// Shows the QR code and reads it.
pub(super) fn shown_qr(page: &Page<'_>) -> Result<String> {
    page.click("[data-action=show-qr]")?;
    page.wait("the picture is there", "return document.querySelector('.qr path') !== null")?;
    read_qr(&page.attribute(".qr", "viewBox")?, &page.attribute(".qr path", "d")?)
}

/// Decodes a QR code like a camera would, from the drawn squares.
fn read_qr(view_box: &str, path: &str) -> Result<String> {
    let side: usize = view_box.split(' ').nth(2).and_then(|n| n.parse().ok()).context("a viewBox")?;
    let mut dark = vec![false; side * side];
    for square in path.split('M').filter(|part| !part.is_empty()) {
        // `x yhRUNv1h-RUNz`
        let (at, rest) = square.split_once('h').context("a run")?;
        let (x, y) = at.split_once(' ').context("a place")?;
        let run = rest.split('v').next().context("a length")?;
        let (x, y, run): (usize, usize, usize) = (x.parse()?, y.parse()?, run.parse()?);
        dark[y * side + x..y * side + x + run].fill(true);
    }
    const SCALE: usize = 4;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, |x, y| {
        if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    let (_, text) = grids.first().context("no code is seen")?.decode()?;
    Ok(text)
}

pub fn health_record(stage: &Stage<'_>) -> Result<()> {
    let (page, interview) = stage.result(SAME_DAY)?;
    watch_files(&page)?;
    unfold(&page, "fhir")?;
    let text = file_of(&page, "save-fhir")?;
    let read = legcheck_fhir::read_response(stage.guide(), &text).map_err(|refusal| anyhow!("{refusal}"))?;
    page.expect("what is not known", &read.unread, &vec![])?;
    page.expect("the answers", &read.answers, &interview.answers)?;
    let bundle: Value = serde_json::from_str(&text)?;
    let kinds: Vec<&str> = bundle["entry"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|e| e["resource"]["resourceType"].as_str())
        .collect();
    page.expect("what is in it", &kinds, &vec!["QuestionnaireResponse", "RiskAssessment"])
}

pub fn calendar(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(DOCTOR_SOON)?;
    watch_files(&page)?;
    unfold(&page, "remind")?;
    let day = page.js("return document.querySelector('[data-section=remind] input').value", vec![])?;
    let day = day.as_str().unwrap_or_default().replace('-', "");
    let text = file_of(&page, "save-reminder")?;
    page.ensure(&format!("the day {day} in {text}"), text.contains(&format!("DTSTART;VALUE=DATE:{day}\r\n")))?;
    page.ensure("no word of the legs", !text.to_lowercase().contains("weak"))
}

//! The page where a clinic generates its snippet.

use anyhow::{Result, ensure};
use legcheck_browser_tests::clinic::Clinic;
use serde_json::json;

use super::{addresses, enter, expect_sized};
use crate::world::Stage;

const SET: &str = "const input = document.querySelector(`#clinic-settings [name=\"${arguments[0]}\"]`);
  input.value = arguments[1];
  input.dispatchEvent(new Event('input', { bubbles: true }))";

const COLOUR: &str = "return document.querySelector('#clinic-settings [name=colour]').value";

/// The form shows errors, the preview follows the settings, and the snippet works on a real page.
pub fn makes_lines(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.open("/clinics/")?;
    page.wait("the page is ready", "return document.documentElement.dataset.clinics === 'ready'")?;
    page.expect("errors at first", &page.visible("#clinic-settings .error")?, &0)?;
    let set = |name: &str, value: &str| page.js(SET, vec![json!(name), json!(value)]);
    set("name", "Hill \"& Sons\" <Clinic>")?;
    set("phone", "not a number")?;
    set("colour", "#ffcc00")?;
    page.wait("the phone is wrong", "return document.querySelector('[data-wrong=phone]:not([hidden])') !== null")?;
    page.wait("the colour is hard to read", "return document.querySelector('[data-contrast]:not([hidden])') !== null")?;
    page.wait(
        "the nearest colour is named",
        "return /^#[0-9a-f]{6}$/.test(document.querySelector('[data-nearest]').textContent)",
    )?;
    page.click("[data-action=use-nearest]")?;
    page.wait("the colour is taken", "return document.querySelector('[data-contrast]').hidden")?;
    page.expect(
        "the picker",
        &page.js("return document.getElementById('pick-colour').value", vec![])?,
        &page.js(COLOUR, vec![])?,
    )?;
    page.js(
        "const picker = document.getElementById('pick-colour');
         picker.value = '#005a8c';
         picker.dispatchEvent(new Event('input', { bubbles: true }))",
        vec![],
    )?;
    page.expect("the picked color", &page.js(COLOUR, vec![])?, &json!("#005a8c"))?;
    set("phone", "020 7946 0000")?;
    set("region", "united-kingdom")?;
    page.wait("nothing is wrong", "return document.querySelector('[data-wrong]:not([hidden])') === null")?;
    page.wait(
        "the lines have it",
        "return document.getElementById('clinic-snippet').value.includes('020%207946%200000')",
    )?;
    let lines = page.js("return document.getElementById('clinic-snippet').value", vec![])?;
    let lines = lines.as_str().unwrap_or_default().to_owned();
    ensure!(lines.contains("integrity=\"sha384-"), "{lines}");
    let file = page.js("return JSON.parse(document.getElementById('clinic-file').value)", vec![])?;
    page.expect("the region in the file", &file["region"].as_str(), &Some("united-kingdom"))?;
    let link = page.js("return document.getElementById('clinic-link').value", vec![])?;
    ensure!(link.as_str().is_some_and(|link| link.contains("phone=020%207946%200000")), "the link is {link}");
    page.enter_frame_at(0)?;
    page.ready()?;
    page.wait(
        "the preview has the name",
        "return document.getElementById('clinic-name')?.textContent.includes('& Sons')",
    )?;
    page.leave_frame()?;

    let clinic = Clinic::start("", &lines)?;
    let page = stage.page()?;
    page.load(&clinic.url())?;
    enter(&page)?;
    expect_sized(&page)?;
    page.wait(
        "the name",
        "return document.getElementById('clinic-name')?.textContent.includes('Hill \"& Sons\" <Clinic>')",
    )?;
    let numbers = addresses(&page, "#app .call-buttons a")?;
    page.expect("the emergency number", &numbers, &json!(["tel:999"]))
}

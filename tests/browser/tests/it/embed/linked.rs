//! A clinic's link, which opens the guide as a page of its own.

use anyhow::Result;
use serde_json::json;

use super::{addresses, to_result};
use crate::walks::levels::{EMERGENCY_NOW, SAME_DAY};
use crate::world::Stage;

/// What a clinic may set, and what nobody may set by a link.
const QUERY: &str = "?v=1&name=Hill%20Clinic&phone=020%207946%200000&region=united-kingdom\
    &causes=hidden&keep=tab&colour=6a1b9a&booking=https%3A%2F%2Fhill.example%2F";

/// Name and number are there through the whole check and after a reload, with the words that nobody checked them; what a link
/// may not set has no effect.
pub fn carries_name_and_number(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.open(&format!("/{QUERY}"))?;
    let named = "const strip = document.getElementById('clinic-name')?.textContent ?? '';
        return strip.includes('Hill Clinic') && strip.includes('did not check')";
    page.wait("who made the link, as far as it is known", named)?;
    let colour = "return getComputedStyle(document.querySelector('[data-action=start]')).backgroundColor";
    page.ensure("the guide's own colour", page.js(colour, vec![])? != "rgb(106, 27, 154)")?;
    to_result(&page, &stage.interview(SAME_DAY)?)?;
    for _ in 0..2 {
        page.wait("how to reach the clinic", "return document.querySelector('[data-slot=contact] a') !== null")?;
        page.expect("the ways", &addresses(&page, "[data-slot=contact] a")?, &json!(["tel:02079460000"]))?;
        page.ensure("nobody checked it", page.visible("[data-slot=contact] [data-part=unchecked]")? == 1)?;
        page.wait("causes", "return document.querySelector('.causes') !== null")?;
        page.expect("numbers of a frame", &page.visible("[data-part=dial]")?, &0)?;
        page.ensure("the settings are in the address", page.address()?.ends_with(&format!("/result/{QUERY}")))?;
        page.reload()?;
    }
    Ok(())
}

/// An emergency shows the number of the region, and no other.
pub fn no_number_beside_an_emergency(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.open(&format!("/{QUERY}"))?;
    to_result(&page, &stage.interview(EMERGENCY_NOW)?)?;
    page.wait("the clinic's name", "return document.getElementById('clinic-name') !== null")?;
    page.expect("the number", &addresses(&page, ".banner .call-buttons a")?, &json!(["tel:999"]))?;
    page.expect("other numbers", &page.visible("[data-slot=contact] a")?, &0)
}

/// Without a name the link is as any other, and its number is not shown.
pub fn without_a_name(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.open("/?v=1&phone=020%207946%200000&region=united-kingdom")?;
    to_result(&page, &stage.interview(SAME_DAY)?)?;
    page.wait("causes", "return document.querySelector('.causes') !== null")?;
    page.expect("numbers of the link", &page.visible("[data-slot=contact] a")?, &0)
}

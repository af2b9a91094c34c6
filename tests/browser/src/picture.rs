//! The picture of the body, as a person uses it.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;

/// The first page with the picture, in the interviews of the tests.
pub const FIRST: &str = "legs-now";

/// Goes from a page that offers the picture to the picture.
///
/// # Errors
/// If the page does not offer it.
pub fn open_picture(page: &Page<'_>) -> Result<()> {
    page.click("[data-action=picture]")?;
    page.expect_step("picture")
}

/// Toggles the mark on a region by clicking it.
///
/// # Errors
/// If there is no such region, or its mark stays as it was.
pub fn mark(page: &Page<'_>, region: &str) -> Result<()> {
    let state =
        "return document.querySelector('.body [data-region=' + arguments[0] + ']').getAttribute('aria-checked')";
    let before = page.js(state, vec![json!(region)])?;
    // The centre of an irregular shape may lie outside it, so click the shape itself.
    page.js(
        "document.querySelector('.body [data-region=' + arguments[0] + ']')
           .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))",
        vec![json!(region)],
    )?;
    let changed = format!("{} !== {before}", state.replace("arguments[0]", &json!(region).to_string()));
    page.wait(&format!("{region} is marked otherwise"), &changed)
}

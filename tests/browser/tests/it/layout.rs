//! Every page fits its screen, and everything to press is large enough for a thumb.

use anyhow::Result;
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::Page;
use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::views::{VIEWS, View};
use crate::world::{Stage, World};

/// Widths in CSS pixels, and the size of text in percent.
const SIZES: [(u32, u32); 4] = [(320, 100), (320, 200), (390, 100), (1280, 100)];

/// The least width and height of what a person presses, in CSS pixels.
const TARGET: u32 = 44;

pub fn tests(world: &World) -> Vec<Trial> {
    let views = VIEWS.iter().map(|view| {
        world.test(Kind::Chromium, &format!("layout_fits_on_{}", view.name), move |stage| check(stage, view))
    });
    let results = VIEWS.iter().filter(|v| v.is_result()).map(|view| {
        let name = format!("the_banner_is_in_first_sight_on_{}", view.name);
        world.test(Kind::Chromium, &name, move |stage| banner_in_sight(stage, view))
    });
    views.chain(results).collect()
}

fn check(stage: &Stage<'_>, view: &View) -> Result<()> {
    let page = stage.page()?;
    page.emulate(390, 844, "light")?;
    view.show(&page, stage)?;
    // All sizes are looked at before the test fails, so that one run shows everything.
    let mut wrong: Vec<String> = Vec::new();
    for (width, percent) in SIZES {
        page.emulate(width, 844, "light")?;
        let faults = page.js(include_str!("layout.js"), vec![json!(percent), json!(TARGET)])?;
        let faults = faults.as_array().into_iter().flatten().filter_map(Value::as_str);
        wrong.extend(faults.map(|fault| format!("at {width} px with text of {percent} %: {fault}")));
    }
    page.ensure(
        &format!("a layout without faults on {}, and found:\n  {}", view.name, wrong.join("\n  ")),
        wrong.is_empty(),
    )
}

fn banner_in_sight(stage: &Stage<'_>, view: &View) -> Result<()> {
    let page = stage.page()?;
    page.emulate(390, 844, "light")?;
    view.show(&page, stage)?;
    let (top, bottom) = (edge(&page, "top")?, edge(&page, "bottom")?);
    page.ensure(
        &format!("the banner within the first 844 px, and it is from {top} to {bottom}"),
        top >= 0.0 && bottom <= 844.0,
    )
}

fn edge(page: &Page<'_>, side: &str) -> Result<f64> {
    let edge = page.js(
        "scrollTo(0, 0); return document.querySelector('.banner').getBoundingClientRect()[arguments[0]]",
        vec![json!(side)],
    )?;
    Ok(edge.as_f64().unwrap_or(f64::NAN))
}

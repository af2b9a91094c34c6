//! Every page fits its screen, and every target is large enough for a thumb.

use anyhow::Result;
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::views::View;
use serde_json::{Value, json};

use crate::looks::{Look, PHONE};

/// Width in CSS pixels and text size in percent.
const SIZES: [(u32, u32); 6] = [(320, 100), (320, 200), (390, 100), (768, 100), (1280, 100), (1920, 100)];

/// Minimum width and height of a target, in CSS pixels.
const TARGET: u32 = 44;

/// At every size.
pub const FITS: Look = Look { name: |view| format!("layout_fits_on_{}", view.name), applies: |_| true, look: fits };

/// A freshly shown result.
pub const BANNER: Look = Look {
    name: |view| format!("the_banner_is_in_first_sight_on_{}", view.name),
    applies: View::is_result,
    look: banner_in_sight,
};

/// On a wide screen the level of a result stays in sight beside what is read.
pub const SUMMARY: Look = Look {
    name: |view| format!("the_summary_stays_beside_{}", view.name),
    applies: View::is_result,
    look: summary_stays,
};

fn summary_stays(page: &Page<'_>, _: &View) -> Result<()> {
    page.emulate(1280, 900, "light")?;
    page.wait("the whole result", "return document.querySelector('#phone-title') !== null")?;
    let beside = "scrollTo({ top: 1500, behavior: 'instant' });
        const [level, words] = ['#banner-title', '#phone-title'].map((e) => document.querySelector(e).getBoundingClientRect());
        return scrollY > 1000 && level.top >= 0 && level.bottom < innerHeight && level.right < words.left";
    page.wait("the level in sight beside the words", beside)
}

fn fits(page: &Page<'_>, view: &View) -> Result<()> {
    // Check all sizes before failing, so that one run reports everything.
    let mut wrong: Vec<String> = Vec::new();
    for (width, percent) in SIZES {
        page.emulate(width, PHONE.1, "light")?;
        let faults = page.js(include_str!("layout.js"), vec![json!(percent), json!(TARGET)])?;
        let faults = faults.as_array().into_iter().flatten().filter_map(Value::as_str);
        wrong.extend(faults.map(|fault| format!("at {width} px with text of {percent} %: {fault}")));
    }
    page.ensure(
        &format!("a layout without faults on {}, and found:\n  {}", view.name, wrong.join("\n  ")),
        wrong.is_empty(),
    )
}

fn banner_in_sight(page: &Page<'_>, _: &View) -> Result<()> {
    let (top, bottom) = (edge(page, "top")?, edge(page, "bottom")?);
    let height = f64::from(PHONE.1);
    page.ensure(
        &format!("the banner within the first {height} px, and it is from {top} to {bottom}"),
        top >= 0.0 && bottom <= height,
    )
}

fn edge(page: &Page<'_>, side: &str) -> Result<f64> {
    let edge = page.js(
        "scrollTo(0, 0); return document.querySelector('.banner').getBoundingClientRect()[arguments[0]]",
        vec![json!(side)],
    )?;
    Ok(edge.as_f64().unwrap_or(f64::NAN))
}

//! Every page uses the chosen region, and offers people who cannot speak another way than a call.

use anyhow::Result;
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::Site;
use serde_json::{Value, json};

use super::blocked::page_with_frame;
use crate::world::Stage;

/// The page with the numbers of all regions.
const ALL_NUMBERS: &str = "/numbers/";

/// What is seen on the page of numbers to dial, and of numbers of other regions in the text. The chooser of the region has all; ways
/// without a voice are in a test of their own.
const SEEN: &str = r"
    const [own, others] = arguments;
    const isSeen = (e) => e.getClientRects().length > 0 && !e.closest('details.region');
    const dialled = [...document.querySelectorAll('a[href^=\'tel:\']')].filter((a) => isSeen(a) && !a.closest('.silent')).map((a) => a.getAttribute('href'));
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      // Elsewhere figures of studies may be the same.
      const isAdvice = parentElement.closest('.danger, .banner, .trouble, header, footer') || data.includes('911');
      if (isAdvice && isSeen(parentElement)) texts.push(data);
    }
    const foreign = others.filter((number) => texts.some((text) => text.split(/[^\d,.-]+/).includes(number)));
    return { dialled: [...new Set(dialled)], foreign, says: texts.some((text) => text.includes(own)) };";

/// Fails if the page shows the number of another region.
fn check(page: &Page<'_>, place: &str, own: &str, others: &[&str]) -> Result<Value> {
    let seen = page.js(SEEN, vec![json!(own), json!(others)])?;
    page.expect(&format!("numbers of other regions at {place}"), &seen["foreign"], &json!([]))?;
    let dialled = seen["dialled"].as_array().cloned().unwrap_or_default();
    page.ensure(
        &format!("{place} dials {own} alone, not {dialled:?}"),
        dialled.iter().all(|number| *number == json!(format!("tel:{own}"))),
    )?;
    Ok(seen)
}

fn others<'s>(stage: &'s Stage<'_>, own: &str) -> Vec<&'s str> {
    stage.guide().regions.iter().map(|r| r.number.as_str()).filter(|number| *number != own).collect()
}

pub fn on_every_page(stage: &Stage<'_>) -> Result<()> {
    let own = "999";
    let others = others(stage, own);
    let chosen = "1\n\nstop\nunited-kingdom\n\n";
    let page = stage.page()?;
    for path in Site::pages()? {
        if path == ALL_NUMBERS {
            continue;
        }
        page.open_with(chosen, &path)?;
        let seen = check(&page, &path, own, &others)?;
        // Where a page that is read says what to do in an emergency, the number stands beside it.
        let is_card = path.len() > "/causes/".len() && (path.starts_with("/causes/") || path.starts_with("/kinds/"));
        page.ensure(&format!("the number at {path}"), !is_card || seen["says"] == json!(true))?;
    }
    page.open_with(chosen, "/no-such-page/")?;
    check(&page, "a page that is not there", own, &others)?;
    // The same pages within the app.
    page.open_with("1\n\nstop\nsouth-africa\n\n", "/emergency/")?;
    let others = self::others(stage, "10177");
    for (link, step) in [("a[href='causes/']", "causes"), ("a[href='causes/stroke-tia/']", "cause")] {
        page.js("document.querySelector(arguments[0]).click()", vec![json!(link)])?;
        page.expect_step(step)?;
        check(&page, step, "10177", &others)?;
    }
    page.ensure("a call button", page.visible("main [data-action=call]")? == 1)?;
    let line = page.text("main .card.danger li:has([data-number])")?;
    page.ensure(&format!("the number within {line:?}"), line.contains("10177") && !line.contains("911"))?;
    // What holds the app's advice in case it fails.
    page.open_with(chosen, "/check/")?;
    page.js("document.documentElement.dataset.app = 'failed'", vec![])?;
    check(&page, "the advice", own, &self::others(stage, own)).map(drop)
}

/// Without a store, a page that is loaded has the general words; the app remembers the region as long as it runs.
pub fn without_storage(stage: &Stage<'_>) -> Result<()> {
    let site = Site::for_sandboxed_frame()?;
    let page = stage.engine.page(&site)?;
    page.load(&page_with_frame(&site.origin())?)?;
    page.enter_frame()?;
    page.ready()?;
    let press = |selector: &str| page.js("document.querySelector(arguments[0]).click()", vec![json!(selector)]);
    press("details.region [value=united-kingdom]")?;
    page.wait("the number", "return document.querySelector('[data-action=call]').getAttribute('href') === 'tel:999'")?;
    for (link, step) in [("a[href='causes/']", "causes"), ("a[href='causes/stroke-tia/']", "cause")] {
        press(link)?;
        page.expect_step(step)?;
    }
    check(&page, "a cause within the app", "999", &others(stage, "999"))?;
    page.js("location.href = new URL('causes/stroke-tia/', document.baseURI).href", vec![])?;
    page.wait("the page is loaded", "return document.querySelector('meta[name=legcheck-app]') === null")?;
    page.expect_step("cause")?;
    let line = page.text("main .card.danger li:has([data-number])")?;
    page.ensure(&format!("general words, not {line:?}"), line.contains("your emergency number"))?;
    page.expect("call buttons", &page.visible("main [data-action=call]")?, &0)
}

/// Every region that has a way without a voice shows it beside its call button, on the first screen of a phone.
pub fn without_speech(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    for region in &stage.guide().regions {
        for path in ["/", "/emergency/"] {
            page.open_with(&format!("1\n\nstop\n{}\n\n", region.id), path)?;
            let place = format!("{path} in {}", region.name);
            let links = page.js(
                "return [...document.querySelectorAll('main .call-buttons + .silent li a')].map((a) => a.getAttribute('href'))",
                vec![],
            )?;
            let lines: Vec<&str> = region.silent.iter().map(|line| line.address.as_str()).collect();
            page.expect(&format!("ways without a voice at {place}"), &links, &json!(lines))?;
            page.ensure(&format!("all numbers at {place}"), page.visible("main .silent a[href^=numbers]")? == 1)?;
        }
    }
    if stage.engine.kind() == Kind::Chromium {
        page.emulate(390, 844, "light")?;
    }
    page.open_with("1\n\nstop\nunited-kingdom\n\n", "/")?;
    page.advance("start", &[], "start")?;
    page.to_emergency()?;
    let bottom = page.js(
        "scrollTo(0, 0); return document.querySelector('.silent li a').getBoundingClientRect().bottom / innerHeight",
        vec![],
    )?;
    page.ensure("a way without a voice on the first screen", bottom.as_f64().is_some_and(|at| at < 1.0))
}

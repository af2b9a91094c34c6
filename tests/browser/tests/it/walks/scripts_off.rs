//! A browser with scripts disabled: every static page is complete, and the check leads to help through links.

use anyhow::Result;
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::page::Page;
use libtest_mimic::Trial;

use super::blocked::signs_of;
use crate::world::World;

/// The test. It needs its own browser.
pub fn test(world: &World) -> Trial {
    world.test_alone(Kind::Firefox, "scripts_off::pages_are_whole_and_signs_are_links", check)
}

fn check(world: &World) -> Result<()> {
    let engine = Engine::without_scripts()?;
    let site = world.site();
    let page = engine.page(site)?;
    let open = |path: &str| page.load(&format!("{}{path}", site.origin()));
    open("/")?;
    page.expect(
        "that scripts are off",
        &page.js("return document.documentElement.dataset.app ?? ''", vec![])?,
        &"".into(),
    )?;
    page.ensure("a word that the check needs scripts", page.visible("noscript .notice")? == 1)?;
    page.ensure("a number to call", page.visible("a[href^='tel:']")? > 0)?;
    page.click("[data-action=start]")?;
    at(&page, "/check/")?;
    page.ensure("no question that cannot be answered", page.visible("form.question")? == 0)?;
    page.ensure("the danger signs as links", page.visible(".without-app a[href='emergency/']")? > 10)?;
    let signs = page.visible(".without-app .signs-list li[data-sign]")?;
    page.expect("the emergency signs", &signs, &u64::try_from(signs_of(world.dataset()).len())?)?;
    page.click(".without-app a[href='emergency/']")?;
    at(&page, "/emergency/")?;
    page.ensure("a number to call", page.visible("main a[href^='tel:']")? > 0)?;
    open("/result/")?;
    page.ensure("the emergency signs", page.visible(".signs-list li[data-sign]")? == signs)?;
    for path in ["/causes/", "/causes/als/", "/tests/", "/about/", "/privacy/", "/accessibility/", "/sources/"] {
        open(path)?;
        page.ensure("a heading", page.visible("h1")? == 1)?;
        page.ensure("a whole page", page.text("main")?.len() > 400)?;
        page.ensure("no advice where nothing failed", page.visible("#trouble .trouble")? == 0)?;
    }
    Ok(())
}

/// Waits until the browser shows this path.
fn at(page: &Page<'_>, path: &str) -> Result<()> {
    page.wait(path, &format!("return location.pathname === '{path}' && document.readyState === 'complete'"))
}

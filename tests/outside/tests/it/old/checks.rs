//! What a person sees in a browser of the past.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use legcheck_browser_tests::site::Site;
use legcheck_engine::dataset::{Dataset, Level};
use serde_json::{Value, json};

use super::browser::Browser;
use crate::words;

/// The pages that have the app, except the emergency page.
const WITH_APP: [&str; 3] = ["/", "/check/", "/result/"];

/// The height of the window in CSS pixels.
const HEIGHT: u32 = 844;

/// The widths at which the header is looked at, in CSS pixels.
const WIDTHS: [u32; 3] = [320, 390, 1280];

/// The emergency signs that a page without the app shows.
fn signs() -> Result<Vec<String>> {
    let Dataset { guide, .. } = legcheck_cases::load()?;
    let of_article = guide.signs.into_iter().filter(|sign| sign.level == Level::EmergencyNow).map(|sign| sign.text);
    let signs: Vec<String> = of_article.chain(guide.added_signs.into_iter().map(|sign| sign.text)).collect();
    ensure!(signs.len() > 10, "only {} signs", signs.len());
    Ok(signs)
}

/// Fails unless every sign can be read on the page.
fn shows_signs(browser: &mut Browser, path: &str) -> Result<()> {
    let shown = browser.js("return Array.from(document.querySelectorAll('.signs-list li[data-sign]'))
           .filter(function (e) { return e.getClientRects().length > 0; })
           .map(function (e) { return e.innerText.trim(); })")?;
    let shown: Vec<&str> = shown.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let lost: Vec<String> = signs()?.into_iter().filter(|sign| !shown.contains(&sign.as_str())).collect();
    ensure!(lost.is_empty(), "{path} does not show {lost:?}");
    Ok(())
}

/// Number of visible matches of a selector.
fn visible(browser: &mut Browser, selector: &str) -> Result<u64> {
    let count = browser.js(&format!(
        "return Array.from(document.querySelectorAll({})).filter(function (e) {{
           return e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible';
         }}).length",
        json!(selector)
    ))?;
    Ok(count.as_u64().unwrap_or_default())
}

/// Opens a page in which the browser turns out to be too old.
fn open(browser: &mut Browser, site: &Site, path: &str) -> Result<()> {
    browser.load(&format!("{}{path}", site.origin()))?;
    browser.wait(&format!("the advice on {path}"), "return document.documentElement.dataset.app === 'failed'")
}

/// The words of the advice with numbers and all danger signs, and nothing about answers, for there are none.
pub fn advice(browser: &mut Browser, site: &Site) -> Result<()> {
    let untrue = words::untrue()?;
    for path in WITH_APP {
        open(browser, site, path)?;
        ensure!(visible(browser, "#trouble h2.when-old")? == 1, "{path} does not say what is the matter");
        ensure!(visible(browser, "#trouble p.when-old")? == 2, "{path} does not say what works");
        ensure!(visible(browser, "#trouble .when-broken")? == 0, "{path} speaks of an error");
        ensure!(visible(browser, "#trouble a[href^='tel:']")? > 1, "{path} has no numbers to call");
        ensure!(visible(browser, "form.question")? == 0, "{path} asks what cannot be answered");
        shows_signs(browser, path)?;
        let text = browser.js("return document.body.innerText")?;
        let text = text.as_str().unwrap_or_default();
        let said: Vec<&String> = untrue.iter().filter(|words| text.contains(words.as_str())).collect();
        ensure!(said.is_empty(), "{path} says what is untrue: {said:?}");
    }
    Ok(())
}

/// No link of the advice or of the main part leads to the page that it is on, and all pages are there.
pub fn links(browser: &mut Browser, site: &Site) -> Result<()> {
    let mut targets = BTreeSet::new();
    for path in WITH_APP {
        open(browser, site, path)?;
        let found =
            browser.js("return Array.from(document.querySelectorAll('#trouble a, main a')).filter(function (a) {
               return a.getClientRects().length > 0 && a.protocol === location.protocol;
             }).map(function (a) { return a.pathname; })")?;
        let found: BTreeSet<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        ensure!(found.contains("/emergency/"), "{path} has no link to the emergency signs, but to {found:?}");
        ensure!(!found.contains(path), "{path} links to itself");
        targets.extend(found.into_iter().map(str::to_owned));
    }
    targets.iter().try_for_each(|path| site.fetch(path).map(drop))
}

/// The emergency page is complete as it is, and a link of the advice leads there.
pub fn emergency(browser: &mut Browser, site: &Site) -> Result<()> {
    open(browser, site, "/check/")?;
    browser.js("document.querySelector(\".without-app a[href^='emergency/']\").click()")?;
    browser.wait(
        "the emergency page",
        "return location.pathname === '/emergency/' && document.documentElement.dataset.app === 'ready'",
    )?;
    ensure!(visible(browser, "#trouble")? == 0, "it begins like the page before");
    ensure!(visible(browser, "main a[href^='tel:']")? > 1, "it has no numbers to call");
    shows_signs(browser, "/emergency/")
}

/// No page scrolls sideways, and no word of the header is broken.
pub fn header(browser: &mut Browser, site: &Site) -> Result<()> {
    for width in WIDTHS {
        browser.size(width, HEIGHT)?;
        for path in ["/", "/check/", "/emergency/", "/about/"] {
            settle(browser, site, path)?;
            let faults = browser.js(include_str!("header.js"))?;
            ensure!(faults == json!([]), "{path} at {width} px: {faults}");
        }
    }
    Ok(())
}

/// Without the focus it is out of sight, so that emergency help can be pressed; with the focus it can be seen.
pub fn skip_link(browser: &mut Browser, site: &Site) -> Result<()> {
    for width in WIDTHS {
        browser.size(width, HEIGHT)?;
        for path in ["/", "/emergency/"] {
            settle(browser, site, path)?;
            let free = browser.js("var link = document.querySelector('.top-emergency'); link.scrollIntoView();
                 var at = link.getBoundingClientRect();
                 var hit = document.elementFromPoint((at.left + at.right) / 2, (at.top + at.bottom) / 2);
                 var skip = document.querySelector('.skip').getBoundingClientRect();
                 return link.contains(hit) && skip.bottom <= 0")?;
            ensure!(free == true, "{path} at {width} px: the skip link is in the way of emergency help");
            let seen = browser.js("scrollTo(0, 0); document.querySelector('.skip').focus();
                 var at = document.activeElement.getBoundingClientRect();
                 return document.activeElement.className === 'skip' && at.top >= 0 && at.bottom <= innerHeight")?;
            ensure!(seen == true, "{path} at {width} px: the skip link has the focus and cannot be seen");
        }
    }
    Ok(())
}

/// Opens a page and waits until it has become what it will be.
fn settle(browser: &mut Browser, site: &Site, path: &str) -> Result<()> {
    browser.load(&format!("{}{path}", site.origin()))?;
    browser.wait(&format!("{path} to settle"), "return 'app' in document.documentElement.dataset")
}

/// The app runs.
pub fn starts(browser: &mut Browser, site: &Site) -> Result<()> {
    for path in ["/", "/check/", "/emergency/", "/result/"] {
        settle(browser, site, path)?;
        let state = browser.js("return document.documentElement.dataset.app")?;
        ensure!(state == "ready", "{path}: the app is {state}");
        ensure!(visible(browser, "#trouble")? == 0, "{path} shows the advice");
        ensure!(visible(browser, "main h1")? == 1, "{path} has not one heading in sight");
    }
    Ok(())
}

/// The first page of the check can be answered.
pub fn goes_on(browser: &mut Browser, site: &Site) -> Result<()> {
    settle(browser, site, "/check/")?;
    let step = "document.querySelector('main form[data-step]').dataset.step";
    let first = browser.js(&format!("return {step}"))?;
    browser.wait("presses to count", "return !document.documentElement.hasAttribute('data-fresh')")?;
    browser.js("document.querySelector('main label.tile[data-choice=none] input').click()")?;
    // The app takes a tick a moment later.
    let next = format!(
        "if ({step} !== {first}) return true;
         document.querySelector('main [data-action=continue]').click();"
    );
    browser.wait("the next question", &next).or_else(|error| {
        let shown = browser.js(&format!("return [{step}, document.querySelector('main').innerText]"))?;
        Err(error.context(format!("the page shows {shown}")))
    })
}

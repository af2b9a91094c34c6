//! Browsers that refuse storage, WebAssembly or scripts.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Result, ensure};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::interview::Turn;
use legcheck_browser_tests::site::Site;
use legcheck_engine::dataset::Level;
use libtest_mimic::Trial;

use crate::world::{Stage, World};

/// A browser that refuses to store anything says so on the start page and in the check.
pub fn says_so(stage: &Stage<'_>) -> Result<()> {
    let site = Site::holding(".wasm")?;
    let page = stage.engine.page(&site)?;
    page.load(&format!("{}/", site.origin()))?;
    page.js(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('refused'); } })",
        vec![],
    )?;
    site.let_go();
    page.ready()?;
    page.ensure("a notice about storage on the start page", page.visible("[data-notice=storage]")? == 1)?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    page.ensure("a notice about storage in the check", page.visible("[data-notice=storage]")? == 1)
}

/// In a frame with an opaque origin, every engine blocks storage and most of the history. There nothing is kept by design.
pub fn storage(stage: &Stage<'_>) -> Result<()> {
    let site = Site::for_sandboxed_frame()?;
    let page = stage.engine.page(&site)?;
    page.load(&page_with_frame(&site.origin())?)?;
    page.enter_frame()?;
    page.ready()?;
    let refused = page.js("try { sessionStorage.length; return false } catch { return true }", vec![])?;
    page.ensure("storage to be refused here, or the test shows nothing", refused == true)?;
    page.expect("notices about storage", &page.visible("[data-notice=storage]")?, &0)?;
    // By mouse: WebKit only focuses a frame on real user input.
    let turn = |step: &str, tick: &str| page.play_by_hand(&[Turn::new(step, [tick], "continue")]);
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    turn("danger-now", "none")?;
    turn("weak-kind", "tired-heavy")?;
    page.click("[data-action=back]")?;
    page.expect_step("weak-kind")?;
    page.expect("what is chosen", &page.ticked()?, &vec!["tired-heavy".to_owned()])?;
    page.click("label.tile[data-choice=tired-heavy]")?;
    turn("weak-kind", "stiff")?;
    page.expect("the ticks of a page not yet answered", &page.ticked()?, &vec![])?;
    page.click("[data-action=back]")?;
    page.expect_step("weak-kind")?;
    page.expect("what is chosen now", &page.ticked()?, &vec!["stiff".to_owned()])?;
    page.click("[data-action=back]")?;
    page.expect_step("danger-now")?;
    page.click("label.tile[data-choice=none]")?;
    turn("danger-now", "breathing/some")?;
    turn("breathing", "at-rest")?;
    page.expect_step("emergency")?;
    page.expect("the level", &page.attribute(".banner", "data-level")?.as_str(), &"emergency-now")
}

/// Serves a single page with the site in a sandboxed frame. It needs its own server, because the site's policy forbids
/// frames.
pub(super) fn page_with_frame(origin: &str) -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = format!("http://{}/", listener.local_addr()?);
    let html = format!(
        "<!doctype html><html lang=en><title>Frame</title>\
         <iframe sandbox='allow-scripts allow-forms' width=1000 height=800 src={origin}/></iframe>"
    );
    std::thread::spawn(move || {
        // The browser may also request an icon; each connection gets the page, and the thread ends with the tests.
        for stream in listener.incoming().flatten() {
            let mut stream = stream;
            let _ = stream.read(&mut [0; 4096]);
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{html}",
                html.len()
            );
        }
    });
    Ok(address)
}

pub fn signs_of(dataset: &legcheck_engine::dataset::Dataset) -> Vec<&str> {
    let guide = &dataset.guide;
    let of_article = guide.signs.iter().filter(|s| s.level == Level::EmergencyNow);
    of_article.map(|s| s.text.as_str()).chain(guide.added_signs.iter().map(|s| s.text.as_str())).collect()
}

/// Without scripts, a person sees the page as served. That needs no browser, but the test is listed under one engine,
/// so that it runs when engines are tested separately.
pub fn without_scripts(world: &World) -> Trial {
    world.test_alone(Kind::Chromium, "no_scripts::every_page_says_what_it_is", check_without_scripts)
}

fn check_without_scripts(world: &World) -> Result<()> {
    let pages = Site::pages()?;
    ensure!(pages.len() >= 27, "only {} pages: {pages:?}", pages.len());
    for path in pages {
        let html = world.site().fetch(&path)?;
        ensure!(html.matches("id=\"page-title\"").count() == 1, "{path}: not exactly one heading without scripts");
        ensure!(html.contains("href=\"emergency/\""), "{path}: no way to the emergency signs without scripts");
        // The check and the result need scripts, so the danger signs are shown instead.
        if ["/", "/check/", "/result/", "/emergency/"].contains(&path.as_str()) {
            for sign in signs_of(world.dataset()) {
                ensure!(html.contains(&escaped(sign)), "{path}: the sign {sign:?} is not there without scripts");
            }
        }
    }
    Ok(())
}

/// Escapes a text for HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#x27;")
}

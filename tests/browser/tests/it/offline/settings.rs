//! The settings page, and other sites on the same host.

use anyhow::Result;
use legcheck_browser_tests::host::{Host, Release};
use legcheck_browser_tests::page::Page;
use legcheck_local_server::Instead;
use serde_json::{Value, json};

use super::{expect_offer, expect_release, loads_anew, look_for_update, visit};
use crate::world::Stage;

const LEFT: &str = "const done = arguments[0];
    (async () => ({
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).map((r) => r.scope),
      session: Object.keys(sessionStorage),
      local: Object.keys(localStorage),
      databases: (await indexedDB.databases?.() ?? []).map((d) => d.name),
    }))().then(done, (error) => done(String(error)))";

/// Deletes everything, and returns what is left.
fn delete(page: &Page<'_>) -> Result<Value> {
    let stored = page.stored()?;
    page.click("[data-step=settings] [data-section=erase] > summary")?;
    page.expect("what is stored after one press", &page.stored()?, &stored)?;
    loads_anew(page, || page.click("[data-action=delete-all]"))?;
    let says = "return document.querySelector('[data-when=deleted]:not([hidden])') !== null";
    page.wait("it says that all is deleted", says)?;
    page.js_async(LEFT, vec![])
}

/// Storage, caches and worker are all removed.
pub fn delete_everything(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    page.js("localStorage.setItem('legcheck.install', 'no')", vec![])?;
    page.click("[data-action=start]")?;
    page.answer("danger-now", &["none"])?;
    page.ensure("answers are kept", page.stored()?.is_some())?;
    // From within the app, which also has the answers in memory.
    page.open_by_footer("settings/")?;
    page.wait("the settings", "return document.querySelector('[data-action=delete-all]') !== null")?;
    let left = delete(&page)?;
    let nothing = json!({ "caches": [], "workers": [], "session": [], "local": [], "databases": [] });
    page.expect("what is left", &left, &nothing)
}

/// "All is deleted" holds for the answers in other tabs, stored and in memory.
pub fn delete_in_other_tabs(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    page.click("[data-action=start]")?;
    page.answer("danger-now", &["breathing/some"])?;
    page.ensure("answers", page.stored()?.is_some())?;
    let other = host.another_page(stage.engine)?;
    other.open("/settings/")?;
    other.wait("the page is ready", "return document.querySelector('#offers aside') !== null")?;
    delete(&other)?;
    page.to_front()?;
    page.wait("it says so here too", "return document.querySelector('[data-when=deleted]:not([hidden])') !== null")?;
    page.expect("what is stored", &page.stored()?, &None)?;
    page.back()?;
    page.wait("a page", "return document.readyState === 'complete'")?;
    page.expect("what is stored after Back", &page.stored()?, &None)?;
    page.ensure("no answer", page.visible("input:checked, [data-action=resume]")? == 0)
}

/// If a button moves while it is pressed, the person misses it or presses another one.
pub fn keeps_still(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    page.open("/settings/")?;
    let places = || {
        page.js(
            "return [...document.querySelectorAll('main [data-action], main .button')].map((b) => Math.round(b.getBoundingClientRect().top + scrollY))",
            vec![],
        )
    };
    page.wait("the script is at work", "return document.querySelector('#offers aside') !== null")?;
    let before = places()?;
    page.ensure("there are buttons", before.as_array().is_some_and(|tops| tops.len() == 3))?;
    page.wait(
        "the page knows all",
        "return document.querySelector('main [data-when=offline-ready]:not([hidden])') !== null",
    )?;
    page.expect("where the buttons are", &places()?, &before)
}

/// The site is served under a path; another worker controls the whole host, with its own cache.
pub fn beside_another_worker(stage: &Stage<'_>) -> Result<()> {
    let mut host = Host::under_a_path(Release::A)?;
    host.fail(|asked| match asked {
        "/" => Some(Instead::Body(200, "text/html", b"<!doctype html><title>Other</title>".to_vec())),
        "/other.js" => Some(Instead::Body(
            200,
            "text/javascript",
            b"addEventListener('fetch', (e) => { if (e.request.url.endsWith('/other')) e.respondWith(new Response('other')); });".to_vec(),
        )),
        _ => None,
    });
    let page = host.page(stage.engine)?;
    page.load(&format!("{}/", host.host()))?;
    let registered = page.js_async(
        "const done = arguments[0];
         (async () => {
           await navigator.serviceWorker.register('/other.js');
           await navigator.serviceWorker.ready;
           await (await caches.open('other')).put('/kept', new Response('kept'));
           return true;
         })().then(done, (error) => done(String(error)))",
        vec![],
    )?;
    page.expect("the other worker", &registered, &json!(true))?;
    visit(&page)?;
    expect_release(&page, &host, Release::A)?;
    host.go_away();
    page.open("/causes/als/")?;
    page.ensure("a page under the path", page.visible("#page-title")? == 1)?;
    host.come_back()?;
    page.open("/settings/")?;
    page.wait("the page is ready", "return document.querySelector('#offers aside') !== null")?;
    let left = delete(&page)?;
    page.expect("the other's cache", &left["caches"], &json!(["other"]))?;
    page.expect("the other's worker", &left["workers"], &json!([format!("{}/", host.host())]))
}

/// A stand-in for the page translators of browsers: it puts translated copies in the place of texts, and does so again
/// whenever one is written. Resolves once the page has changed often, with the number of texts that were written into gaps.
const TRANSLATED: &str = "const done = arguments[0];
    const translate = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts.filter((text) => text.data.trim() && !text.parentElement.closest('font, script, style'))) {
        const font = document.createElement('font');
        text.replaceWith(font);
        font.append(text.data.toUpperCase());
      }
    };
    let written = 0;
    translate(document.body);
    const isText = (node) => node.nodeType === Node.TEXT_NODE;
    new MutationObserver((records) => {
      const gaps = records.filter(({ target }) => target.dataset?.fill !== undefined);
      written += gaps.flatMap(({ addedNodes }) => [...addedNodes].filter(isText)).length;
      translate(document.body);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    const change = (left) => {
      if (left === 0) return done(written);
      document.body.append(document.createElement('i'));
      setTimeout(change, 0, left - 1);
    };
    change(30);";

/// A page translator and the script for offline use do not undo each other's work, and figures stay as they are.
pub fn translated(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    host.publish(Release::B)?;
    look_for_update(&page)?;
    expect_offer(&page, "update-ready")?;
    page.expect("texts that were taken back", &page.js_async(TRANSLATED, vec![])?, &json!(0))?;
    let news = page.text("#offers [data-when=update-ready] [data-fill=changes]")?;
    page.expect("what is new, translated", &news.as_str(), &"WHAT IS NEW IN RELEASE-B.")?;
    let bare = "[data-fill]:not([data-fill=changes], [translate=no])";
    page.expect(
        "figures that a translator may change",
        &page.js("return document.querySelectorAll(arguments[0]).length", vec![json!(bare)])?,
        &json!(0),
    )
}

/// A theme that was chosen holds on all pages, whatever the device has, and until it is taken back.
pub fn theme(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    page.open("/settings/")?;
    let ground = || page.js("return getComputedStyle(document.documentElement).backgroundColor", vec![]);
    let of_device = ground()?;
    let choose = |theme: &str| {
        page.js(
            "const choice = document.querySelector('select[name=theme]');
             choice.value = arguments[0];
             choice.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![json!(theme)],
        )
    };
    page.wait("the settings are read", "return document.querySelector('#offers > *') !== null")?;
    for (theme, expected) in [("dark", "rgb(24, 22, 19)"), ("light", "rgb(251, 247, 240)")] {
        choose(theme)?;
        page.expect(&format!("the ground after {theme} was chosen"), &ground()?, &json!(expected))?;
        for path in ["/settings/", "/", "/causes/als/"] {
            page.open(path)?;
            page.expect(&format!("the ground of {path} in {theme}"), &ground()?, &json!(expected))?;
        }
        page.open("/settings/")?;
        page.wait(
            "it stands in the settings",
            &format!("return document.querySelector('select[name=theme]').value === '{theme}'"),
        )?;
    }
    choose("")?;
    page.expect("the ground as the device has it", &ground()?, &of_device)?;
    page.expect("what is kept", &page.js("return localStorage.getItem('legcheck.theme')", vec![])?, &Value::Null)
}

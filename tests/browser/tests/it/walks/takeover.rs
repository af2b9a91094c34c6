//! The static page is there first; the app takes it over with everything a person did on it meanwhile.

use anyhow::Result;
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::{Page, Respondent};
use legcheck_browser_tests::site::Site;
use serde_json::json;

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

/// Watches for parts of the page that move by themselves. Only Chromium tells.
const WATCH: &str = "window.moved = 0;
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
      new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) moved += e.value; })
        .observe({ type: 'layout-shift', buffered: true });";

/// Loads a page whose app is held back.
fn held<'e>(stage: &Stage<'e>, site: &Site, path: &str) -> Result<Page<'e>> {
    let page = stage.engine.page(site)?;
    page.load(&format!("{}{path}", site.origin()))?;
    page.ensure("no app yet", page.js("return document.documentElement.dataset.app ?? null", vec![])?.is_null())?;
    page.js(WATCH, vec![])?;
    Ok(page)
}

/// Lets the app come and waits until it has taken over.
fn let_go(site: &Site, page: &Page<'_>) -> Result<()> {
    site.let_go();
    page.ready()?;
    page.expect("how far the page moved by itself", &page.js("return moved", vec![])?, &json!(0))
}

/// Ticks, focus, scroll and what is open are kept, and Continue goes on from them.
pub fn keeps_what_was_done(stage: &Stage<'_>) -> Result<()> {
    let site = Site::holding(".wasm")?;
    let page = held(stage, &site, "/check/")?;
    page.ensure("a question to answer", page.visible("form[data-step=danger-now] label.tile")? > 3)?;
    page.click("details.why > summary")?;
    page.click("label.tile[data-choice=none]")?;
    page.js("document.querySelector('input[value=none]').focus(); scrollTo(0, 120)", vec![])?;
    let scroll = page.js("return scrollY", vec![])?;
    let_go(&site, &page)?;
    page.expect("the step", &page.step()?, &"danger-now".to_owned())?;
    page.expect("the ticks", &page.ticked()?, &vec!["none".to_owned()])?;
    page.expect("the scroll", &page.js("return scrollY", vec![])?, &scroll)?;
    let focus = page.js("return document.activeElement.value ?? document.activeElement.tagName", vec![])?;
    page.expect("the focus", &focus, &json!("none"))?;
    page.ensure("what was opened to be open", page.visible("details.why[open]")? == 1)?;
    page.ensure("one app", page.js("return document.querySelectorAll('#app, #app-next').length", vec![])? == 1)?;
    page.click("[data-action=continue]")?;
    page.wait("the next step", "return document.querySelector('form[data-step]').dataset.step !== 'danger-now'")
}

/// Continue pressed before the app is there goes on as soon as it is.
pub fn continue_waits(stage: &Stage<'_>) -> Result<()> {
    let site = Site::holding(".wasm")?;
    let page = held(stage, &site, "/check/")?;
    page.click("label.tile[data-finding=breathing]")?;
    page.click("[data-action=continue]")?;
    page.ensure("a word that the answer is kept", page.visible(".only-waiting")? == 1)?;
    page.expect("the address", &page.js("return location.pathname + location.search", vec![])?, &json!("/check/"))?;
    // What was pressed moves the page on, so that here it is no fault that it moves.
    site.let_go();
    page.ready()?;
    page.expect_step("breathing")?;
    page.ensure("the answer to be stored", page.stored()?.is_some_and(|text| text.contains("breathing")))
}

/// The links of the start page begin a check for the right person before the app is there.
pub fn start_links_work(stage: &Stage<'_>) -> Result<()> {
    for (action, who) in [("start-helper", "helper"), ("start", "me")] {
        let site = Site::holding(".wasm")?;
        let page = held(stage, &site, "/")?;
        page.click(&format!("[data-action={action}]"))?;
        page.wait("the first page", "return document.querySelector('form[data-step=danger-now]') !== null")?;
        page.js(WATCH, vec![])?;
        site.let_go();
        page.ready()?;
        page.wait("the mark to be gone", "return location.pathname + location.hash === '/check/'")?;
        page.ensure(
            &format!("a check for {who}"),
            page.stored()?.is_some_and(|text| text.contains(&format!("\n{who}\n"))),
        )?;
        page.reload()?;
        page.expect_step("danger-now")?;
    }
    Ok(())
}

/// Somebody who comes back to a later step does not see the first one in its place.
pub fn later_step_does_not_flash(stage: &Stage<'_>) -> Result<()> {
    let site = Site::holding(".none")?;
    let page = stage.engine.page(&site)?;
    page.start(Respondent::Myself)?;
    let interview = stage.interview(DOCTOR_SOON)?;
    page.play(&interview.turns[..3])?;
    let step = page.step()?;
    let seen = "sessionStorage.setItem('seen', [...document.querySelectorAll('form.question')]
        .filter((e) => e.checkVisibility({ visibilityProperty: true })).length)";
    if stage.engine.kind() == Kind::Chromium {
        // What is drawn between loading and the app can be asked for in one engine.
        let script = format!("addEventListener('DOMContentLoaded', () => {{ {seen} }})");
        stage.engine.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))?;
    }
    page.reload()?;
    page.expect_step(&step)?;
    if stage.engine.kind() == Kind::Chromium {
        let seen = page.js("return sessionStorage.getItem('seen')", vec![])?;
        page.expect("questions seen before the app was there", &seen, &json!("0"))?;
    }
    Ok(())
}

/// A page that is only read asks for no app, and within the app it comes as the same page.
pub fn read_pages_need_no_app(stage: &Stage<'_>) -> Result<()> {
    let site = Site::start()?;
    let page = stage.engine.page(&site)?;
    page.open("/causes/")?;
    // The worker keeps the app for later, but the page itself asks for none of it.
    let asked = "return performance.getEntriesByType('resource').filter((e) => /\\/app-/.test(e.name)).length";
    page.expect("the files of the app that the page asked for", &page.js(asked, vec![])?, &json!(0))?;
    page.open("/")?;
    page.js("document.documentElement.dataset.same = 1", vec![])?;
    page.click("main a[href='causes/']")?;
    page.wait("the list of causes", "return document.querySelectorAll('.cause-list a').length === 17")?;
    page.ensure("its title", site.fetch("/causes/")?.contains(&format!("<title>{}</title>", page.title()?)))?;
    page.expect("the focus", &page.focus()?.contains("page-title"), &true)?;
    page.click(".cause-list a[data-cause=als]")?;
    page.wait("the cause", "return document.querySelector('[data-step=cause][data-cause=als]') !== null")?;
    page.expect("the address", &page.js("return location.pathname", vec![])?, &json!("/causes/als/"))?;
    page.expect("still the same app", &page.js("return document.documentElement.dataset.same", vec![])?, &json!("1"))?;
    // Loaded again, it is the static page; from there Back leads to the pages before it.
    page.reload()?;
    page.back()?;
    page.wait("the list of causes", "return document.querySelectorAll('.cause-list a').length === 17")?;
    page.back()?;
    page.wait("the start page", "return document.querySelector('[data-step=start]') !== null")?;
    page.ready()
}

/// A page that cannot be fetched says so, keeps the answers, and can be asked for again.
pub fn a_page_that_does_not_come(stage: &Stage<'_>) -> Result<()> {
    let site = Site::changed(|path, bytes| (!path.starts_with("causes/als")).then_some(bytes))?;
    let page = stage.engine.page(&site)?;
    page.start(Respondent::Myself)?;
    let stored = page.stored()?;
    page.click("footer a[href='causes/']")?;
    page.wait("the list of causes", "return document.querySelectorAll('.cause-list a').length === 17")?;
    page.click(".cause-list a[data-cause=als]")?;
    page.expect_step("page-failed")?;
    page.ensure("the emergency signs", page.visible("[data-step=page-failed] .signs-list li")? > 5)?;
    page.ensure("a number to call", page.visible("[data-step=page-failed] a[href^='tel:']")? > 0)?;
    page.expect("what is stored", &page.stored()?, &stored)?;
    page.click("[data-action=try-again]")?;
    page.expect_step("page-failed")?;
    page.back()?;
    page.wait("the list of causes", "return document.querySelectorAll('.cause-list a').length === 17")
}

/// Under a path of a host every page, link and file stays within the path.
pub fn works_under_a_path(stage: &Stage<'_>) -> Result<()> {
    let site = Site::under_a_path()?;
    let page = stage.engine.page(&site)?;
    page.start(Respondent::Myself)?;
    page.to_emergency()?;
    page.reload()?;
    page.expect_step("emergency")?;
    page.click("footer a[href='causes/']")?;
    page.wait("the list of causes", "return document.querySelectorAll('.cause-list a').length === 17")?;
    page.click(".cause-list a[data-cause=als]")?;
    page.wait("the cause", "return document.querySelector('[data-step=cause][data-cause=als]') !== null")?;
    page.expect("the address", &page.js("return location.pathname", vec![])?, &json!("/legs/causes/als/"))?;
    page.reload()?;
    page.click("main a[href='tests/']")?;
    page.wait("the tests", "return document.querySelector('[data-step=tests]') !== null")?;
    page.expect("the address", &page.js("return location.pathname", vec![])?, &json!("/legs/tests/"))?;
    let outside: Vec<String> = site.requests().into_iter().filter(|r| !r.starts_with("/legs/")).collect();
    // Browsers ask for the icon of a host by themselves.
    page.expect(
        "requests outside of the path",
        &outside.into_iter().filter(|r| r != "/favicon.ico").collect(),
        &Vec::<String>::new(),
    )
}

/// When the app is late, style rules alone show the danger signs as links, and hide them again when it has come.
pub fn a_late_app_shows_the_links(stage: &Stage<'_>) -> Result<()> {
    let site = Site::holding(".wasm")?;
    let page = held(stage, &site, "/check/")?;
    page.ensure("no links at first", page.visible(".without-app a")? == 0)?;
    // The rules wait twelve seconds; the test does not.
    let ran = "const late = document.getAnimations().filter((a) => a.animationName === 'late');
        late.forEach((a) => a.finish()); return late.length";
    page.expect("what waits to be shown", &page.js(ran, vec![])?, &json!(1))?;
    page.ensure("the danger signs as links", page.visible(".without-app a[href='emergency/']")? > 10)?;
    page.ensure("the question still there", page.visible("form.question")? == 1)?;
    site.let_go();
    page.ready()?;
    page.ensure("no links any more", page.visible(".without-app a")? == 0)
}

/// The policy lets no text that was put into a page become a script or a style.
pub fn text_cannot_become_script(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    for path in ["/", "/causes/als/"] {
        page.open(path)?;
        // A script in a page runs as soon as it stands there; only the word of what was refused comes later.
        let ran = page.js(
            "window.refused = [];
             addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
             const script = document.createElement('script');
             script.append('document.documentElement.dataset.ran = 1');
             const styled = document.createElement('p');
             styled.setAttribute('style', 'color: red');
             try { document.body.append(styled, script); } catch (error) { refused.push(error.name); }
             return document.documentElement.dataset.ran ?? null",
            vec![],
        )?;
        page.expect("what the script did", &ran, &json!(null))?;
        page.wait("a style is refused", "return refused.some((what) => what.includes('style-src'))")?;
    }
    Ok(())
}

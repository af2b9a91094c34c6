//! The static page is shown first; the app then hydrates it and keeps everything a person did meanwhile.

use anyhow::Result;
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::{Page, Respondent};
use legcheck_browser_tests::site::{Site, WORKER};
use serde_json::json;

use super::levels::DOCTOR_SOON;
use crate::world::Stage;

/// Records layout shifts. Only Chromium reports them.
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

/// Releases the app and waits until it has taken over.
fn let_go(site: &Site, page: &Page<'_>) -> Result<()> {
    site.let_go();
    page.ready()?;
    page.expect("how far the page moved by itself", &page.js("return moved", vec![])?, &json!(0))
}

/// Ticks, focus, scroll position and open sections are kept, and Continue works from there.
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

/// Continue pressed before the app has loaded takes effect as soon as it has.
pub fn continue_waits(stage: &Stage<'_>) -> Result<()> {
    let site = Site::holding(".wasm")?;
    let page = held(stage, &site, "/check/")?;
    page.click("label.tile[data-finding=breathing]")?;
    page.click("[data-action=continue]")?;
    page.ensure("a word that the answer is kept", page.visible(".only-waiting")? == 1)?;
    page.expect("the address", &page.js("return location.pathname + location.search", vec![])?, &json!("/check/"))?;
    // The press itself advances the page, so a shift is expected here.
    site.let_go();
    page.ready()?;
    page.expect_step("breathing")?;
    page.ensure("the answer to be stored", page.stored()?.is_some_and(|text| text.contains("breathing")))
}

/// The links of the start page start a check for the right respondent before the app has loaded.
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

/// Reloading at a later step does not show the first step meanwhile.
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
        // Only one engine lets a script observe what is drawn between loading and the app.
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

/// Waits for the list of the 17 causes.
fn all_causes(page: &Page<'_>) -> Result<()> {
    page.wait("the list of causes", "return document.querySelectorAll('.cause-list a[data-cause]').length === 17")
}

/// From the check to the list of causes.
fn to_causes(page: &Page<'_>) -> Result<()> {
    page.open_by_footer("causes/")?;
    all_causes(page)
}

/// A static page does not load the app, and the app shows the same page.
pub fn read_pages_need_no_app(stage: &Stage<'_>) -> Result<()> {
    let site = Site::start()?;
    let page = stage.engine.page(&site)?;
    page.open("/causes/")?;
    // The worker caches the app for later, but the page itself requests none of it.
    let asked = "return performance.getEntriesByType('resource').filter((e) => /\\/app-/.test(e.name)).length";
    page.expect("the files of the app that the page asked for", &page.js(asked, vec![])?, &json!(0))?;
    page.open("/")?;
    page.js("document.documentElement.dataset.same = 1", vec![])?;
    page.click("main a[href='causes/']")?;
    all_causes(&page)?;
    page.ensure("its title", site.fetch("/causes/")?.contains(&format!("<title>{}</title>", page.title()?)))?;
    page.wait("the heading has the focus", "return document.activeElement.id === 'page-title'")?;
    page.click(".cause-list a[data-cause=als]")?;
    page.wait("the cause", "return document.querySelector('[data-step=cause][data-cause=als]') !== null")?;
    page.expect("the address", &page.js("return location.pathname", vec![])?, &json!("/causes/als/"))?;
    page.expect("still the same app", &page.js("return document.documentElement.dataset.same", vec![])?, &json!("1"))?;
    // After a reload it is the static page; from there, Back leads to the pages before it.
    page.reload()?;
    page.back()?;
    all_causes(&page)?;
    page.back()?;
    page.wait("the start page", "return document.querySelector('[data-step=start]') !== null")?;
    page.ready()
}

/// A page that fails to load shows an error, keeps the answers, and can be retried.
pub fn a_page_that_does_not_come(stage: &Stage<'_>) -> Result<()> {
    // The worker would have the page.
    let site = Site::changed(|path, bytes| (!path.starts_with("causes/als") && path != WORKER).then_some(bytes))?;
    let page = stage.engine.page(&site)?;
    page.start(Respondent::Myself)?;
    let stored = page.stored()?;
    to_causes(&page)?;
    page.click(".cause-list a[data-cause=als]")?;
    page.expect_step("page-failed")?;
    page.ensure("the emergency signs", page.visible("[data-step=page-failed] .signs-list li")? > 5)?;
    page.ensure("a number to call", page.visible("[data-step=page-failed] a[href^='tel:']")? > 0)?;
    page.expect("what is stored", &page.stored()?, &stored)?;
    page.click("[data-action=try-again]")?;
    page.expect_step("page-failed")?;
    page.back()?;
    all_causes(&page)
}

/// Under a base path, every page, link and file stays within that path.
pub fn works_under_a_path(stage: &Stage<'_>) -> Result<()> {
    let site = Site::under_a_path()?;
    let page = stage.engine.page(&site)?;
    page.start(Respondent::Myself)?;
    page.to_emergency()?;
    page.reload()?;
    page.expect_step("emergency")?;
    to_causes(&page)?;
    page.click(".cause-list a[data-cause=als]")?;
    page.wait("the cause", "return document.querySelector('[data-step=cause][data-cause=als]') !== null")?;
    page.expect("the address", &page.js("return location.pathname", vec![])?, &json!("/legs/causes/als/"))?;
    page.reload()?;
    page.click("main a[href='tests/']")?;
    page.wait("the tests", "return document.querySelector('[data-step=tests]') !== null")?;
    page.expect("the address", &page.js("return location.pathname", vec![])?, &json!("/legs/tests/"))?;
    let outside: Vec<String> = site.requests().into_iter().filter(|r| !r.starts_with("/legs/")).collect();
    // Browsers request the favicon of a host on their own.
    page.expect(
        "requests outside of the path",
        &outside.into_iter().filter(|r| r != "/favicon.ico").collect(),
        &Vec::<String>::new(),
    )
}

/// If the app is late, CSS alone shows the danger signs as links, and hides them once it is ready.
pub fn a_late_app_shows_the_links(stage: &Stage<'_>) -> Result<()> {
    let site = Site::holding(".wasm")?;
    let page = held(stage, &site, "/check/")?;
    page.ensure("no links at first", page.visible(".without-app a")? == 0)?;
    // The rules wait twelve seconds; the test skips that.
    let ran = "const late = document.getAnimations().filter((a) => a.animationName === 'late');
        late.forEach((a) => a.finish()); return late.length";
    page.expect("what waits to be shown", &page.js(ran, vec![])?, &json!(1))?;
    page.ensure("the danger signs as links", page.visible(".without-app a[href='emergency/']")? > 10)?;
    page.ensure("the question still there", page.visible("form.question")? == 1)?;
    site.let_go();
    page.ready()?;
    page.ensure("no links any more", page.visible(".without-app a")? == 0)
}

/// The policy keeps injected text from running as a script or applying as a style.
pub fn text_cannot_become_script(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    for path in ["/", "/causes/als/"] {
        page.open(path)?;
        // An inserted script runs immediately; only the violation report is asynchronous.
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

//! If the app fails to start or crashes, the advice is shown and the answers are kept.

use anyhow::Result;
use legcheck_browser_tests::page::{Page, Respondent};
use legcheck_browser_tests::site::Site;

use super::blocked::signs_of;
use super::levels::DOCTOR_SOON;
use crate::world::Stage;

/// A change to the files of the app.
type Change = fn(&str, Vec<u8>) -> Option<Vec<u8>>;

const FAULTS: [(&str, Change); 6] = [
    ("no wasm", |path, bytes| (!path.ends_with(".wasm")).then_some(bytes)),
    ("no script", |path, bytes| (!is_script(path)).then_some(bytes)),
    ("a wasm with one wrong byte", |path, bytes| Some(if path.ends_with(".wasm") { one_wrong(bytes) } else { bytes })),
    ("a wasm cut short", |path, bytes| Some(if path.ends_with(".wasm") { half(bytes) } else { bytes })),
    ("a script with one wrong byte", |path, bytes| Some(if is_script(path) { one_wrong(bytes) } else { bytes })),
    ("a page of the network in place of the wasm", |path, bytes| {
        Some(if path.ends_with(".wasm") { b"<!doctype html><title>Log in</title>".to_vec() } else { bytes })
    }),
];

fn is_script(path: &str) -> bool {
    path.starts_with("app-") && path.ends_with(".js")
}

fn one_wrong(mut bytes: Vec<u8>) -> Vec<u8> {
    // In the middle, so that a module still parses and a script still runs.
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    bytes
}

fn half(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() / 2);
    bytes
}

/// The page of a failed app shows the advice.
fn advises(page: &Page<'_>, stage: &Stage<'_>, path: &str) -> Result<()> {
    page.ensure("the advice", page.visible("#trouble .trouble")? == 1)?;
    page.ensure("a number to call", page.visible("#trouble a[href^='tel:']")? > 0)?;
    page.ensure("the way to the emergency signs", page.visible("#trouble a[href='emergency/']")? == 1)?;
    page.ensure("no question that cannot be answered", page.visible("form.question")? == 0)?;
    let signs = page.visible(".signs-list li[data-sign]")?;
    page.expect(&format!("the emergency signs of {path}"), &signs, &u64::try_from(signs_of(stage.dataset).len())?)
}

/// Every fault in the files leads to the advice.
pub fn of_files(stage: &Stage<'_>) -> Result<()> {
    for (fault, change) in FAULTS {
        let site = Site::changed(change)?;
        let page = stage.engine.page(&site)?;
        for path in ["/", "/check/", "/result/"] {
            page.load(&format!("{}{path}", site.origin()))?;
            let failed = "return document.documentElement.dataset.app === 'failed'";
            page.wait(&format!("{path} with {fault} says that it failed"), failed)?;
            advises(&page, stage, path)?;
        }
        // The first page still leads to help, through plain links.
        page.load(&format!("{}/check/", site.origin()))?;
        page.wait("the page says that it failed", "return document.documentElement.dataset.app === 'failed'")?;
        page.js("document.querySelector('.without-app a').scrollIntoView({ block: 'center' })", vec![])?;
        page.click(".without-app a[href='emergency/']")?;
        page.wait("the emergency page", "return location.pathname === '/emergency/'")?;
        // A static page needs none of these files.
        page.load(&format!("{}/causes/als/", site.origin()))?;
        page.ready()?;
        page.ensure("no advice where nothing failed", page.visible("#trouble .trouble")? == 0)?;
    }
    Ok(())
}

/// The app crashes during a check: advice, and after a reload all answers are there.
pub fn later_on(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    let page = stage.page()?;
    page.start(Respondent::Myself)?;
    page.play(&interview.turns[..4])?;
    let step = page.step()?;
    let stored = page.stored()?;
    page.ensure("answers before the fault", stored.as_ref().is_some_and(|text| text.contains("breathing")))?;
    // The browser rejects a call that the app needs to draw the next page, which it cannot recover from.
    page.js(
        "for (const name of ['insertBefore', 'appendChild', 'removeChild', 'replaceChild'])
           Node.prototype[name] = () => { throw new Error('refused'); };",
        vec![],
    )?;
    page.click("[data-action=back]")?;
    page.wait("the page says that it failed", "return document.documentElement.dataset.app === 'failed'")?;
    page.ensure("the advice", page.visible("#trouble .trouble")? == 1)?;
    page.ensure("a number to call", page.visible("#trouble a[href^='tel:']")? > 0)?;
    page.expect("the focus", &page.focus()?.contains("trouble-title"), &true)?;
    page.ensure("nothing that no longer answers", page.visible("#app main")? == 0)?;
    page.expect("what is stored", &page.stored()?, &stored)?;
    page.click("[data-action=reload]")?;
    page.ready()?;
    page.expect("what is stored after a reload", &page.stored()?, &stored)?;
    page.ensure(
        "a step of the check",
        [step.as_str(), interview.turns[3].step.as_str()].contains(&page.step()?.as_str()),
    )?;
    page.play(&interview.turns[turn_of(&page, &interview.turns)?..])?;
    page.expect_step("review")
}

/// The index of the current page among the turns.
fn turn_of(page: &Page<'_>, turns: &[legcheck_browser_tests::interview::Turn]) -> Result<usize> {
    let step = page.step()?;
    turns.iter().position(|turn| turn.step == step).ok_or_else(|| anyhow::anyhow!("no turn for {step}"))
}

/// The advice also offers to start over.
pub fn begin_anew(stage: &Stage<'_>) -> Result<()> {
    let site = Site::changed(|path, bytes| (!path.ends_with(".wasm")).then_some(bytes))?;
    let page = stage.engine.page(&site)?;
    page.load(&format!("{}/check/", site.origin()))?;
    page.wait("the page says that it failed", "return document.documentElement.dataset.app === 'failed'")?;
    page.js("sessionStorage.setItem('legcheck.session', '1\\nme\\nstop\\n\\n')", vec![])?;
    page.click("#trouble [data-section=erase] > summary")?;
    page.ensure("answers after one press", page.stored()?.is_some())?;
    page.click("#trouble [data-action=erase]")?;
    page.wait("the start page", "return location.pathname === '/'")?;
    page.expect("what is stored", &page.stored()?, &None)
}

/// If the second module fails, the level, its reasons, what to do, and a way to retry remain.
pub fn of_the_second_module(stage: &Stage<'_>) -> Result<()> {
    const FAULTS: [(&str, Change); 3] = [
        ("no wasm", |path, bytes| (!(is_second(path) && path.ends_with(".wasm"))).then_some(bytes)),
        ("no script", |path, bytes| (!(is_second(path) && path.ends_with(".js"))).then_some(bytes)),
        ("a wasm with one wrong byte", |path, bytes| {
            Some(if is_second(path) && path.ends_with(".wasm") { one_wrong(bytes) } else { bytes })
        }),
    ];
    let interview = stage.interview(DOCTOR_SOON)?;
    for (fault, change) in FAULTS {
        let site = Site::changed(change)?;
        let page = stage.engine.page(&site)?;
        page.open_with(&interview.session(stage.guide(), "result")?, "/result/")?;
        page.wait(&format!("with {fault} it says so"), "return document.documentElement.dataset.result === 'failed'")?;
        page.ensure("the words for it", page.visible(".place .when-failed")? == 1)?;
        page.ensure("the app to go on", page.attribute("html", "data-app")? == "ready")?;
        page.expect("the level", &page.attribute(".banner", "data-level")?, &interview.result.level)?;
        page.ensure("the reasons", page.visible(".reasons > li")? > 0)?;
        page.ensure("the emergency signs", page.visible(".signs-list li[data-sign]")? > 0)?;
        let stored = page.stored()?;
        page.click(".place [data-action=reload]")?;
        page.ready()?;
        page.expect("what is stored", &page.stored()?, &stored)?;
    }
    Ok(())
}

fn is_second(path: &str) -> bool {
    path.starts_with("extras-")
}

/// While the app is on its way, errors of other scripts neither hide the question nor show the advice.
pub fn of_others(stage: &Stage<'_>) -> Result<()> {
    let site = Site::holding(".wasm")?;
    let page = stage.engine.page(&site)?;
    page.load(&format!("{}/check/", site.origin()))?;
    page.js(
        "window.seen = 0;
         for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, () => (window.seen += 1), true);
         setTimeout(() => _AutofillCallbackHandler());
         Promise.reject(new Error('of an extension'));
         dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop limit exceeded', filename: location.href }));
         document.head.append(document.createElement('script'));
         document.head.lastElementChild.dispatchEvent(new Event('error'));
         setTimeout(() => setTimeout(() => (window.passed = true)));",
        vec![],
    )?;
    // Not every driver lets the page see the errors of its own scripts.
    page.wait("the errors were seen", "return window.passed && window.seen >= 2")?;
    page.ensure("no advice", page.visible("#trouble .trouble")? == 0)?;
    page.ensure("the question", page.visible("form.question")? == 1)?;
    page.ensure(
        "an app on its way",
        page.js("return document.documentElement.dataset.app ?? null", vec![])?.is_null(),
    )?;
    site.let_go();
    page.ready()
}

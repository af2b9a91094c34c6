//! Quick exit.

use std::time::Duration;

use anyhow::Result;
use fantoccini::key::Key;
use legcheck_browser_tests::page::{Page, Respondent};
use legcheck_browser_tests::site::Site;
use serde_json::{Value, json};

use crate::walks::levels::DOCTOR_SOON;
use crate::world::Stage;

/// No browser can open it: the person stays on the page.
const UNREACHABLE: &str = "http://[";

/// Leads the link to another address.
fn lead_to(page: &Page<'_>, address: &str) -> Result<()> {
    let set = "document.querySelector('[data-action=leave]').setAttribute('href', arguments[0])";
    page.js(set, vec![json!(address)]).map(drop)
}

/// Nothing of the guide is on the page, in its title or its address, and nothing is stored.
fn is_empty(page: &Page<'_>) -> Result<()> {
    let left = page.js("return [document.body.childNodes.length, document.title, location.pathname]", vec![])?;
    page.expect("what is left", &left, &json!([0, "", "/"]))?;
    page.expect("what is stored", &page.stored()?, &None)
}

/// In the task of the press itself, before the network can be asked, nothing is left on the page or stored, and the memory
/// of both modules is overwritten. It stays so where the other site cannot be reached: in an installed app, and offline.
pub fn empties(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    for (step, path) in [("result", "/result/"), ("legs-now", "/check/"), ("legs-now", "/causes/als/")] {
        let site = Site::holding(".wasm")?;
        let page = stage.engine.page(&site)?;
        page.store(&interview.session(stage.guide(), step)?)?;
        page.load(&format!("{}{path}", site.origin()))?;
        page.js(
            "window.modules = [];
             const make = window.WebAssembly.instantiate;
             window.WebAssembly.instantiate = async (...args) => {
               const made = await make(...args);
               window.modules.push((made.instance ?? made).exports.memory);
               return made;
             };",
            vec![],
        )?;
        site.let_go();
        page.ready()?;
        if path == "/result/" {
            page.expect_step(step)?;
        }
        lead_to(&page, UNREACHABLE)?;
        let found = page.js(
            "document.querySelector('[data-action=leave]').click();
             return [document.body.childNodes.length, document.title, location.pathname,
               sessionStorage.getItem('legcheck.session'),
               window.modules.map(({ buffer }) => new Uint8Array(buffer).findIndex((byte) => byte !== 0))]",
            vec![],
        )?;
        let modules = match path {
            "/result/" => json!([-1, -1]),
            "/check/" => json!([-1]),
            _ => json!([]),
        };
        // The second module of the check may have come as well.
        let found_modules = found[4].as_array().map(Vec::as_slice).unwrap_or_default();
        page.ensure(&format!("memory of zeros, not {found}"), found_modules.iter().all(|first| *first == json!(-1)))?;
        page.ensure("the modules", found_modules.len() >= modules.as_array().map_or(0, Vec::len))?;
        page.expect("what is left", &json!([found[0], found[1], found[2], found[3]]), &json!([0, "", "/", null]))?;
        is_empty(&page)?;
    }
    Ok(())
}

/// Neither Back nor Forward nor a reload shows or stores an answer, whether or not another page was opened.
pub fn back(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(DOCTOR_SOON)?;
    for address in ["about/", UNREACHABLE] {
        let page = stage.page()?;
        page.start(Respondent::Myself)?;
        page.play(&interview.turns[..4])?;
        page.ensure("answers", page.stored()?.is_some_and(|text| text.contains("weak-kind")))?;
        lead_to(&page, address)?;
        page.click("[data-action=leave]").or_else(|error| if address == UNREACHABLE { Ok(()) } else { Err(error) })?;
        if address == UNREACHABLE {
            is_empty(&page)?;
        } else {
            page.wait("the other page", "return location.pathname.endsWith('/about/')")?;
            page.ready()?;
        }
        // Not `Page::reload`: WebKitGTK comes to a page of its own, without the app.
        let reload = |page: &Page<'_>| page.js("location.reload()", vec![]).map(drop);
        for go in [Page::back, Page::forward, Page::back, reload] {
            go(&page)?;
            page.wait("a page", "return document.readyState === 'complete'")?;
            // That page has no storage.
            let stored = "try { return sessionStorage.getItem('legcheck.session'); } catch { return null; }";
            page.expect("what is stored", &page.js(stored, vec![])?, &Value::Null)?;
            page.ensure("nothing ticked", page.visible("input:checked")? == 0)?;
            page.ensure("no offer to go on", page.visible("[data-action=resume]")? == 0)?;
        }
    }
    Ok(())
}

/// A page with answers whose link leads to another page of the site, since the neutral one is on the internet.
fn ready_to_leave<'w>(stage: &Stage<'w>, path: &str) -> Result<Page<'w>> {
    let page = stage.page()?;
    if path == "/check/" {
        stage.show(&page, &stage.interview(DOCTOR_SOON)?, "weak-kind")?;
    } else {
        page.start(Respondent::Myself)?;
        page.open(path)?;
    }
    page.wait("the key is listened to", "return document.querySelector('#offers .leave-count') !== null")?;
    let about = page.js("return new URL('about/', document.baseURI).href", vec![])?;
    lead_to(&page, about.as_str().unwrap_or_default())?;
    Ok(page)
}

/// Pressing Shift three times works like the link, and says how often it is still to be pressed.
pub fn shift(stage: &Stage<'_>) -> Result<()> {
    for path in ["/check/", "/causes/als/"] {
        let page = ready_to_leave(stage, path)?;
        for left in [2, 1] {
            page.keys(&[Key::Shift])?;
            page.ensure("how often it is to be pressed", page.visible(&format!("[data-when=leave-{left}]"))? == 1)?;
            page.ensure("and nothing else", page.visible(".leave-count > span")? == 1)?;
        }
        page.keys(&[Key::Shift])?;
        page.wait("it leaves", "return location.pathname.endsWith('/about/') && document.readyState === 'complete'")?;
        page.expect("what is stored", &page.stored()?, &None)?;
    }
    Ok(())
}

/// What people press for other reasons, between the second and the third time as well, does not leave.
pub fn other_keys(stage: &Stage<'_>) -> Result<()> {
    let page = ready_to_leave(stage, "/check/")?;
    let stays = |what: &str| {
        page.ensure(&format!("{what} to change nothing"), !page.address()?.ends_with("/about/"))?;
        page.ensure("answers", page.stored()?.is_some())
    };
    let thrice = |keys: &[Key]| (0..3).try_for_each(|_| page.keys(keys));
    thrice(&[Key::Escape])?;
    stays("Escape three times")?;
    thrice(&[Key::Shift, Key::Tab])?;
    stays("Shift and Tab three times")?;
    thrice(&[Key::Shift, Key::F2])?;
    stays("Shift and another key three times")?;
    thrice(&[Key::Control, Key::Shift])?;
    stays("Control and Shift three times")?;
    let between: [(&str, &dyn Fn() -> Result<()>); 4] = [
        ("another key", &|| page.keys(&[Key::Down])),
        ("a click", &|| page.click("main h1")),
        ("a move of the focus", &|| page.js("document.querySelector('.brand').focus()", vec![]).map(drop)),
        ("five seconds", &|| {
            std::thread::sleep(Duration::from_millis(5100));
            Ok(())
        }),
    ];
    for (what, act) in between {
        page.keys(&[Key::Shift])?;
        page.keys(&[Key::Shift])?;
        act()?;
        page.keys(&[Key::Shift])?;
        stays(&format!("{what} after two presses"))?;
        page.keys(&[Key::Down])?;
    }
    // A held key repeats; drivers cannot hold one.
    page.js(
        "const key = (type, repeat) => dispatchEvent(new KeyboardEvent(type, { key: 'Shift', repeat }));
         for (let i = 0; i < 3; i += 1) { key('keydown', false); for (let j = 0; j < 9; j += 1) key('keydown', true); key('keyup', false); }",
        vec![],
    )?;
    stays("a held key")
}

//! Reading aloud, with a stand-in for the voices of a device: browsers in tests have none.

use anyhow::Result;
use legcheck_browser_tests::site::Site;
use serde_json::json;

use crate::walks::levels::SAME_DAY;
use crate::world::Stage;

/// Voices of a device, of which only those with `localService` speak without a server.
const VOICES: &str = "window.spoken = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: Object.assign(new EventTarget(), {
      getVoices: () => [
        { lang: 'en-US', name: 'far', localService: false },
        ...(arguments[0] ? [{ lang: 'en_GB', name: 'near', localService: true }] : []),
      ],
      speak: (words) => window.spoken.push(words),
      cancel: () => window.spoken.push('stop'),
    }) });";

/// Only a voice of the device itself reads, so that no answer leaves it; without one there is no button.
pub fn by_the_device_alone(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(SAME_DAY)?;
    for has_own in [false, true] {
        let site = Site::holding(".wasm")?;
        let page = stage.engine.page(&site)?;
        page.store(&interview.session(stage.guide(), "result")?)?;
        page.load(&format!("{}/result/", site.origin()))?;
        page.js(VOICES, vec![json!(has_own)])?;
        site.let_go();
        page.ready()?;
        page.wait("the whole result", "return document.querySelector('[data-section=phone]') !== null")?;
        if !has_own {
            page.expect("buttons", &page.visible("[data-action=aloud]")?, &0)?;
            continue;
        }
        page.wait("the button", "return document.querySelector('[data-reads=say]:not([hidden])') !== null")?;
        page.click("[data-reads=say]")?;
        let read = page.js(
            "const lines = [...document.querySelectorAll('.say p')].map((line) => line.textContent);
             const words = window.spoken.filter((words) => words !== 'stop');
             return words.length === lines.length && words.every((w, i) => w.text === lines[i] && w.voice.name === 'near')",
            vec![],
        )?;
        page.ensure("what to say is read by the voice of the device", read == true)?;
        page.click("[data-reads=say]")?;
        page.ensure("it stops", page.js("return window.spoken.at(-1)", vec![])? == "stop")?;
        page.expect("the button", &page.attribute("[data-reads=say]", "aria-pressed")?, &"false".to_owned())?;
    }
    Ok(())
}

//! One tab, and what a person does in it.
//!
//! Every failure says the engine, the address, the step and what was expected there.

use std::cell::Cell;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use fantoccini::wd::{PrintConfigurationBuilder, PrintSize};
use serde_json::{Value, json};

use crate::blocking::wait;
use crate::engines::{Engine, Kind};
use crate::interview::{Interview, Outcome, Turn};
use crate::site::EMPTY;

/// How long a page may take for anything. Far longer than it needs, since other work may hold the machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A review of which only the first half is drawn.
const REVIEW_TO_COME: &str = "main [data-step=review]:not([data-drawn])";

/// For whom the check is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Respondent {
    /// The person with weak legs.
    Myself,
    /// Somebody who helps.
    Helper,
}

/// A tab of a browser.
#[derive(Debug)]
pub struct Page<'e> {
    engine: &'e Engine,
    window: WindowHandle,
    origin: String,
    // In a frame that is higher than the window, the driver of WebKitGTK clicks beside what it is told to.
    clicks_by_script: Cell<bool>,
}

impl<'e> Page<'e> {
    pub(crate) fn new(engine: &'e Engine, window: WindowHandle, origin: String) -> Self {
        Self { engine, window, origin, clicks_by_script: Cell::new(false) }
    }

    /// The browser it is in.
    pub fn engine(&self) -> &'e Engine {
        self.engine
    }

    /// Brings this tab to the front. All else here acts on the tab in front.
    ///
    /// # Errors
    /// When the tab is gone.
    pub fn to_front(&self) -> Result<()> {
        self.done("come to the front", wait(self.engine.client().switch_to_window(self.window.clone())))
    }

    // ---- Going to pages -------------------------------------------------------------------------------------------

    /// Loads a page of the site, such as `/about/`, and waits until the app runs in it.
    ///
    /// # Errors
    /// When it does not start.
    pub fn open(&self, path: &str) -> Result<()> {
        self.load(&format!("{}{path}", self.origin))?;
        self.ready()
    }

    /// Loads any address, and waits for nothing.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn load(&self, address: &str) -> Result<()> {
        self.done(&format!("load {address}"), wait(self.engine.client().goto(address)))
    }

    /// Waits until the app runs in the page.
    ///
    /// # Errors
    /// When it does not start.
    pub fn ready(&self) -> Result<()> {
        self.wait("the app runs", "return document.documentElement.dataset.app === 'ready'").map_err(|error| {
            // Whether it failed or still waits for a file tells two kinds of fault apart.
            let state = self.js(
                "return [document.documentElement.dataset.app ?? 'waiting', document.readyState,
                   ...performance.getEntriesByType('resource').map((e) => `${e.name} ${e.responseStatus}`)]",
                vec![],
            );
            anyhow!("{error:#}; it is {}", state.unwrap_or_default())
        })
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When the app does not start again.
    pub fn reload(&self) -> Result<()> {
        self.done("reload", wait(self.engine.client().refresh()))?;
        self.ready()
    }

    /// The browser's Back button.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn back(&self) -> Result<()> {
        self.done("go back", wait(self.engine.client().back()))
    }

    /// The browser's Forward button.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn forward(&self) -> Result<()> {
        self.done("go forward", wait(self.engine.client().forward()))
    }

    // ---- The check ------------------------------------------------------------------------------------------------

    /// Opens the start page and begins the check. Gives the first step.
    ///
    /// # Errors
    /// When no question comes.
    pub fn start(&self, who: Respondent) -> Result<String> {
        self.open("/")?;
        let action = match who {
            Respondent::Myself => "start",
            Respondent::Helper => "start-helper",
        };
        self.advance("start", &[], action)
    }

    /// Ticks these on the page of a step and continues; [`Turn::ticks`] has their form. Gives the next step.
    ///
    /// # Errors
    /// When the page shows another step, does not offer a tick, refuses it, or nothing comes after it.
    pub fn answer(&self, step: &str, ticks: &[&str]) -> Result<String> {
        self.advance(step, ticks, "continue")
    }

    /// From the first page of the check to an emergency: breathing is hard at rest.
    ///
    /// # Errors
    /// When the emergency does not come.
    pub fn to_emergency(&self) -> Result<()> {
        self.answer("danger-now", &["breathing/some"])?;
        self.answer("breathing", &["at-rest"])?;
        self.expect_step("emergency")
    }

    /// Presses a button on the page of a step and waits for the next page, whose heading must get the focus. Gives the
    /// next step.
    ///
    /// # Errors
    /// As [`Page::answer`].
    pub fn advance(&self, step: &str, ticks: &[&str], action: &str) -> Result<String> {
        // The script's own clicks give no frame the focus.
        let focus = !self.clicks_by_script.get();
        let args = vec![json!(step), json!(ticks), json!(action), json!(focus)];
        let answer = self.js_async(include_str!("js/advance.js"), args)?;
        match answer["step"].as_str() {
            Some(next) => Ok(next.to_owned()),
            None => {
                let problem = answer["problem"].as_str().unwrap_or("gave no answer");
                self.fail(&format!("to go on from {step} with {ticks:?} by {action:?}, but it {problem}"))
            }
        }
    }

    /// Does what the engine planned, page by page: every page must be the planned one. Ends on the review.
    ///
    /// # Errors
    /// When a page is another one than planned, or as [`Page::answer`].
    pub fn play(&self, turns: &[Turn]) -> Result<()> {
        for (place, turn) in turns.iter().enumerate() {
            let ticks: Vec<&str> = turn.ticks.iter().map(String::as_str).collect();
            self.advance(&turn.step, &ticks, turn.action).with_context(|| {
                let before = turns[..place].iter().rev().take(3).rev();
                let way: Vec<String> = before.map(|t| format!("{} {:?}", t.step, t.ticks)).collect();
                format!("after {}", way.join(", "))
            })?;
        }
        Ok(())
    }

    /// As [`Page::play`], but with the mouse. Slower, and needed where the browser must see that a person acts: some
    /// pass over history entries that a script alone has made.
    ///
    /// # Errors
    /// As [`Page::play`].
    pub fn play_by_hand(&self, turns: &[Turn]) -> Result<()> {
        for turn in turns {
            self.expect_step(&turn.step)?;
            let ticked = self.ticked()?;
            for tick in turn.ticks.iter().filter(|t| !ticked.contains(t)) {
                let tile = match tick.split_once('/') {
                    Some((finding, choice)) => format!("[data-finding='{finding}'][data-choice='{choice}']"),
                    None => format!("[data-choice='{tick}']"),
                };
                self.click(&format!("form label.tile{tile}"))?;
            }
            self.click(&format!("main [data-action={}]", turn.action))?;
            let script = format!("return document.querySelector('main [data-step]').dataset.step !== '{}'", turn.step);
            self.wait("the next page comes", &script)?;
        }
        Ok(())
    }

    /// Does the whole interview, from the start page to the result.
    ///
    /// # Errors
    /// As [`Page::play`].
    pub fn to_result(&self, interview: &Interview) -> Result<()> {
        self.start(Respondent::Myself)?;
        self.play(&interview.turns)?;
        self.advance("review", &[], "continue")?;
        self.expect_step("result")
    }

    /// Opens a page of the site in a tab that has come so far; [`Interview::session`] gives what it then holds.
    ///
    /// # Errors
    /// When the storage is out of reach, or the app does not start.
    pub fn open_with(&self, session: &str, path: &str) -> Result<()> {
        self.load(&format!("{}{EMPTY}", self.origin))?;
        self.js("sessionStorage.setItem('legcheck.session', arguments[0])", vec![json!(session)])?;
        self.open(path)
    }

    /// What the result page shows.
    ///
    /// # Errors
    /// When it shows no level.
    pub fn outcome(&self) -> Result<Outcome> {
        let level = self.attribute(".banner", "data-level")?;
        let causes = self.js(
            "return [...document.querySelectorAll('ol.causes li[data-cause]')].map((li) => li.dataset.cause)",
            vec![],
        )?;
        Ok(Outcome { level, causes: strings(&causes) })
    }

    /// The step that the page shows; empty when it shows none.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn step(&self) -> Result<String> {
        let step = self.js("return document.querySelector('main [data-step]')?.dataset.step", vec![])?;
        Ok(step.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page shows a step.
    ///
    /// # Errors
    /// When it does not.
    pub fn expect_step(&self, step: &str) -> Result<()> {
        // What the second module draws belongs to the step, and so does what the app draws a moment later.
        let script = format!(
            "return document.querySelector('main [data-step]')?.dataset.step === {}
               && !document.querySelector('main [data-place]:not([data-filled]), {REVIEW_TO_COME}')",
            json!(step)
        );
        self.wait(&format!("the step is {step}"), &script)
    }

    /// The ticks on the present page, as [`Page::answer`] takes them.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn ticked(&self) -> Result<Vec<String>> {
        let ticked = self.js(
            "const form = document.querySelector('form[data-step]');
             return [...document.querySelectorAll('label.tile[data-choice]')]
               .filter((tile) => tile.querySelector('input').checked)
               .map(({ dataset: { finding, choice } }) =>
                 form.dataset.finding || !finding ? choice : `${finding}/${choice}`)",
            vec![],
        )?;
        Ok(strings(&ticked))
    }

    /// What this tab remembers of the check.
    ///
    /// # Errors
    /// When the storage is out of reach.
    pub fn stored(&self) -> Result<Option<String>> {
        let stored = self.js("return sessionStorage.getItem('legcheck.session')", vec![])?;
        Ok(stored.as_str().map(str::to_owned))
    }

    // ---- Mouse and keys -------------------------------------------------------------------------------------------

    /// Clicks the first element of a selector with the mouse.
    ///
    /// # Errors
    /// When there is none, or it cannot be clicked.
    pub fn click(&self, selector: &str) -> Result<()> {
        // A page may still be moving, as the review does until its second half is drawn, and a bar that stays in place may lie
        // over what came into view under it.
        let free = format!(
            "const target = document.querySelector({});
             target.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const {{ left, top, width, height }} = target.getBoundingClientRect();
             const hit = document.elementFromPoint(left + width / 2, top + height / 2);
             const drawn = document.querySelector('{REVIEW_TO_COME}') === null;
             return drawn && hit !== null && (target.contains(hit) || hit.contains(target));",
            json!(selector)
        );
        self.wait(&format!("{selector} can be clicked"), &free)?;
        if self.clicks_by_script.get() {
            return self.js("document.querySelector(arguments[0]).click()", vec![json!(selector)]).map(drop);
        }
        let clicked = wait(async { self.engine.client().find(Locator::Css(selector)).await?.click().await });
        self.done(&format!("click {selector}"), clicked)
    }

    /// Presses a key.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn key(&self, key: Key) -> Result<()> {
        let value = char::from(key);
        let keys = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.done("press a key", wait(self.engine.client().perform_actions(keys)))
    }

    /// Presses Tab until an element of the selector has the focus, as somebody does who uses no mouse. It must come
    /// after the present one: on the way round, Firefox leads through its own buttons and does not quite come back.
    ///
    /// # Errors
    /// When it never gets there; the message names the stops on the way.
    pub fn tab_to(&self, selector: &str) -> Result<()> {
        self.press_until(selector, "Tab", || self.key(Key::Tab))
    }

    /// Like [`Page::tab_to`], backwards with Shift and Tab.
    ///
    /// # Errors
    /// As [`Page::tab_to`].
    pub fn tab_back_to(&self, selector: &str) -> Result<()> {
        let (shift, tab) = (char::from(Key::Shift), char::from(Key::Tab));
        self.press_until(selector, "Shift and Tab", || {
            let keys = KeyActions::new("keyboard".to_owned())
                .then(KeyAction::Down { value: shift })
                .then(KeyAction::Down { value: tab })
                .then(KeyAction::Up { value: tab })
                .then(KeyAction::Up { value: shift });
            self.done("press two keys", wait(self.engine.client().perform_actions(keys)))
        })
    }

    fn press_until(&self, selector: &str, keys: &str, press: impl Fn() -> Result<()>) -> Result<()> {
        let mut stops = Vec::new();
        // More presses than any page has stops.
        for _ in 0..60 {
            press()?;
            if self.js("return document.activeElement.matches(arguments[0])", vec![json!(selector)])? == json!(true) {
                return Ok(());
            }
            stops.push(self.focus()?);
        }
        self.fail(&format!("{keys} to come to {selector}; it came to {stops:?}"))
    }

    /// The element with the focus, as `name#id` and its action.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn focus(&self) -> Result<String> {
        let focus = self.js(
            "const at = document.activeElement; return `${at?.localName}#${at?.id}[${at?.dataset?.action ?? ''}]`",
            vec![],
        )?;
        Ok(focus.as_str().unwrap_or_default().to_owned())
    }

    // ---- Looking --------------------------------------------------------------------------------------------------

    /// The visible text of the first element of a selector.
    ///
    /// # Errors
    /// When there is none.
    pub fn text(&self, selector: &str) -> Result<String> {
        let text = self.js("return document.querySelector(arguments[0])?.innerText", vec![json!(selector)])?;
        match text.as_str() {
            Some(text) => Ok(text.trim().to_owned()),
            None => self.fail(&format!("an element {selector}")),
        }
    }

    /// An attribute of the first element of a selector.
    ///
    /// # Errors
    /// When there is none.
    pub fn attribute(&self, selector: &str, name: &str) -> Result<String> {
        let value = self.js(
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1])",
            vec![json!(selector), json!(name)],
        )?;
        match value.as_str() {
            Some(value) => Ok(value.to_owned()),
            None => self.fail(&format!("an element {selector} with {name}")),
        }
    }

    /// How many elements of a selector a person can see.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn visible(&self, selector: &str) -> Result<u64> {
        let count = self.js(
            "return [...document.querySelectorAll(arguments[0])]
               .filter((e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible').length",
            vec![json!(selector)],
        )?;
        Ok(count.as_u64().unwrap_or_default())
    }

    /// The address in the address bar.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn address(&self) -> Result<String> {
        Ok(wait(self.engine.client().current_url())?.to_string())
    }

    /// The title of the page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn title(&self) -> Result<String> {
        wait(self.engine.client().title())
    }

    /// The names of all cookies that go with this page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn cookies(&self) -> Result<Vec<String>> {
        let cookies = wait(self.engine.client().get_all_cookies())?;
        Ok(cookies.iter().map(|c| c.name().to_owned()).collect())
    }

    /// Goes into the first frame of the page; all else then happens there.
    ///
    /// # Errors
    /// When there is none.
    pub fn enter_frame(&self) -> Result<()> {
        self.done("enter the frame", wait(self.engine.client().enter_frame(0)))
    }

    /// Goes into the frame at this place among those of the page.
    ///
    /// # Errors
    /// When there is none.
    pub fn enter_frame_at(&self, place: u16) -> Result<()> {
        self.clicks_by_script.set(self.kind() == Kind::WebKit);
        self.done("enter a frame", wait(self.engine.client().enter_frame(place)))
    }

    /// Goes back to the page round the frame.
    ///
    /// # Errors
    /// When the browser does not.
    pub fn leave_frame(&self) -> Result<()> {
        self.clicks_by_script.set(false);
        self.done("leave the frame", wait(self.engine.client().enter_parent_frame()))
    }

    /// A picture of what is in view, as PNG.
    ///
    /// # Errors
    /// When the browser gives none.
    pub fn picture(&self) -> Result<Vec<u8>> {
        wait(self.engine.client().screenshot())
    }

    /// The page as it is printed on paper of this width and height in centimetres, as PDF.
    ///
    /// # Errors
    /// When the browser prints nothing.
    pub fn print(&self, width: f64, height: f64) -> Result<Vec<u8>> {
        let paper = PrintConfigurationBuilder::default().size(PrintSize { width, height }).build();
        let paper = paper.map_err(|error| anyhow!("{error:?}"))?;
        wait(self.engine.client().print(paper))
    }

    /// Gives the tab a size in CSS pixels and a colour scheme, `light` or `dark`. Chromium only.
    ///
    /// # Errors
    /// In other engines.
    pub fn emulate(&self, width: u32, height: u32, scheme: &str) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.engine.devtools("Emulation.setDeviceMetricsOverride", size)?;
        // Without motion, so that nobody looks at a page that is still fading in.
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.engine.devtools("Emulation.setEmulatedMedia", media)?;
        Ok(())
    }

    /// Runs the body of a function in the page.
    ///
    /// # Errors
    /// When it throws.
    pub fn js(&self, body: &str, args: Vec<Value>) -> Result<Value> {
        wait(self.engine.client().execute(body, args)).with_context(|| format!("{}: a script failed", self.kind()))
    }

    /// Runs the body of a function whose last argument is a callback, and waits for what that gets.
    ///
    /// # Errors
    /// When it throws, or never calls back.
    pub fn js_async(&self, body: &str, args: Vec<Value>) -> Result<Value> {
        let answer = wait(self.engine.client().execute_async(body, args));
        answer.with_context(|| format!("{}: a script failed", self.kind()))
    }

    /// Waits until the body of a function gives `true`.
    ///
    /// # Errors
    /// When that does not happen.
    pub fn wait(&self, what: &str, body: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            // While a page is being replaced, a script may be cut off; the next look will tell.
            let now = self.js(body, vec![]);
            if now.as_ref().is_ok_and(|v| *v == json!(true)) {
                return Ok(());
            }
            if Instant::now() >= end {
                return self.fail(&format!("that {what} within {} s", PATIENCE.as_secs()));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until no service worker is being installed: what was begun has come whole or failed.
    ///
    /// # Errors
    /// When it goes on for too long.
    pub fn wait_for_worker(&self) -> Result<()> {
        self.wait(
            "the worker settles",
            "return (navigator.serviceWorker?.getRegistration() ?? Promise.resolve()).then(
               (r) => !r || (r.installing === null && r.active?.state !== 'activating'), () => true)",
        )
    }

    /// Fails unless two values are equal.
    ///
    /// # Errors
    /// When they differ.
    pub fn expect<T: PartialEq + std::fmt::Debug>(&self, what: &str, found: &T, expected: &T) -> Result<()> {
        if found == expected {
            return Ok(());
        }
        self.fail(&format!("{what} to be {expected:?}, and found {found:?}"))
    }

    /// Fails unless something holds.
    ///
    /// # Errors
    /// When it does not hold.
    pub fn ensure(&self, what: &str, holds: bool) -> Result<()> {
        if holds {
            return Ok(());
        }
        self.fail(what)
    }

    /// Fails, saying where.
    ///
    /// # Errors
    /// Always.
    pub fn fail<T>(&self, expected: &str) -> Result<T> {
        // Where the page is gone, the rest of the message still helps.
        let step = self.step().unwrap_or_else(|_| "?".to_owned());
        let address = self.address().unwrap_or_else(|_| "?".to_owned());
        bail!("{} on step {step:?} at {address}: expected {expected}", self.kind())
    }

    fn kind(&self) -> Kind {
        self.engine.kind()
    }

    fn done<T>(&self, what: &str, result: Result<T>) -> Result<T> {
        result.map_err(|error| match self.fail::<T>(&format!("to {what}")) {
            Err(place) => anyhow!("{place}; the browser said: {error:#}"),
            Ok(_) => error,
        })
    }
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

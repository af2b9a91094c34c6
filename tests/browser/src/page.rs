//! A tab, and what a person does in it.
//!
//! Every failure reports the engine, the address, the step and the expectation.

use std::cell::Cell;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use fantoccini::wd::{PrintConfigurationBuilder, PrintSize};
use serde_json::{Value, json};

use crate::blocking::wait;
use crate::engines::{Engine, Kind};
use crate::interview::{Interview, Outcome, Turn};
use crate::site::{EMPTY, Site};

/// Timeout for everything on a page: generous, since the machine may be busy, and longer than the worker waits for a file.
const PATIENCE: Duration = Duration::from_secs(90);

/// A review that is only half drawn.
const REVIEW_TO_COME: &str = "main [data-step=review]:not([data-drawn])";

/// A person's press counts: the page has been there for a moment.
const COUNTS: &str = "!document.documentElement.hasAttribute('data-fresh')";

/// Whether the next press comes to `target` will stand in `window.pressed`.
const AWAIT_PRESS: &str = "window.pressed = false;
     addEventListener('pointerdown', ({ target: at }) => (window.pressed = target.contains(at) || at.contains(target)),
       { capture: true, once: true });";

/// How long a press may take until the page is told of it.
const LATEST_PRESS: Duration = Duration::from_secs(2);

/// Whom the check is for.
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
    // In a frame higher than the window, WebKitGTK's driver clicks the wrong place.
    clicks_by_script: Cell<bool>,
}

impl Engine {
    /// Opens a fresh tab without state, not yet on any page, and closes all others.
    ///
    /// # Errors
    /// If the browser does not open one.
    pub fn page(&self, site: &Site) -> Result<Page<'_>> {
        self.page_at(site.origin())
    }

    pub(crate) fn page_at(&self, origin: String) -> Result<Page<'_>> {
        let old = wait(self.client().windows())?;
        let page = self.another_page_at(origin)?;
        for window in old {
            wait(self.client().switch_to_window(window))?;
            wait(self.client().close_window())?;
        }
        page.to_front()?;
        Ok(page)
    }

    /// Opens another tab in the foreground and keeps the others.
    ///
    /// # Errors
    /// If the browser does not open one.
    pub fn another_page(&self, site: &Site) -> Result<Page<'_>> {
        self.another_page_at(site.origin())
    }

    pub(crate) fn another_page_at(&self, origin: String) -> Result<Page<'_>> {
        let window = wait(self.client().new_window(true)).with_context(|| format!("{} opened no tab", self.kind()))?;
        let page = Page { engine: self, window: window.handle, origin, clicks_by_script: Cell::new(false) };
        page.to_front()?;
        Ok(page)
    }
}

impl<'e> Page<'e> {
    /// The engine of the browser.
    pub fn engine(&self) -> &'e Engine {
        self.engine
    }

    /// Brings this tab to the foreground. All other methods act on the foreground tab.
    ///
    /// # Errors
    /// If the tab is gone.
    pub fn to_front(&self) -> Result<()> {
        self.done("come to the front", wait(self.engine.client().switch_to_window(self.window.clone())))
    }

    // ---- Going to pages -------------------------------------------------------------------------------------------

    /// Loads a page of the site, such as `/about/`, and waits for the app to start.
    ///
    /// # Errors
    /// If it does not start.
    pub fn open(&self, path: &str) -> Result<()> {
        self.load(&format!("{}{path}", self.origin))?;
        self.ready()
    }

    /// Loads any URL without waiting.
    ///
    /// # Errors
    /// If the browser cannot.
    pub fn load(&self, address: &str) -> Result<()> {
        self.done(&format!("load {address}"), wait(self.engine.client().goto(address)))
    }

    /// Waits for the app to start on the page.
    ///
    /// # Errors
    /// If it does not start.
    pub fn ready(&self) -> Result<()> {
        self.wait("the app runs", "return document.documentElement.dataset.app === 'ready'").map_err(|error| {
            // Distinguishes a failed app from one that is still loading.
            let state = self.js(
                "return [document.documentElement.dataset.app ?? 'waiting', document.readyState,
                   ...performance.getEntriesByType('resource').map((e) => `${e.name} ${e.responseStatus}`)]",
                vec![],
            );
            anyhow!("{error:#}; it is {}", state.unwrap_or_default())
        })
    }

    /// Reloads the page.
    ///
    /// # Errors
    /// If the app does not start again.
    pub fn reload(&self) -> Result<()> {
        self.done("reload", wait(self.engine.client().refresh()))?;
        self.ready()
    }

    /// Presses the browser's Back button.
    ///
    /// # Errors
    /// If the browser cannot.
    pub fn back(&self) -> Result<()> {
        self.done("go back", wait(self.engine.client().back()))
    }

    /// Presses the browser's Forward button.
    ///
    /// # Errors
    /// If the browser cannot.
    pub fn forward(&self) -> Result<()> {
        self.done("go forward", wait(self.engine.client().forward()))
    }

    /// Moves the clock of this page by so many days, forward or back, until the next page load. It is what a page finds when
    /// its device has slept.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub fn sleep(&self, days: i32) -> Result<()> {
        let script = "const page = window.wrappedJSObject ?? window; const Real = page.Date;
            const now = () => Real.now() + arguments[0] * 86_400_000;
            page.Date = function (...given) { return given.length ? new Real(...given) : new Real(now()); };
            page.Date.now = now;";
        self.js(script, vec![json!(days)]).map(drop)
    }

    /// The same, and takes the cover away that may stand before answers then.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub fn set_clock(&self, days: i32) -> Result<()> {
        self.wait("the cover is there", "return document.querySelector('dialog.idle') !== null")?;
        self.sleep(days)?;
        let script = "dispatchEvent(new Event('wheel'));
            document.querySelector('dialog.idle[open] [data-action=uncover]')?.click()";
        self.js(script, vec![]).map(drop)
    }

    // ---- The check ------------------------------------------------------------------------------------------------

    /// Opens the start page and starts the check. Returns the first step.
    ///
    /// # Errors
    /// If no question comes.
    pub fn start(&self, who: Respondent) -> Result<String> {
        self.open("/")?;
        let action = match who {
            Respondent::Myself => "start",
            Respondent::Helper => "start-helper",
        };
        self.advance("start", &[], action)
    }

    /// Ticks the given tiles on the page of a step and continues; see [`Turn::ticks`] for the format. Returns the next
    /// step.
    ///
    /// # Errors
    /// If the page shows another step, does not offer a tick, shows an error, or does not advance.
    pub fn answer(&self, step: &str, ticks: &[&str]) -> Result<String> {
        self.advance(step, ticks, "continue")
    }

    /// Goes from the first page of the check to an emergency: breathing is hard at rest.
    ///
    /// # Errors
    /// If the emergency does not come.
    pub fn to_emergency(&self) -> Result<()> {
        self.answer("danger-now", &["breathing/some"])?;
        self.answer("breathing", &["at-rest"])?;
        self.expect_step("emergency")
    }

    /// Presses a button on the page of a step and waits for the next page, whose heading must receive the focus.
    /// Returns the next step.
    ///
    /// # Errors
    /// See [`Page::answer`].
    pub fn advance(&self, step: &str, ticks: &[&str], action: &str) -> Result<String> {
        // Clicks by script do not focus a frame.
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

    /// Does what one turn says, and returns the next step.
    ///
    /// # Errors
    /// See [`Page::advance`].
    pub fn take(&self, turn: &Turn) -> Result<String> {
        self.show_lines(turn)?;
        let ticks: Vec<&str> = turn.ticks.iter().map(String::as_str).collect();
        self.advance(&turn.step, &ticks, turn.action)
    }

    /// Asks for a line for each sign, if the turn needs them.
    fn show_lines(&self, turn: &Turn) -> Result<()> {
        if !turn.in_lines {
            return Ok(());
        }
        self.expect_step(&turn.step)?;
        self.click("label.tile[data-choice=unsure]")?;
        self.click("[data-action=continue]")?;
        self.wait("a line for each sign", "return document.querySelector('form.lines') !== null")
    }

    /// Plays the turns of a plan; each page must match. Ends on the review.
    ///
    /// # Errors
    /// If a page differs from the plan; see also [`Page::answer`].
    pub fn play(&self, turns: &[Turn]) -> Result<()> {
        for (place, turn) in turns.iter().enumerate() {
            self.take(turn).with_context(|| {
                let before = turns[..place].iter().rev().take(3).rev();
                let way: Vec<String> = before.map(|t| format!("{} {:?}", t.step, t.ticks)).collect();
                format!("after {}", way.join(", "))
            })?;
        }
        Ok(())
    }

    /// Like [`Page::play`], but with the mouse. Slower, and needed where user activation matters: some browsers skip
    /// history entries that were added without it.
    ///
    /// # Errors
    /// See [`Page::play`].
    pub fn play_by_hand(&self, turns: &[Turn]) -> Result<()> {
        for turn in turns {
            self.tick_by_hand(turn)?;
            self.click(&format!("main [data-action={}]", turn.action))?;
            let script = format!("return document.querySelector('main [data-step]').dataset.step !== '{}'", turn.step);
            self.wait("the next page comes", &script)?;
        }
        Ok(())
    }

    /// Ticks the tiles of a turn with the mouse.
    ///
    /// # Errors
    /// If the page shows another step, or does not offer a tick.
    pub fn tick_by_hand(&self, turn: &Turn) -> Result<()> {
        self.expect_step(&turn.step)?;
        self.show_lines(turn)?;
        let ticked = self.ticked()?;
        for tick in turn.ticks.iter().filter(|t| !ticked.contains(t)) {
            let tile = match tick.split_once('/') {
                Some((finding, choice)) => format!("[data-finding='{finding}'][data-choice='{choice}']"),
                None => format!("[data-choice='{tick}']"),
            };
            self.click(&format!("form label.tile{tile}"))?;
        }
        Ok(())
    }

    /// Plays a whole interview, from the start page to the result.
    ///
    /// # Errors
    /// See [`Page::play`].
    pub fn to_result(&self, interview: &Interview) -> Result<()> {
        self.start(Respondent::Myself)?;
        self.play(&interview.turns)?;
        self.advance("review", &[], "continue")?;
        self.expect_step("result")
    }

    /// Opens a page of the site in a tab with this stored session, see [`Interview::session`].
    ///
    /// # Errors
    /// If the storage is out of reach, or the app does not start.
    pub fn open_with(&self, session: &str, path: &str) -> Result<()> {
        self.store(session)?;
        self.open(path)
    }

    /// Stores a session in this tab, by an empty page of the site.
    ///
    /// # Errors
    /// If the storage is out of reach.
    pub fn store(&self, session: &str) -> Result<()> {
        self.load(&format!("{}{EMPTY}", self.origin))?;
        self.js("sessionStorage.setItem('legcheck.session', arguments[0])", vec![json!(session)]).map(drop)
    }

    /// The content of the result page.
    ///
    /// # Errors
    /// If it shows no level.
    pub fn outcome(&self) -> Result<Outcome> {
        let level = self.attribute(".banner", "data-level")?;
        let causes = self.js(
            "return [...document.querySelectorAll('ol.causes li[data-cause]')].map((li) => li.dataset.cause)",
            vec![],
        )?;
        Ok(Outcome { level, causes: strings(&causes) })
    }

    /// The current step; empty if the page shows none.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub fn step(&self) -> Result<String> {
        let step = self.js("return document.querySelector('main [data-step]')?.dataset.step", vec![])?;
        Ok(step.as_str().unwrap_or_default().to_owned())
    }

    /// Waits for a step.
    ///
    /// # Errors
    /// If it does not.
    pub fn expect_step(&self, step: &str) -> Result<()> {
        // A step includes what the second module draws and what the app draws with a delay.
        let script = format!(
            "return document.querySelector('main [data-step]')?.dataset.step === {}
               && !document.querySelector('main [data-place]:not([data-filled]), {REVIEW_TO_COME}')",
            json!(step)
        );
        self.wait(&format!("the step is {step}"), &script)
    }

    /// The ticks on the current page, in the format of [`Page::answer`].
    ///
    /// # Errors
    /// If the browser does not answer.
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

    /// What this tab stores of the check.
    ///
    /// # Errors
    /// If the storage is out of reach.
    pub fn stored(&self) -> Result<Option<String>> {
        let stored = self.js("return sessionStorage.getItem('legcheck.session')", vec![])?;
        Ok(stored.as_str().map(str::to_owned))
    }

    // ---- Mouse and keys -------------------------------------------------------------------------------------------

    /// Clicks the first match of a selector with the mouse.
    ///
    /// # Errors
    /// If there is no match, or it cannot be clicked.
    pub fn click(&self, selector: &str) -> Result<()> {
        // The page may still be moving, like the review until its second half is drawn, and a sticky bar may cover
        // what was scrolled into view.
        let free = format!(
            "const target = document.querySelector({});
             target.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const {{ left, top, width, height }} = target.getBoundingClientRect();
             const hit = document.elementFromPoint(left + width / 2, top + height / 2);
             const drawn = document.querySelector('{REVIEW_TO_COME}') === null && {COUNTS};
             if (!drawn || width === 0 || hit === null || !(target.contains(hit) || hit.contains(target))) return false;
             {AWAIT_PRESS}
             return true;",
            json!(selector)
        );
        self.wait(&format!("{selector} can be clicked"), &free)?;
        if self.clicks_by_script.get() {
            return self.js("document.querySelector(arguments[0]).click()", vec![json!(selector)]).map(drop);
        }
        let click = || wait(async { self.engine.client().find(Locator::Css(selector)).await?.click().await });
        self.done(&format!("click {selector}"), click())?;
        // On a busy machine WebKitGTK's driver misses what is in a frame. What was pressed is not pressed again.
        let is_missed = || Ok::<_, anyhow::Error>(self.js("return window.pressed", vec![])? == false);
        if self.engine.kind() == Kind::WebKit && is_missed()? {
            std::thread::sleep(LATEST_PRESS);
            if is_missed()? {
                self.done(&format!("click {selector} again"), click())?;
            }
        }
        Ok(())
    }

    /// From the check to a page that only the footer of pages to read leads to: within the check it has two links.
    ///
    /// # Errors
    /// If there is no link to it.
    pub fn open_by_footer(&self, path: &str) -> Result<()> {
        self.click("footer a[href='privacy/']")?;
        self.expect_step("privacy")?;
        self.click(&format!("footer a[href='{path}']"))
    }

    /// Presses a key, as soon as a press counts.
    ///
    /// # Errors
    /// If the browser cannot.
    pub fn key(&self, key: Key) -> Result<()> {
        if matches!(key, Key::Enter | Key::Space) {
            self.wait("a press counts", &format!("return {COUNTS}"))?;
        }
        self.keys(&[key])
    }

    /// Presses keys at once, the first down first and up last, whatever the page shows.
    ///
    /// # Errors
    /// If the browser cannot.
    pub fn keys(&self, keys: &[Key]) -> Result<()> {
        let keys = || keys.iter().map(|key| char::from(*key));
        let down =
            keys().fold(KeyActions::new("keyboard".to_owned()), |all, value| all.then(KeyAction::Down { value }));
        let all = keys().rev().fold(down, |all, value| all.then(KeyAction::Up { value }));
        self.done("press keys", wait(self.engine.client().perform_actions(all)))
    }

    /// Presses the first match of a selector with the mouse, and the same place once more so many milliseconds later. See
    /// [`Page::pressed_late`].
    ///
    /// # Errors
    /// If there is no match, or it cannot be pressed.
    pub fn press_twice(&self, selector: &str, gap: u64) -> Result<()> {
        self.wait("a press counts", &format!("return {COUNTS}"))?;
        let place = self.js(
            "if (window.lateness === undefined) {
               const fresh = () => 'fresh' in document.documentElement.dataset;
               addEventListener('pointerdown', () => (window.lateness = fresh() ? 'in time' : 'late'), true);
             }
             const target = document.querySelector(arguments[0]);
             target.scrollIntoView({ block: 'center', behavior: 'instant' });
             const { left, top, width, height } = target.getBoundingClientRect();
             return [left + width / 2, top + height / 2].map(Math.floor)",
            vec![json!(selector)],
        )?;
        let at = |axis: usize| place[axis].as_f64().unwrap_or_default();
        let down = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
        let up = PointerAction::Up { button: MOUSE_BUTTON_LEFT };
        // A press elsewhere first, so that the browser does not count on from the page before.
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x: 1.0, y: 1.0 })
            .then(down.clone())
            .then(up.clone())
            .then(PointerAction::MoveTo { duration: None, x: at(0), y: at(1) })
            .then(down.clone())
            .then(up.clone())
            .pause(Duration::from_millis(gap))
            .then(down)
            .then(up);
        self.done("press twice", wait(self.engine.client().perform_actions(mouse)))
    }

    /// Whether a busy machine made the second press of [`Page::press_twice`] so late that it counts. The page is then
    /// reloaded, which undoes it.
    ///
    /// # Errors
    /// If the app does not start again.
    pub fn pressed_late(&self) -> Result<bool> {
        let is_late = self.js("return window.lateness === 'late'", vec![])? == json!(true);
        if is_late {
            self.reload()?;
        }
        Ok(is_late)
    }

    /// Presses Tab until a match of the selector has the focus. It must come after the current focus: when focus wraps
    /// around, Firefox moves through its own buttons and does not reliably return.
    ///
    /// # Errors
    /// If the focus never gets there; the message lists the stops.
    pub fn tab_to(&self, selector: &str) -> Result<()> {
        self.press_until(selector, "Tab", || self.key(Key::Tab))
    }

    /// Like [`Page::tab_to`], backwards with Shift and Tab.
    ///
    /// # Errors
    /// See [`Page::tab_to`].
    pub fn tab_back_to(&self, selector: &str) -> Result<()> {
        self.press_until(selector, "Shift and Tab", || self.keys(&[Key::Shift, Key::Tab]))
    }

    fn press_until(&self, selector: &str, keys: &str, press: impl Fn() -> Result<()>) -> Result<()> {
        let mut stops = Vec::new();
        // More presses than any page has tab stops.
        for _ in 0..60 {
            press()?;
            if self.js("return document.activeElement.matches(arguments[0])", vec![json!(selector)])? == json!(true) {
                return Ok(());
            }
            stops.push(self.focus()?);
        }
        self.fail(&format!("{keys} to come to {selector}; it came to {stops:?}"))
    }

    /// The focused element as `name#id`, and its action.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub fn focus(&self) -> Result<String> {
        let focus = self.js(
            "const at = document.activeElement; return `${at?.localName}#${at?.id}[${at?.dataset?.action ?? ''}]`",
            vec![],
        )?;
        Ok(focus.as_str().unwrap_or_default().to_owned())
    }

    // ---- Looking --------------------------------------------------------------------------------------------------

    /// The visible text of the first match of a selector.
    ///
    /// # Errors
    /// If there is no match.
    pub fn text(&self, selector: &str) -> Result<String> {
        let text = self.js("return document.querySelector(arguments[0])?.innerText", vec![json!(selector)])?;
        match text.as_str() {
            Some(text) => Ok(text.trim().to_owned()),
            None => self.fail(&format!("an element {selector}")),
        }
    }

    /// An attribute of the first match of a selector.
    ///
    /// # Errors
    /// If there is no match or no such attribute.
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

    /// The number of visible matches of a selector.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub fn visible(&self, selector: &str) -> Result<u64> {
        let count = self.js(
            "return [...document.querySelectorAll(arguments[0])]
               .filter((e) => e.getClientRects().length > 0 && e.checkVisibility({ visibilityProperty: true })).length",
            vec![json!(selector)],
        )?;
        Ok(count.as_u64().unwrap_or_default())
    }

    /// The URL of the page.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub fn address(&self) -> Result<String> {
        Ok(wait(self.engine.client().current_url())?.to_string())
    }

    /// The title of the page.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub fn title(&self) -> Result<String> {
        wait(self.engine.client().title())
    }

    /// The names of all cookies of this page.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub fn cookies(&self) -> Result<Vec<String>> {
        let cookies = wait(self.engine.client().get_all_cookies())?;
        Ok(cookies.iter().map(|c| c.name().to_owned()).collect())
    }

    /// Enters the first frame of the page; later calls act inside it.
    ///
    /// # Errors
    /// If there is none.
    pub fn enter_frame(&self) -> Result<()> {
        self.done("enter the frame", wait(self.engine.client().enter_frame(0)))
    }

    /// Enters the frame with this index.
    ///
    /// # Errors
    /// If there is none.
    pub fn enter_frame_at(&self, place: u16) -> Result<()> {
        self.clicks_by_script.set(self.kind() == Kind::WebKit);
        self.done("enter a frame", wait(self.engine.client().enter_frame(place)))
    }

    /// Returns to the page around the frame.
    ///
    /// # Errors
    /// If the browser does not.
    pub fn leave_frame(&self) -> Result<()> {
        self.clicks_by_script.set(false);
        self.done("leave the frame", wait(self.engine.client().enter_parent_frame()))
    }

    /// A screenshot of the viewport, as PNG.
    ///
    /// # Errors
    /// If the browser gives none.
    pub fn picture(&self) -> Result<Vec<u8>> {
        wait(self.engine.client().screenshot())
    }

    /// The page printed on paper of this width and height in centimetres, as PDF.
    ///
    /// # Errors
    /// If the browser prints nothing.
    pub fn print(&self, width: f64, height: f64) -> Result<Vec<u8>> {
        let paper = PrintConfigurationBuilder::default().size(PrintSize { width, height }).build();
        let paper = paper.map_err(|error| anyhow!("{error:?}"))?;
        wait(self.engine.client().print(paper))
    }

    /// Sets the size in CSS pixels and the colour scheme, `light` or `dark`. Chromium only.
    ///
    /// # Errors
    /// In other engines.
    pub fn emulate(&self, width: u32, height: u32, scheme: &str) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.engine.devtools("Emulation.setDeviceMetricsOverride", size)?;
        // Without animations, so that no test sees a page that is still fading in.
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
    /// If it throws.
    pub fn js(&self, body: &str, args: Vec<Value>) -> Result<Value> {
        wait(self.engine.client().execute(body, args)).with_context(|| format!("{}: a script failed", self.kind()))
    }

    /// Runs the body of a function whose last argument is a callback, and returns what the callback receives.
    ///
    /// # Errors
    /// If it throws, or never calls back.
    pub fn js_async(&self, body: &str, args: Vec<Value>) -> Result<Value> {
        let answer = wait(self.engine.client().execute_async(body, args));
        answer.with_context(|| format!("{}: a script failed", self.kind()))
    }

    /// Waits until the body of a function returns `true`.
    ///
    /// # Errors
    /// If that does not happen in time.
    pub fn wait(&self, what: &str, body: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            // A navigation can abort the script; the next poll decides.
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

    /// Waits until no service worker is being installed: an installation has either completed or failed.
    ///
    /// # Errors
    /// If it takes too long.
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
    /// If they differ.
    pub fn expect<T: PartialEq + std::fmt::Debug>(&self, what: &str, found: &T, expected: &T) -> Result<()> {
        if found == expected {
            return Ok(());
        }
        self.fail(&format!("{what} to be {expected:?}, and found {found:?}"))
    }

    /// Fails unless a condition holds.
    ///
    /// # Errors
    /// If it does not hold.
    pub fn ensure(&self, what: &str, holds: bool) -> Result<()> {
        if holds {
            return Ok(());
        }
        self.fail(what)
    }

    /// Fails with the current location in the message.
    ///
    /// # Errors
    /// Always.
    pub fn fail<T>(&self, expected: &str) -> Result<T> {
        // The message is useful even if the page is gone.
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

//! State and actions of the page of saved checks. All storage access is here, and none of it happens while rendering.

use super::open::{Intent, OpenError, Opened, read, session_for, would_lose};
use crate::browser::{clock, dom, encryption, export, history, saved_checks, session_storage};
use crate::content::Content;
use crate::route::Route;
use crate::session::Session;
use legcheck_handoff::code;
use legcheck_handoff::moment::{Date, Moment};
use legcheck_handoff::record::{Record, Taken};
use legcheck_handoff::saved::{Content as SavedContent, Saved, SavedId, SavedList};
use web_sys::{File, HtmlElement};
use yew::prelude::*;

/// State of the page.
#[derive(Clone, Default, PartialEq)]
pub struct State {
    /// The stored checks; `None` until read.
    pub stored: Option<Stored>,
    /// The encrypted check whose passphrase is requested, and what to do with it.
    pub locked: Option<(SavedId, Intent)>,
    /// The check found in a pasted text or a file.
    pub found: Option<Found>,
    /// How many codes came with the address of the page.
    pub arrived: usize,
    /// The check that waits for the person to give up the one under way.
    pub waiting: Option<Waiting>,
    /// Why the last attempt to open a check failed.
    pub error: Option<OpenError>,
}

impl State {
    /// Looks for a check in a text.
    fn look_into(&mut self, content: &Content, text: String) {
        let read = read(content.guide(), &text);
        self.error = read.as_ref().err().copied();
        self.found = read.ok().map(|restored| Found { unknown: restored.unknown, taken: restored.record.taken, text });
        self.waiting = None;
    }
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The saved checks.
    Saved,
    /// Import of a summary.
    Import,
}

/// A check that would take the place of the one under way.
#[derive(Clone, PartialEq)]
pub struct Waiting {
    /// Its code or text.
    text: String,
    /// What to do with it.
    intent: Intent,
    /// Where it was opened, and where the question is asked.
    pub section: Section,
    /// What had the focus, and gets it back if the person keeps the check under way.
    pressed: Option<HtmlElement>,
}

/// The checks on this device.
#[derive(Clone, PartialEq)]
pub struct Stored {
    /// Whether this browser can store checks.
    pub works: bool,
    /// The date according to the device; `None` without a clock, in which case nothing expires.
    pub today: Option<Date>,
    /// The checks, and what cannot be read.
    pub list: SavedList,
}

/// A check found in a text.
#[derive(Clone, PartialEq)]
pub struct Found {
    /// The text.
    pub text: String,
    /// How many of its answers this release does not know; those are asked again.
    pub unknown: usize,
    /// When it was answered.
    pub taken: Option<Taken>,
}

/// The page: its state, and the elements that its actions need. Clones share the state.
#[derive(Clone)]
pub struct Page {
    /// The texts and the dataset.
    pub content: Content,
    /// The check under way in the app around this page, as text; empty if there is no app, or no check.
    pub under_way: AttrValue,
    /// The state.
    pub state: UseStateHandle<State>,
    /// The root element, on which the request to load a session is dispatched to the app.
    pub root: NodeRef,
    /// The passphrase field.
    pub passphrase: NodeRef,
    /// The field for pasted text.
    pub pasted: NodeRef,
}

impl Page {
    /// A callback that acts on this page.
    pub fn on<E: 'static>(&self, act: impl Fn(&Self, E) + 'static) -> Callback<E> {
        let page = self.clone();
        Callback::from(move |event| act(&page, event))
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut next = (*self.state).clone();
        change(&mut next);
        self.state.set(next);
    }

    fn fail(&self, error: OpenError) {
        self.change(|state| state.error = Some(error));
    }

    /// Reads the stored checks, and the one in the address.
    pub fn load(&self) {
        let (list, today) = (saved_checks::load(), clock::now().map(Moment::date));
        // Asked once: it writes, which other tabs hear of.
        let known = self.state.stored.as_ref().map(|stored| stored.works);
        let works = known.unwrap_or_else(saved_checks::works);
        let arrived = history::take_code(code::NAME);
        self.change(|state| {
            state.stored = Some(Stored { works, today, list });
            if let Some(text) = arrived {
                state.arrived += 1;
                state.look_into(&self.content, text);
            }
        });
    }

    fn saved(&self, id: SavedId) -> Option<SavedContent> {
        let saved = self.state.stored.as_ref()?.list.get(id)?;
        Some(saved.content.clone())
    }

    /// Opens a saved check, or asks for its passphrase if encrypted.
    pub fn open_saved(&self, id: SavedId, intent: Intent) {
        match self.saved(id) {
            Some(SavedContent::Plain(code)) => self.open(code, intent, Section::Saved),
            Some(SavedContent::Sealed(_)) => self.change(|state| state.locked = Some((id, intent))),
            None => {}
        }
    }

    /// Opens the encrypted check with the entered passphrase.
    pub fn unlock(&self) {
        let passphrase = dom::value(&self.passphrase);
        let Some((id, intent)) = self.state.locked else { return };
        let Some(SavedContent::Sealed(sealed)) = self.saved(id) else { return };
        let page = self.clone();
        yew::platform::spawn_local(async move {
            match encryption::open(sealed, passphrase).await {
                Some(code) => page.open(code, intent, Section::Saved),
                None => page.fail(OpenError::WrongPassphrase),
            }
        });
    }

    /// Removes one saved check.
    pub fn remove(&self, check: Saved) {
        let page = self.clone();
        yew::platform::spawn_local(async move {
            let remove = move |list: &mut SavedList| {
                list.remove(&check);
                true
            };
            if saved_checks::change(remove).await {
                page.load();
            }
        });
    }

    /// Removes all, also what cannot be read.
    pub fn remove_all(&self) {
        let page = self.clone();
        yew::platform::spawn_local(async move {
            if saved_checks::erase().await {
                page.load();
            }
        });
    }

    /// Looks for a check in a text, and offers to open it.
    pub fn inspect(&self, text: String) {
        self.change(|state| state.look_into(&self.content, text));
    }

    /// Looks for a check in a file.
    pub fn inspect_file(&self, file: &File) {
        let page = self.clone();
        export::read(file, move |text| match text {
            Some(text) => page.inspect(text),
            None => page.fail(OpenError::UnreadableFile),
        });
    }

    /// Opens the check found in a text.
    pub fn open_found(&self, intent: Intent) {
        if let Some(found) = &self.state.found {
            self.open(found.text.clone(), intent, Section::Import);
        }
    }

    /// Opens a check, or asks first if it would take the place of another one.
    fn open(&self, text: String, intent: Intent, section: Section) {
        let record = match read(self.content.guide(), &text) {
            Ok(restored) => restored.record,
            Err(error) => return self.fail(error),
        };
        if would_lose(&self.check_under_way(), &record) {
            let pressed = dom::focused();
            self.change(|state| state.waiting = Some(Waiting { text, intent, section, pressed }));
        } else {
            self.replace(record, intent);
        }
    }

    /// The check of this tab.
    fn check_under_way(&self) -> Session {
        let stored = || session_storage::load().unwrap_or_default().into();
        let text = if self.under_way.is_empty() { stored() } else { self.under_way.clone() };
        Session::from_text(self.content.guide(), &text)
    }

    /// Gives up the check under way for the one that waits, or keeps it.
    pub fn decide(&self, replaces: bool) {
        let Some(waiting) = self.state.waiting.clone() else { return };
        if replaces {
            match read(self.content.guide(), &waiting.text) {
                Ok(restored) => self.replace(restored.record, waiting.intent),
                Err(error) => self.fail(error),
            }
        } else {
            self.change(|state| state.waiting = None);
            dom::focus_on(waiting.pressed.as_ref());
        }
    }

    /// Opens a check as a session in the app.
    fn replace(&self, record: Record, intent: Intent) {
        let opened = Opened { intent, now: clock::reading(), host: dom::host_settings() };
        let session = session_for(&self.content, record, opened);
        let opened = self.hand_over(&session, intent);
        self.change(|state| state.error = opened.err());
    }

    /// Hands a session to the app: directly if the app surrounds this page, else through the session storage.
    fn hand_over(&self, session: &Session, intent: Intent) -> Result<(), OpenError> {
        let text = session.to_text(self.content.guide());
        let is_open = dom::load_session(&self.root, &text, Some(intent.step()))
            || (session_storage::save(&text) && dom::go(&Route::Check.path()));
        is_open.then_some(()).ok_or(OpenError::NoStorage)
    }
}

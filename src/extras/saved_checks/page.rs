//! State and actions of the page of saved checks. All storage access is here, and none of it happens while rendering.

use super::open::{Intent, OpenError, read, session_for};
use crate::browser::{clock, dom, encryption, export, saved_checks, session_storage};
use crate::content::Content;
use crate::route::Route;
use crate::session::Session;
use legcheck_handoff::moment::Date;
use legcheck_handoff::saved::{Content as SavedContent, SavedId, SavedList};
use web_sys::File;
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
    /// Why the last attempt to open a check failed.
    pub error: Option<OpenError>,
}

/// The checks on this device.
#[derive(Clone, PartialEq)]
pub struct Stored {
    /// Whether this browser can store checks.
    pub works: bool,
    /// The date according to the device; `None` without a clock, in which case nothing expires.
    pub today: Option<Date>,
    /// The checks.
    pub list: SavedList,
    /// How many entries could not be read.
    pub damaged: usize,
}

/// A check found in a text.
#[derive(Clone, PartialEq)]
pub struct Found {
    /// The text.
    pub text: String,
    /// How many of its answers this release does not know; those are asked again.
    pub unknown: usize,
}

/// The page: its state, and the elements that its actions need. Clones share the state.
#[derive(Clone)]
pub struct Page {
    /// The texts and the dataset.
    pub content: Content,
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

    /// Reads the stored checks.
    pub fn load(&self) {
        let (list, damaged) = saved_checks::load();
        let (works, today) = (saved_checks::works(), clock::now().map(|now| now.date()));
        self.change(|state| state.stored = Some(Stored { works, today, list, damaged }));
    }

    fn saved(&self, id: SavedId) -> Option<SavedContent> {
        let saved = self.state.stored.as_ref()?.list.get(id)?;
        Some(saved.content.clone())
    }

    /// Opens a saved check, or asks for its passphrase if encrypted.
    pub fn open_saved(&self, id: SavedId, intent: Intent) {
        match self.saved(id) {
            Some(SavedContent::Plain(code)) => self.open(&code, intent),
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
                Some(code) => page.open(&code, intent),
                None => page.fail(OpenError::WrongPassphrase),
            }
        });
    }

    /// Removes one saved check, or all, including damaged entries.
    pub fn remove(&self, id: Option<SavedId>) {
        let stored = self.state.stored.as_ref().filter(|_| id.is_some());
        let mut list = stored.map(|stored| stored.list.clone()).unwrap_or_default();
        if let Some(id) = id {
            list.remove(id);
        }
        if saved_checks::save(&list) {
            self.load();
        }
    }

    /// Looks for a check in a text, and offers to open it.
    pub fn inspect(&self, text: String) {
        let read = read(self.content.guide(), &text);
        self.change(|state| {
            state.error = read.as_ref().err().copied();
            state.found = read.ok().map(|restored| Found { unknown: restored.unknown, text });
        });
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
            self.open(&found.text, intent);
        }
    }

    /// Opens a check as a session in the app.
    fn open(&self, code: &str, intent: Intent) {
        let opened = read(self.content.guide(), code).and_then(|restored| {
            let session = session_for(&self.content, restored.record, code, intent, dom::host_settings());
            self.hand_over(&session, intent)
        });
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

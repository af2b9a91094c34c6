//! Addresses and the history of this tab. Each entry carries a short note saying which step it shows; the address
//! itself stays the same through the check, so that it tells nothing.

use crate::route::Route;
use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// What a history entry shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// How many entries of this site lie before it: whether Back stays within the site.
    pub depth: u32,
    /// The step of the check: a finding id, `emergency` or `review`; empty for "the next one".
    pub step: String,
    /// Whether the step was opened from the review, to which Continue then returns.
    pub from_review: bool,
}

impl Entry {
    fn to_text(&self) -> String {
        format!("{}|{}|{}", self.depth, self.step, if self.from_review { "review" } else { "" })
    }

    fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split('|');
        let depth = parts.next()?.parse().ok()?;
        Some(Self { depth, step: parts.next()?.to_owned(), from_review: parts.next()? == "review" })
    }
}

fn base_path() -> String {
    let base = super::document::base_address();
    // Only the path matters, and only to its last slash: what stands before is the same for every page.
    let path = base.find("://").and_then(|i| base[i + 3..].find('/').map(|j| &base[i + 3 + j..])).unwrap_or("/");
    path[..=path.rfind('/').unwrap_or(0)].to_owned()
}

/// The route and entry this tab shows now.
pub fn current() -> (Route, Entry) {
    let Some(window) = web_sys::window() else { return (Route::Start, Entry::default()) };
    let path = window.location().pathname().unwrap_or_default();
    let route = Route::from_path(path.strip_prefix(&base_path()).unwrap_or(&path));
    let state = window.history().and_then(|h| h.state()).unwrap_or(JsValue::NULL);
    (route, state.as_string().and_then(|text| Entry::from_text(&text)).unwrap_or_default())
}

/// Adds an entry.
pub fn push(route: &Route, entry: &Entry) {
    write(route, entry, |history, state, url| history.push_state_with_url(state, "", Some(url)).is_ok());
}

/// Rewrites the present entry.
pub fn replace(route: &Route, entry: &Entry) {
    write(route, entry, |history, state, url| history.replace_state_with_url(state, "", Some(url)).is_ok());
}

fn write(route: &Route, entry: &Entry, how: impl Fn(&web_sys::History, &JsValue, &str) -> bool) {
    let url = format!("{}{}", base_path(), route.path().trim_start_matches("./"));
    let history = web_sys::window().and_then(|w| w.history().ok());
    // A frame may forbid it; the app then goes on without entries of its own, and its own Back link still works.
    let _ = history.is_some_and(|h| how(&h, &JsValue::from_str(&entry.to_text()), &url));
}

/// Goes one entry back.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.back();
    }
}

/// Calls when the person moves through the history. Stops when dropped.
pub fn on_move(mut call: impl FnMut() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| call()))
}

//! Addresses and the history of this tab. Each entry carries a short note saying which step it shows; the address
//! itself stays the same through the check, so that it tells nothing.

use super::dom;
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

/// The note in a history entry: the route too, since a sandboxed frame may not change its address.
fn to_text(route: &Route, entry: &Entry) -> String {
    let review = if entry.from_review { "review" } else { "" };
    format!("{}|{}|{review}|{}", entry.depth, entry.step, route.path())
}

fn from_text(text: &str) -> Option<(Route, Entry)> {
    let mut parts = text.split('|');
    let depth = parts.next()?.parse().ok()?;
    let step = parts.next()?.to_owned();
    let from_review = parts.next()? == "review";
    let route = Route::from_path(below_base(parts.next()?));
    Some((route, Entry { depth, step, from_review }))
}

/// The path of a page without the mark that it is below the base.
fn below_base(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

fn base_path() -> String {
    let base = dom::base_address();
    // Only the path matters, and only to its last slash: what stands before is the same for every page. A letter is
    // looked for, never a text, which takes a search of its own.
    let path = base.splitn(4, '/').nth(3).unwrap_or_default();
    format!("/{}", path.rfind('/').map_or("", |end| &path[..=end]))
}

/// The page of this site that a whole address names; none for other sites, and for a place within the present page.
pub fn route_of(address: &str) -> Option<Route> {
    let base = dom::base_address();
    let site = &base[..=base.rfind('/')?];
    let path = address.strip_prefix(site)?;
    (!path.contains(['#', '?'])).then(|| Route::from_path(path))
}

/// Takes the mark (what stands after `#`) off the address of the check, and gives it.
pub fn take_fragment() -> Option<String> {
    let mark = web_sys::window()?.location().hash().ok()?;
    let (route, entry) = current();
    let mark = mark.strip_prefix('#').filter(|_| route == Route::Check)?.to_owned();
    replace(&route, &entry);
    Some(mark)
}

/// The route and entry this tab shows now.
pub fn current() -> (Route, Entry) {
    let Some(window) = web_sys::window() else { return (Route::Start, Entry::default()) };
    let path = window.location().pathname().unwrap_or_default();
    let route = Route::from_path(path.strip_prefix(&base_path()).unwrap_or(&path));
    let state = window.history().and_then(|h| h.state()).unwrap_or(JsValue::NULL);
    state.as_string().and_then(|text| from_text(&text)).unwrap_or((route, Entry::default()))
}

/// Adds an entry. False when there is none, and Back would leave the site: the browser refused, or this is a frame, where
/// one press of Back must leave the page round it.
pub fn push(route: &Route, entry: &Entry) -> bool {
    if dom::is_framed() {
        replace(route, &Entry { depth: 0, ..entry.clone() });
        return false;
    }
    write(route, entry, |history, state, url| history.push_state_with_url(state, "", url).is_ok())
}

/// Rewrites the present entry. False when the browser refused.
pub fn replace(route: &Route, entry: &Entry) -> bool {
    write(route, entry, |history, state, url| history.replace_state_with_url(state, "", url).is_ok())
}

fn write(route: &Route, entry: &Entry, how: impl Fn(&web_sys::History, &JsValue, Option<&str>) -> bool) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let Ok(history) = window.history() else { return false };
    // What a clinic set stands in the query, and must still be there after a reload.
    let query = window.location().search().ok().filter(|_| dom::is_framed()).unwrap_or_default();
    let url = format!("{}{}{query}", base_path(), below_base(&route.path()));
    let state = JsValue::from_str(&to_text(route, entry));
    // A sandboxed frame may add entries but not change its address.
    how(&history, &state, Some(&url)) || how(&history, &state, None)
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

//! The address and the history of this tab. Each entry stores which step it shows in `history.state`; the address stays the
//! same through the check, so that it tells nothing.

use super::dom;
use crate::route::Route;
use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// What a history entry shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The page.
    pub route: Route,
    /// How many entries of this site precede it; Back leaves the site at 0.
    pub depth: u32,
    /// The step of the check: id of a finding or group, `emergency`, `review` or `picture`; empty for the next one that
    /// lacks an answer.
    pub step: String,
    /// Whether the step was opened from the review, to which Continue then returns.
    pub from_review: bool,
}

impl Entry {
    /// The text for `history.state`. It holds the route too, since a sandboxed frame may not change its address.
    fn to_text(&self) -> String {
        let review = if self.from_review { "review" } else { "" };
        format!("{}|{}|{review}|{}", self.depth, self.step, self.route.path())
    }

    /// Reads what [`Entry::to_text`] wrote; `None` for anything else.
    fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split('|');
        let depth = parts.next()?.parse().ok()?;
        let step = parts.next()?.to_owned();
        let from_review = parts.next()? == "review";
        let route = Route::from_path(below_base(parts.next()?));
        Some(Self { route, depth, step, from_review })
    }
}

/// A relative path without its leading `./`.
fn below_base(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

fn base_path() -> String {
    let base = dom::base_address();
    // Only the path matters, up to its last slash: the origin is the same for every page. Splitting at a character, not at
    // a string, keeps the string searcher out of the module.
    let path = base.splitn(4, '/').nth(3).unwrap_or_default();
    format!("/{}", path.rfind('/').map_or("", |end| &path[..=end]))
}

/// The page of this site at an absolute address; `None` for other sites, and for an address with a query or fragment.
pub fn route_of(address: &str) -> Option<Route> {
    let base = dom::base_address();
    let site = &base[..=base.rfind('/')?];
    let path = address.strip_prefix(site)?;
    (!path.contains(['#', '?'])).then(|| Route::from_path(path))
}

/// Removes the fragment (the text after `#`) from the address of the check, and returns it.
pub fn take_fragment() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let entry = current();
    let fragment = hash.strip_prefix('#').filter(|_| entry.route == Route::Check)?.to_owned();
    replace(&entry);
    Some(fragment)
}

/// Removes a code from behind the `#` of the address, and returns it. So nobody reads it over a shoulder, and a reload or a
/// copied address does not bring the answers up again.
pub fn take_code(begins: &str) -> Option<String> {
    let window = web_sys::window()?;
    let hash = window.location().hash().ok()?;
    let code = web_sys::js_sys::decode_uri_component(hash.strip_prefix('#')?).ok()?.as_string()?;
    if !code.to_ascii_uppercase().starts_with(begins) {
        return None;
    }
    let history = window.history().ok()?;
    let address = window.location().pathname().ok()? + &window.location().search().ok()?;
    let state = history.state().unwrap_or(JsValue::NULL);
    // Where a frame may not change its address, the code is read all the same.
    let _ = history.replace_state_with_url(&state, "", Some(&address));
    Some(code)
}

/// Calls `call` whenever the part of the address behind `#` changes, until the listener is dropped.
pub fn on_fragment(mut call: impl FnMut() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| call()))
}

/// The entry that this tab shows.
pub fn current() -> Entry {
    let Some(window) = web_sys::window() else { return Entry::default() };
    let path = window.location().pathname().unwrap_or_default();
    let route = Route::from_path(path.strip_prefix(&base_path()).unwrap_or(&path));
    let state = window.history().and_then(|h| h.state()).unwrap_or(JsValue::NULL);
    let stored = state.as_string().and_then(|text| Entry::from_text(&text));
    stored.unwrap_or_else(|| Entry { route, ..Entry::default() })
}

/// Adds an entry. False if it could not: the browser refused, or this is a frame, where one press of Back must leave the
/// page around it.
pub fn push(entry: &Entry) -> bool {
    if dom::is_framed() {
        replace(&Entry { depth: 0, ..entry.clone() });
        return false;
    }
    write(entry, |history, state, url| history.push_state_with_url(state, "", url).is_ok())
}

/// Replaces the present entry. False if the browser refused.
pub fn replace(entry: &Entry) -> bool {
    write(entry, |history, state, url| history.replace_state_with_url(state, "", url).is_ok())
}

fn write(entry: &Entry, how: impl Fn(&web_sys::History, &JsValue, Option<&str>) -> bool) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let Ok(history) = window.history() else { return false };
    let query = window.location().search().ok().filter(|_| dom::has_settings()).unwrap_or_default();
    let url = format!("{}{}{query}", base_path(), below_base(&entry.route.path()));
    let state = JsValue::from_str(&entry.to_text());
    // A sandboxed frame may add entries but not change its address.
    how(&history, &state, Some(&url)) || how(&history, &state, None)
}

/// Goes back by one entry.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.back();
    }
}

/// Calls `call` whenever the person moves through the history, until the listener is dropped.
pub fn on_move(mut call: impl FnMut() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| call()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(route: Route, depth: u32, step: &str, from_review: bool) -> Entry {
        Entry { route, depth, step: step.to_owned(), from_review }
    }

    #[test]
    fn entries_are_read_as_they_were_written() {
        for entry in [
            entry(Route::Start, 0, "", false),
            entry(Route::Check, 3, "power", false),
            entry(Route::Check, 17, "review", true),
            entry(Route::Cause("als".to_owned()), 1, "", false),
            entry(Route::NotFound, u32::MAX, "", false),
        ] {
            assert_eq!(Entry::from_text(&entry.to_text()), Some(entry));
        }
    }

    #[test]
    fn other_texts_are_read_as_far_as_they_make_sense() {
        let check = |text: &str, expected: Option<Entry>| assert_eq!(Entry::from_text(text), expected, "{text:?}");
        check("2|age||check/", Some(entry(Route::Check, 2, "age", false)));
        check("2|age|from elsewhere|./check/", Some(entry(Route::Check, 2, "age", false)));
        check("2|age|review|result/|and more", Some(entry(Route::Result, 2, "age", true)));
        check("0|||no/such/page", Some(entry(Route::NotFound, 0, "", false)));
        for junk in ["", "|||", "2", "2|age", "2|age|review", "-1|age||check/", "4294967296|||./", "{\"depth\":2}"] {
            check(junk, None);
        }
    }
}

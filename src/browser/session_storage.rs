//! The session storage of this tab. If it is refused, the app goes on in memory.

use super::dom;

const KEY: &str = "legcheck.session";

/// In a frame nothing is stored unless the clinic allows it.
fn storage() -> Option<web_sys::Storage> {
    if dom::is_framed() && !dom::may_keep_answers() {
        return None;
    }
    web_sys::window()?.session_storage().ok().flatten()
}

/// The session this tab stored, if any.
pub fn load() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

/// Stores the session for this tab. False when the browser refused it.
pub fn save(text: &str) -> bool {
    storage().is_some_and(|s| s.set_item(KEY, text).is_ok())
}

/// Erases what this tab stored.
pub fn erase() {
    if let Some(storage) = storage() {
        // Nothing to do when it fails: there was nothing we could write either.
        let _ = storage.remove_item(KEY);
    }
}

/// Whether this tab can remember anything.
pub fn works() -> bool {
    storage().is_some_and(|s| s.set_item("legcheck.try", "1").is_ok() && s.remove_item("legcheck.try").is_ok())
}

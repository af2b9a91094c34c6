//! The checks that a person saved on this device, in the storage that outlasts the tab. It is touched only when the person
//! saves, opens or removes something.

use super::dom;
use legcheck_handoff::saved::SavedList;

const KEY: &str = "legcheck.saved";

/// In a frame a browser keeps things apart and for a short time, so nothing is saved there.
fn storage() -> Option<web_sys::Storage> {
    if dom::is_framed() {
        return None;
    }
    web_sys::window()?.local_storage().ok().flatten()
}

/// Whether checks can be saved here.
#[cfg(target_arch = "wasm32")]
pub fn works() -> bool {
    storage().is_some_and(|s| s.set_item("legcheck.try", "1").is_ok() && s.remove_item("legcheck.try").is_ok())
}

/// Natively nothing can.
#[cfg(not(target_arch = "wasm32"))]
pub fn works() -> bool {
    false
}

/// What is saved, expired or not, and how many entries could not be read. Changes nothing.
pub fn load() -> (SavedList, usize) {
    SavedList::parse(&load_text().unwrap_or_default())
}

#[cfg(target_arch = "wasm32")]
fn load_text() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

#[cfg(not(target_arch = "wasm32"))]
fn load_text() -> Option<String> {
    None
}

/// Keeps the list. False when the browser refused it, as when it is full.
pub fn save(list: &SavedList) -> bool {
    if list.is_empty() {
        return erase();
    }
    storage().is_some_and(|s| s.set_item(KEY, &list.to_text()).is_ok())
}

/// Removes all.
pub fn erase() -> bool {
    storage().is_some_and(|s| s.remove_item(KEY).is_ok())
}

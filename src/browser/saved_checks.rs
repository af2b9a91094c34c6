//! The checks that a person saved on this device, in the storage that outlasts the tab. It is touched only when the person
//! saves, opens or removes something.
//!
//! Other tabs may change it at any time. So each change is made on what the storage holds at that moment, while no other tab
//! makes one, and changes nothing else in it.

use super::dom;
use super::export::settled;
use gloo::events::EventListener;
use legcheck_handoff::saved::SavedList;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::StorageEvent;
use web_sys::js_sys::{Function, Promise, Reflect};

/// The key in the storage, and the lock of who changes it.
const KEY: &str = "legcheck.saved";

/// In a frame a browser keeps things apart and for a short time, so nothing is saved there.
fn storage() -> Option<web_sys::Storage> {
    if dom::is_framed() {
        return None;
    }
    web_sys::window()?.local_storage().ok().flatten()
}

/// Whether checks can be saved here. Writes to the storage, which other tabs hear of.
#[cfg(target_arch = "wasm32")]
pub fn works() -> bool {
    storage().is_some_and(|s| s.set_item("legcheck.try", "1").is_ok() && s.remove_item("legcheck.try").is_ok())
}

/// Natively nothing can.
#[cfg(not(target_arch = "wasm32"))]
pub fn works() -> bool {
    false
}

/// What is saved, expired or not. Changes nothing.
pub fn load() -> SavedList {
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

/// Calls `call` whenever another tab has changed what is saved, and when this one comes back from where it could not hear of
/// it, until the listeners are dropped.
pub fn on_change(call: impl Fn() + 'static) -> Option<[EventListener; 2]> {
    let window = web_sys::window()?;
    let call = Rc::new(call);
    let back = call.clone();
    let stored = EventListener::new(&window, "storage", move |event| {
        // Without a key all was removed.
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if key.is_none_or(|key| key == KEY) {
            call();
        }
    });
    Some([stored, EventListener::new(&window, "pageshow", move |_| back())])
}

/// Changes the list; `change` tells whether it did. False when it did not or the browser refused it, as when it is full.
pub async fn change(change: impl FnOnce(&mut SavedList) -> bool + 'static) -> bool {
    let (change, outcome) = (Cell::new(Some(change)), Rc::new(Cell::new(false)));
    let run = {
        let outcome = outcome.clone();
        Rc::new(move || {
            if let Some(change) = change.take() {
                outcome.set(changed(change));
            }
        })
    };
    let held = run.clone();
    let alone = Closure::<dyn FnMut()>::new(move || held());
    if let Some(promise) = lock(alone.as_ref().unchecked_ref()) {
        // Where the lock is refused, it is as if there were none.
        let _ = settled(promise).await;
    }
    run();
    outcome.get()
}

/// Removes all, also what cannot be read.
pub async fn erase() -> bool {
    change(|list| {
        *list = SavedList::default();
        true
    })
    .await
}

/// Has the browser call a function while no other tab changes the list. None where it has no locks.
fn lock(alone: &Function) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call2(&locks, &JsValue::from_str(KEY), alone).ok()?.dyn_into().ok()
}

/// Reads the list, changes it and stores it. A list that cannot be read now is not empty, so nothing is stored then.
fn changed(change: impl FnOnce(&mut SavedList) -> bool) -> bool {
    let Some(storage) = storage() else { return false };
    let Ok(text) = storage.get_item(KEY) else { return false };
    let mut list = SavedList::parse(&text.unwrap_or_default());
    if !change(&mut list) {
        return false;
    }
    let stored = if list.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, &list.to_text()) };
    stored.is_ok()
}

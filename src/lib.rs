//! The LegCheck app: pages, the check, and the few places where it touches the browser.
//!
//! Rooms: [`content`] (the words and the dataset, read once), [`session`] (what the person did), [`route`] (addresses),
//! [`browser`] (storage, history, focus: each fallible, each with a fallback), [`components`] and [`pages`]. [`extras`] is a
//! module of its own, which comes while the person answers.
//! Everything outside [`browser`] also renders natively, for the static pages.

pub mod app;
pub mod browser;
pub mod components;
pub mod content;
#[cfg(any(not(target_arch = "wasm32"), feature = "extras"))]
pub mod extras;
#[cfg(not(target_arch = "wasm32"))]
pub mod head;
pub mod pages;
pub mod route;
pub mod session;
#[cfg(not(target_arch = "wasm32"))]
pub mod static_pages;

#[cfg(not(feature = "extras"))]
/// Reads the content. `assets/js/start.js` calls it before [`draw`].
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn load() {
    content::load();
}

#[cfg(not(feature = "extras"))]
/// Mounts the app beside the static page, which it replaces once it is drawn. `assets/js/start.js` calls it.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn draw() {
    let Some(root) = browser::dom::root() else { return };
    yew::Renderer::<app::App>::with_root(root).render();
}

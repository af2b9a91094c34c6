//! The LegCheck app: pages, the check, and the few places where it touches the browser.
//!
//! Rooms: [`content`] (the words and the dataset, read once), [`state`] (what the person did), [`route`] (addresses),
//! [`browser`] (storage, history, focus: each fallible, each with a fallback), [`components`] and [`pages`]. [`result`] is a
//! module of its own, which comes while the person answers.
//! Everything outside [`browser`] also renders natively, for the static pages.

pub mod app;
pub mod browser;
pub mod components;
pub mod content;
#[cfg(not(target_arch = "wasm32"))]
pub mod head;
pub mod pages;
#[cfg(any(not(target_arch = "wasm32"), feature = "result"))]
pub mod result;
pub mod route;
pub mod state;

#[cfg(not(feature = "result"))]
/// Reads the content. The starter script calls it before it lets the app draw.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn load() {
    content::load();
}

#[cfg(not(feature = "result"))]
/// Renders the app beside the static page, whose place it takes when it is drawn. The starter script calls it.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn draw() {
    let Some(root) = browser::document::root() else { return };
    yew::Renderer::<app::App>::with_root_and_props(root, app::AppProps { route: None }).render();
}

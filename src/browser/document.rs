//! The document: title, language, focus, scroll, print.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The element the app lives in.
pub fn root() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// Tells the starter script that the app has taken over.
pub fn announce_started() {
    if let Some(element) = document().and_then(|d| d.document_element()) {
        let _ = element.set_attribute("data-app", "ready");
    }
}

/// The address that relative links start from.
pub fn base_address() -> String {
    document().and_then(|d| d.base_uri().ok().flatten()).unwrap_or_else(|| "/".to_owned())
}

/// The path of the present address; none where there is no browser.
pub fn path() -> Option<String> {
    #[cfg(not(target_arch = "wasm32"))]
    return None;
    #[cfg(target_arch = "wasm32")]
    web_sys::window()?.location().pathname().ok()
}

/// Sets the title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets language and direction.
pub fn set_language(language: &str, direction: &str) {
    if let Some(element) = document().and_then(|d| d.document_element()) {
        let _ = element.set_attribute("lang", language);
        let _ = element.set_attribute("dir", direction);
    }
}

/// Moves the focus to the element with this id, and the view to the top of the page.
pub fn focus(id: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(element) = document().and_then(|d| d.get_element_by_id(id)) else { return };
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
    window.scroll_to_with_x_and_y(0.0, 0.0);
}

/// Moves the focus to the element with this id and shows it.
pub fn focus_and_show(id: &str) {
    let Some(element) = document().and_then(|d| d.get_element_by_id(id)) else { return };
    element.scroll_into_view();
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Opens the print dialog. False when the browser or the frame forbids it.
pub fn print() -> bool {
    web_sys::window().is_some_and(|w| w.print().is_ok())
}

/// Leaves for a neutral page, leaving no entry of this one behind.
pub fn leave(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(address);
    }
}

//! The edges to the browser, each fallible, each with a fallback. Nothing else in the app calls `web_sys`,
//! but for reading a form's own elements.

pub mod clock;
pub mod dom;
pub mod encryption;
pub mod export;
pub mod fetch;
pub mod history;
pub mod saved_checks;
pub mod session_storage;

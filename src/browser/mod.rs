//! The edges to the browser, each fallible, each with a fallback. Nothing else in the app calls `web_sys`,
//! but for reading a form's own elements.

pub mod clock;
pub mod document;
pub mod files;
pub mod hand_out;
pub mod history;
pub mod kept;
pub mod storage;
pub mod vault;

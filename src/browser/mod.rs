//! The edges to the browser, each fallible, each with a fallback. Nothing else in the app calls `web_sys`,
//! but for reading a form's own elements.

pub mod document;
pub mod files;
pub mod history;
pub mod storage;

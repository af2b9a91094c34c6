//! The second module: what a result says beyond how fast to get help and why, the picture of the body, export, saved checks.
//! It loads while the person answers, so that the first question does not wait for it.
//!
//! The app leaves slots for it (`data-place`), each with the check it is about (`data-session`), and `assets/js/extras.js` has
//! them filled. Nothing here decides how urgent something is: it shows what the engine says, as the app does.

pub mod attachments;
mod bar;
mod body_drawing;
pub mod body_picture;
pub mod changed;
mod check;
pub mod explain;
pub mod export;
mod fits;
mod mark_words;
#[cfg(target_arch = "wasm32")]
mod mount;
mod paper;
pub mod phone;
pub mod record;
mod result;
mod safety_net;
mod save_form;
mod saved_checks;
pub mod slot;
pub mod summary;
mod tell;
pub mod texts;
pub mod timeline;
mod unsure;
mod urgent;

pub use check::Check;

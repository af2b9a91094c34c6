//! The second module: the parts of a result beyond the level, its reasons and the next steps; the body picture;
//! export; saved checks. It loads while the person answers, so that it does not delay the first question.
//!
//! The app leaves slots for it (`data-place`), each with its check (`data-session`), which `assets/js/extras.js` has
//! this module fill. Like the app, it shows what the engine decides and decides nothing itself.

pub mod age;
pub mod attachments;
mod balance;
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
pub mod share;
pub mod slot;
pub mod summary;
pub mod taken;
mod tell;
pub mod texts;
pub mod timeline;
mod unsure;
mod urgent;

pub use check::Check;

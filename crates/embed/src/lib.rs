//! What a clinic may set when it puts the guide on its own page, and what that page may say to the guide.
//!
//! Both are untrusted: settings are in a URL that anybody can write, and any page can send messages. So they
//! are parsed here once, into types that hold nothing else than they say. A field that is unknown or wrong is named and
//! left out; it never keeps the guide from working. Nothing here touches a browser, a file or a clock.

pub mod colour;
pub mod link;
pub mod message;
pub mod phone;
pub mod settings;
pub mod snippet;
#[cfg(target_arch = "wasm32")]
mod web;

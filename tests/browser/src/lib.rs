//! Real browsers for tests and screenshots: starting them, serving the site to them, and walking through the check
//! like a person.
//!
//! All functions block. Engines run in parallel, each used by its own thread.

mod blocking;
pub mod clinic;
pub mod engines;
pub mod host;
pub mod interview;
pub mod page;
pub mod picture;
mod process;
pub mod said;
pub mod site;
pub mod views;

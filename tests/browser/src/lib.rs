//! Real browsers for the tests and the pictures: starting them, serving the site to them, and walking through the
//! check as a person does.
//!
//! Everything here blocks: a test does one thing after another. Engines work side by side, each for a thread of its own.

mod blocking;
pub mod clinic;
pub mod engines;
pub mod host;
pub mod interview;
pub mod page;
mod process;
pub mod site;

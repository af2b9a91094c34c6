//! Real browsers for the tests and the pictures: starting them, serving the site to them, and walking through the
//! check as a person does.
//!
//! Everything here blocks. The tests do one thing after another, so nothing would be gained by waiting for two.

mod blocking;
pub mod clinic;
pub mod engines;
pub mod host;
pub mod interview;
pub mod page;
mod process;
pub mod site;

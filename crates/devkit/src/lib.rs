//! What the commands and the tests need from the machine they run on.
//!
//! `cargo xtask serve` compiles this crate before it can do anything, so it depends on little. It only looks things up;
//! `xtask setup` installs them.

pub mod cargo;
pub mod npm;
pub mod paths;
pub mod shell;
pub mod web_servers;

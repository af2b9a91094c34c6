//! The words of the screens.
//!
//! Translators write Fluent files (`assets/locales/<language>.ftl`): whole sentences, with plurals and word order in
//! their own hands. `crates/content-build` compiles them to a [`Catalog`] and gives each message a constant, so that a message the
//! code names but no file holds is a compile error, and one that nothing names is a warning.
//!
//! Of Fluent, a message may hold text, `{ $argument }`, `{ message }` and a selection on an argument. Plural categories
//! come from CLDR at build time, as a table for the numbers 0 to 199; larger ones are read by their last two digits,
//! which is what the rules of all languages do below a million.

mod catalog;
#[cfg(feature = "compile")]
mod compile;

pub use catalog::{Catalog, Message, Value};
#[cfg(feature = "compile")]
pub use compile::{Compiled, Problem, compile};

#[cfg(all(test, feature = "compile"))]
mod tests;

//! The deciding part of LegCheck: from answers to urgency, ranked causes and the next question.
//!
//! Everything here is a pure function of a [`dataset::Dataset`] and the [`answers::Answers`] of one person:
//! the same input gives the same result on every machine. Nothing reads a clock, a file or a random number,
//! and floating point goes through `libm`, so that the browser and a native run agree to the last bit.
//!
//! Modules: [`dataset`] (what a valid guide is), `authoring` (raw TOML to a valid guide, build time only), [`answers`],
//! [`urgency`] (how fast to get help), [`ranking`] (which causes fit), [`interview`] (what to ask next), [`Engine`] (a
//! guide with its ranking and its interview), [`explanation`] (why), [`body_map`] (marks on a picture) and
//! [`follow_up`] (a check done again).

pub mod answers;
#[cfg(feature = "authoring")]
pub mod authoring;
pub mod body_map;
pub mod dataset;
mod engine;
pub mod explanation;
pub mod follow_up;
pub mod interview;
pub mod logic;
mod no_downgrade;
pub mod order;
pub mod ranking;
pub mod urgency;

pub use engine::Engine;

//! Proofs about the urgency rules, over every set of answers.
//!
//! The rules become decision diagrams ([`diagram`]) over the folded answer space ([`space`], [`encoding`]). A law then is
//! a comparison of diagrams ([`laws`]), which holds for every person at once; nothing is sampled. [`certain`] does the same
//! for people in the middle of the interview, and [`sides`] shows each rule from both sides. The engine stays the
//! reference: every person found is put to it, and so are all people of each small condition.

pub mod certain;
pub mod diagram;
pub mod encoding;
pub mod exceptions;
pub mod laws;
pub mod report;
pub mod sides;
pub mod space;
pub mod urgency;

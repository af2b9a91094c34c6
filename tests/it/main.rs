//! Integration tests of the content and the engine, on the real files.
//!
//! One binary, one module per subject. Tests of the pages in browsers are in `tests/browser`.

mod bad_files;
mod body_map;
mod cases;
mod clock;
mod content;
mod examples;
mod explained;
mod explanations;
mod export;
mod follow_up;
mod gateways;
mod imports;
mod items;
mod keyed;
mod laws;
mod people;
mod proofs;
mod protocol;
mod reading;
mod result;
mod support;
mod translation;
mod walks;
mod wording;

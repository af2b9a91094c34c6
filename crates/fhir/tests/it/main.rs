//! The resources on the real guide.

mod form;
mod reading;
mod resources;
mod round_trip;
mod support;

/// People made up at random, as the tests of the engine draw them.
#[allow(dead_code)]
#[path = "../../../../tests/it/people.rs"]
mod people;

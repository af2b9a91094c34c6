//! The crate on the real guide.

mod codes;
mod people;
mod support;

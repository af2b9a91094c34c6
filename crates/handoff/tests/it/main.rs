//! The crate on the real guide.

mod codes;
mod comparing;
mod marks;
mod people;
mod support;

//! What marks on the body picture answer, and what answers mark.
//!
//! [`Body`] is the table that ties regions to findings, read from a file; [`implied`] says what marks answer, and
//! [`marks_from`] what answers mark.

mod body;
mod implied;

pub use body::{Body, Draw, Link, Problem, Says, When, Wrong};
pub use implied::{implied, marks_from, with_implied};

//! The tasks of LegCheck as a library: the command line in `main.rs` is a thin
//! layer over it, and the tests of the finished site use [`serve`] directly.

pub mod bench;
pub mod budget;
pub mod build;
pub mod cases;
pub mod content;
pub mod evaluate;
pub mod fhir;
pub mod icons;
pub mod paths;
pub mod pixels;
pub mod prove;
pub mod screenshots;
pub mod serve;
pub mod setup;
pub mod shell;
pub mod site;
pub mod sizes;
pub mod tally;
pub mod test;
pub mod trace;
pub mod tune;
pub mod versions;

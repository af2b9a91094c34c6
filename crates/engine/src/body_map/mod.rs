//! The body picture: where a person marks weakness, numbness and pain.
//!
//! [`implied`] says what marks answer, [`drawn`] what answers mark, both by the rules of a [`BodyMap`].
//!
//! [`BodyMap`]: crate::dataset::BodyMap

mod implied;
mod marks;
mod region;

pub use implied::{drawn, implied, with_implied, without_implied};
pub use marks::{MarkKind, Marks};
pub use region::{BodyRegion, Regions, Side, View};

//! The body picture: where a person marks weakness, numbness and pain.
//!
//! [`implied`] says what marks answer, [`drawn`] what answers mark, and [`contradicted`] which marks an answer contradicts, all
//! by a [`BodyMap`].
//!
//! [`BodyMap`]: crate::dataset::BodyMap

mod contradicted;
mod implied;
mod marks;
mod region;

pub use contradicted::contradicted;
pub use implied::{drawn, implied, with_implied, without_implied};
pub use marks::{MarkKind, Marks};
pub use region::{BodyRegion, Regions, Side, View};

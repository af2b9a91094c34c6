//! The body picture: where a person marks weakness, numbness and pain.

mod marks;
mod region;

pub use marks::{MarkKind, Marks};
pub use region::{BodyRegion, Regions, Side, View};

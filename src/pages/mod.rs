//! The pages.

mod about;
mod cause;
mod causes;
mod check;
mod emergency;
mod result;
mod review;
mod start;
mod tests;

pub use about::{About, Accessibility, NotFound, Privacy, Sources};
pub use cause::Cause;
pub use causes::Causes;
pub use check::Check;
pub use emergency::Emergency;
pub use result::Result;
pub use start::Start;
pub use tests::Tests;

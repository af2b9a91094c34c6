//! The pages.

mod check;
mod emergency;
mod fetched;
mod result;
mod review;
mod start;

pub use check::Check;
pub use emergency::emergency;
pub use fetched::Fetched;
pub use result::{result, waiting};
pub use review::answer_words;
pub use start::start;

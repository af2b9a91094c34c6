//! The steps of the check: pages of questions, the picture of the body, the emergency page, the review.

mod emergency;
mod form;
mod picture;
mod progress;
mod question;
mod question_page;
mod review;
pub mod step;
mod words;

pub use emergency::emergency_found;
pub use picture::picture_step;
pub use question_page::question_page;
pub use review::{Drawn, review};

//! What to ask next.
//!
//! No "current page" is stored. The answers are replayed from the start: a page is passed if all its findings have an
//! answer, and the first page with an unanswered finding is next. So going back, reloading, changing an answer and
//! resuming a check are all the same computation.
//!
//! Order: danger signs first; at any time, the question that settles an emergency already in sight; then the fixed
//! opening; then whatever could still raise the level; then what tells most about the causes for the least effort.

mod asking;
mod layout;
mod outlook;
mod questions;
mod respondent;
mod screen;
mod trail;
mod walk;

pub use questions::{Interview, Questions};
pub use respondent::Respondent;
pub use screen::{Phase, Purpose, Screen};
pub use trail::{AfterEmergency, Stop, Trail};
pub use walk::Run;

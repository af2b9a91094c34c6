//! What to ask next.
//!
//! There is no stored "current page". The answers are replayed from the start: each page whose findings all have
//! an answer is passed, and the first one that lacks some is the next. So going back, reloading, changing an
//! answer and taking up a check again are all the same computation.
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
pub use screen::{Purpose, Screen};
pub use trail::{AfterEmergency, Stop, Trail};
pub use walk::Run;

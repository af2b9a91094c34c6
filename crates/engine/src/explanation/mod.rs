//! Why: the answers behind a level, what would raise it, which "not sure" matters, what speaks for and against a
//! cause, and what tells it apart from another.
//!
//! There are no rules of its own here. Levels come from [`urgency::triage`](crate::urgency::triage) on changed answers,
//! and causes from the steps of [`ranking`](crate::ranking), so an explanation cannot contradict the result.

mod apart;
mod behind;
mod doubt;
mod fit;
mod near;
mod sides;

pub use apart::{Difference, Open, ToldApart, told_apart};
pub use behind::{answers_behind, downgraded_by, not_sure, reasons};
pub use doubt::{Doubts, Unsure, unsure_behind, unsure_that_matter};
pub use fit::{Fit, fit};
pub use near::{Near, downgrade, near_emergencies};
pub use sides::{ForAndAgainst, for_and_against};

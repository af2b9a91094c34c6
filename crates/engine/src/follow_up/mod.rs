//! A check done again: what has changed, which answers are kept, and what a change for the worse implies.

mod compare;
mod worsening;

pub use compare::{Change, Difference, compare};
pub use worsening::worsening;

use crate::answers::{Answer, Answers};
use crate::dataset::{FollowUp, Guide, Lasting};

/// The answers of an earlier check that still hold: what never changes, and what a person does not lose. Everything that
/// tells of danger or of the course is asked again, so an old "no" never counts as a new one.
pub fn kept(guide: &Guide, table: &FollowUp, before: &Answers) -> Answers {
    let mut kept = Answers::default();
    for (finding, answer) in before.iter() {
        let holds = match table.lasting[finding.at()] {
            Lasting::Always => matches!(answer, Answer::Chosen(_)),
            Lasting::IfPresent => states_something(guide, answer),
            Lasting::No => false,
        };
        if holds {
            kept.set(finding, answer.clone());
        }
    }
    kept
}

/// Whether an answer says that something is present, beyond "no" and "not sure".
fn states_something(guide: &Guide, answer: &Answer) -> bool {
    let Answer::Chosen(choices) = answer else { return false };
    choices.iter().map(|c| &guide.choices[c.at()]).any(|c| !c.is_none && !c.is_unsure)
}

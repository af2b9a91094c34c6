//! What is asked anew when a check is done again.

use super::is_positive;
use super::table::{Lasts, Table};
use crate::record::Record;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{FindingIx, Guide};

/// The answers of an earlier check that still hold: what never changes, and what a person does not lose. Whatever tells
/// of danger or of the course is asked anew, so an old "no" never stands for a new one.
pub fn again(guide: &Guide, before: &Record) -> Answers {
    let table = Table::built_in(guide);
    let mut kept = Answers::default();
    for (finding, answer) in before.answers.iter().filter(|(f, answer)| holds(guide, &table, *f, answer)) {
        kept.set(finding, answer.clone());
    }
    kept
}

/// The findings of an earlier check whose answer may be another one now: all that [`again`] does not keep.
pub fn may_have_changed(guide: &Guide, answers: &Answers) -> Vec<FindingIx> {
    let table = Table::built_in(guide);
    answers.iter().filter(|(f, answer)| !holds(guide, &table, *f, answer)).map(|(f, _)| f).collect()
}

fn holds(guide: &Guide, table: &Table, finding: FindingIx, answer: &Answer) -> bool {
    match table.lasts(finding) {
        Lasts::Always => matches!(answer, Answer::Chosen(_)),
        Lasts::IfSo => is_positive(guide, answer),
        Lasts::No => false,
    }
}

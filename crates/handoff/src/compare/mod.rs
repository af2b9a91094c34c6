//! A check done again: what has changed, what is asked anew, and what a change for the worse says.

mod again;
mod table;
mod worsening;

pub use again::{again, may_have_changed};
pub use worsening::worsening;

use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, FindingIx, Guide};
use table::Table;

/// How an answer differs from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is worse: a sign that was denied or not sure is there, a list is longer, or a choice stands for more.
    Worse,
    /// It is better: a sign has gone, a list is shorter, or a choice stands for less.
    Better,
    /// It is another one, and neither is worse; or it is no longer sure.
    Changed,
    /// It was not answered before.
    New,
    /// It was answered before and is not now.
    Gone,
}

/// One finding whose answer differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The finding.
    pub finding: FindingIx,
    /// How it differs.
    pub change: Change,
    /// The choices given before; empty where there was no answer.
    pub before: Vec<ChoiceIx>,
    /// The choices given now; empty where there is no answer.
    pub now: Vec<ChoiceIx>,
}

/// What has changed between two checks, in the order of the findings. A question passed over counts as not answered.
pub fn compare(guide: &Guide, before: &Answers, now: &Answers) -> Vec<Difference> {
    let table = Table::built_in(guide);
    let differs = |finding: FindingIx| {
        let (before, now) = (before.choices(finding), now.choices(finding));
        let change = change(guide, &table, finding, before, now)?;
        Some(Difference { finding, change, before: before.to_vec(), now: now.to_vec() })
    };
    guide.finding_indexes().filter_map(differs).collect()
}

/// How sure somebody is of a sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Has {
    No,
    Unsure,
    Yes,
}

fn change(guide: &Guide, table: &Table, f: FindingIx, before: &[ChoiceIx], now: &[ChoiceIx]) -> Option<Change> {
    if before == now {
        return None;
    } else if before.is_empty() {
        return Some(Change::New);
    } else if now.is_empty() {
        return Some(Change::Gone);
    } else if !table.is_sign(f) {
        return Some(Change::Changed);
    }
    if let ([before], [now]) = (before, now) {
        if let (Some(before), Some(now)) = (table.rank(f, *before), table.rank(f, *now)) {
            return Some(by_size(before, now));
        }
    }
    let has = |choices: &[ChoiceIx]| {
        let of = |is: fn(&legcheck_engine::dataset::Choice) -> bool| choices.iter().all(|c| is(&guide.choices[c.at()]));
        match () {
            () if of(|c| c.is_none) => Has::No,
            () if of(|c| c.is_unsure) => Has::Unsure,
            () => Has::Yes,
        }
    };
    // Without a way to say no, the choices are no more and no less than each other.
    let deniable =
        guide.findings[f.at()].kind == AnswerKind::Multiple || guide.choice_where(f, |choice| choice.is_none).is_some();
    Some(match (has(before), has(now)) {
        _ if !deniable => Change::Changed,
        (Has::No | Has::Unsure, Has::Yes) => Change::Worse,
        (Has::Yes | Has::Unsure, Has::No) => Change::Better,
        (Has::Yes, Has::Yes) if guide.findings[f.at()].kind == AnswerKind::Multiple => {
            let sure = |choices: &[ChoiceIx], other: &[ChoiceIx]| {
                choices.iter().filter(|c| !other.contains(c) && !guide.choices[c.at()].is_unsure).count()
            };
            match (sure(now, before), sure(before, now)) {
                (0, 0) => Change::Changed,
                // What has come counts for more than what has gone.
                (0, _) => Change::Better,
                _ => Change::Worse,
            }
        }
        _ => Change::Changed,
    })
}

fn by_size(before: usize, now: usize) -> Change {
    match before.cmp(&now) {
        core::cmp::Ordering::Less => Change::Worse,
        core::cmp::Ordering::Equal => Change::Changed,
        core::cmp::Ordering::Greater => Change::Better,
    }
}

/// Lines of the built-in table that are wrong, by their numbers; a test asks.
pub fn wrong_lines(guide: &Guide) -> Vec<usize> {
    Table::wrong_lines(guide)
}

/// Whether an answer says something positive.
fn is_positive(guide: &Guide, answer: &Answer) -> bool {
    let is = |c: &ChoiceIx| &guide.choices[c.at()];
    matches!(answer, Answer::Chosen(choices) if choices.iter().any(|c| !is(c).is_none && !is(c).is_unsure))
}

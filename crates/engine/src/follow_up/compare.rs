//! What differs between two checks.

use crate::answers::Answers;
use crate::dataset::{AnswerKind, Choice, ChoiceIx, FindingIx, FollowUp, Guide};
use core::cmp::Ordering;

/// How an answer differs from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Worse: a sign that was denied or unsure is present, a list is longer, or the choice is more severe.
    Worse,
    /// Better: a sign is gone, a list is shorter, or the choice is less severe.
    Better,
    /// Different, but neither worse nor better; or no longer sure.
    Changed,
    /// Not answered before.
    New,
    /// Answered before, but not now.
    Gone,
}

/// A finding whose answer differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The finding.
    pub finding: FindingIx,
    /// How it differs.
    pub change: Change,
    /// The choices given before; empty without an answer.
    pub before: Vec<ChoiceIx>,
    /// The choices given now; empty without an answer.
    pub now: Vec<ChoiceIx>,
}

/// The differences between two checks, in the order of the findings. A question passed over counts as not answered.
pub fn compare(guide: &Guide, table: &FollowUp, before: &Answers, now: &Answers) -> Vec<Difference> {
    let differs = |finding: FindingIx| {
        let (before, now) = (before.choices(finding), now.choices(finding));
        let change = change(guide, table, finding, before, now)?;
        Some(Difference { finding, change, before: before.to_vec(), now: now.to_vec() })
    };
    guide.finding_indexes().filter_map(differs).collect()
}

fn change(guide: &Guide, table: &FollowUp, f: FindingIx, before: &[ChoiceIx], now: &[ChoiceIx]) -> Option<Change> {
    Some(match (before, now) {
        _ if before == now => return None,
        ([], _) => Change::New,
        (_, []) => Change::Gone,
        _ if !table.signs[f.at()] => Change::Changed,
        _ => by_severity(table, before, now).unwrap_or_else(|| by_presence(guide, f, before, now)),
    })
}

/// Compares two graded choices; `None` if one side has several choices or is not graded.
fn by_severity(table: &FollowUp, before: &[ChoiceIx], now: &[ChoiceIx]) -> Option<Change> {
    let grade = |choices: &[ChoiceIx]| match choices {
        [choice] => table.severity[choice.at()],
        _ => None,
    };
    Some(match grade(before)?.cmp(&grade(now)?) {
        Ordering::Less => Change::Worse,
        Ordering::Equal => Change::Changed,
        Ordering::Greater => Change::Better,
    })
}

/// Whether a sign is present.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    No,
    Unsure,
    Yes,
}

impl Presence {
    fn of(guide: &Guide, choices: &[ChoiceIx]) -> Self {
        let all = |is: fn(&Choice) -> bool| choices.iter().all(|c| is(&guide.choices[c.at()]));
        match () {
            () if all(|c| c.is_none) => Self::No,
            () if all(|c| c.is_unsure) => Self::Unsure,
            () => Self::Yes,
        }
    }
}

/// Compares by what is present: a sign that came or went, a list that grew or shrank.
fn by_presence(guide: &Guide, f: FindingIx, before: &[ChoiceIx], now: &[ChoiceIx]) -> Change {
    let is_list = guide.findings[f.at()].kind == AnswerKind::Multiple;
    // If nobody can say no, no choice is more or less than another.
    if !is_list && guide.choice_where(f, |choice| choice.is_none).is_none() {
        return Change::Changed;
    }
    match (Presence::of(guide, before), Presence::of(guide, now)) {
        (Presence::No | Presence::Unsure, Presence::Yes) => Change::Worse,
        (Presence::Yes | Presence::Unsure, Presence::No) => Change::Better,
        (Presence::Yes, Presence::Yes) if is_list => {
            let added = |choices: &[ChoiceIx], to: &[ChoiceIx]| {
                choices.iter().any(|c| !to.contains(c) && !guide.choices[c.at()].is_unsure)
            };
            match (added(now, before), added(before, now)) {
                (false, false) => Change::Changed,
                // What came outweighs what went.
                (true, _) => Change::Worse,
                (false, true) => Change::Better,
            }
        }
        _ => Change::Changed,
    }
}

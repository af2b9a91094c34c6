//! Which "not sure" answers matter most.

use super::behind::{answers_behind, not_sure};
use crate::answers::{Answer, Answers};
use crate::dataset::{ChoiceIx, FindingIx, Guide, Level, Strictness};
use crate::{order, urgency};

/// An answer that is not definite, and what a definite one would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The finding.
    pub finding: FindingIx,
    /// The highest level that a definite answer gives.
    pub highest: Level,
    /// The definite answers that give it, in file order.
    pub by: Vec<ChoiceIx>,
    /// The lowest level that a definite answer gives.
    pub lowest: Level,
}

/// Every answer that is not definite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubts {
    /// The level now.
    pub now: Level,
    /// Each of them, the most important first.
    pub each: Vec<Unsure>,
    /// The level if all of them had their mildest definite answer.
    pub all_cleared: Level,
}

impl Doubts {
    /// Whether a definite answer could raise the level.
    pub fn raises(&self, unsure: &Unsure) -> bool {
        unsure.highest > self.now
    }

    /// Whether this one alone keeps the level from being lower.
    pub fn holds(&self, unsure: &Unsure) -> bool {
        unsure.lowest < self.now
    }

    /// Whether all of them together keep the level from being lower, although none does alone.
    pub fn hold_together(&self) -> bool {
        self.all_cleared < self.now && !self.each.iter().any(|u| self.holds(u))
    }
}

/// What each "not sure", and each safety question passed over, means for the level.
///
/// Tries every definite answer in its place and triages again. Sorted by how far it could raise the level, then by
/// whether it alone keeps the level up, then in the order of asking, which has the danger signs first.
pub fn unsure_that_matter(guide: &Guide, answers: &Answers, strictness: Strictness) -> Doubts {
    let now = urgency::triage(guide, answers, strictness).level;
    let mut cleared = answers.clone();
    let mut each: Vec<Unsure> = Vec::new();
    for finding in not_sure(guide, answers) {
        let levels: Vec<(Vec<ChoiceIx>, Level)> = definite(guide, answers, finding)
            .into_iter()
            .map(|choices| {
                let mut changed = answers.clone();
                changed.set(finding, Answer::Chosen(choices.clone()));
                (choices, urgency::triage(guide, &changed, strictness).level)
            })
            .collect();
        let Some(highest) = levels.iter().map(|(_, level)| *level).max() else { continue };
        let by = levels.iter().filter(|(_, l)| *l == highest).filter_map(|(c, _)| c.last().copied()).collect();
        // Of several equally mild answers take the last, since files put "none" last.
        let Some((mildest, lowest)) = levels.iter().rev().min_by_key(|(_, level)| *level).cloned() else { continue };
        cleared.set(finding, Answer::Chosen(mildest));
        each.push(Unsure { finding, highest, by, lowest });
    }
    let all_cleared = urgency::triage(guide, &cleared, strictness).level;
    let mut doubts = Doubts { now, each, all_cleared };
    let rank = |u: &Unsure| (std::cmp::Reverse(u.highest.max(now)), u.lowest >= now, guide.plan.order[u.finding.at()]);
    order::insertion_sort_by_key(&mut doubts.each, rank);
    doubts
}

/// The "not sure" answers behind the rules that give the level.
pub fn unsure_behind(guide: &Guide, answers: &Answers, strictness: Strictness) -> Vec<FindingIx> {
    let triage = urgency::triage(guide, answers, strictness);
    let behind = triage.reasons.iter().flat_map(|rule| answers_behind(guide, answers, *rule, strictness));
    let mut behind: Vec<FindingIx> = behind.collect();
    let not_sure = not_sure(guide, answers);
    behind.retain(|f| not_sure.contains(f));
    order::insertion_sort(&mut behind);
    behind.dedup();
    behind
}

/// Every definite answer: each sign added to the signs already given, or none.
fn definite(guide: &Guide, answers: &Answers, finding: FindingIx) -> Vec<Vec<ChoiceIx>> {
    let choice = |c: &ChoiceIx| &guide.choices[c.at()];
    let kept: Vec<ChoiceIx> = answers.choices(finding).iter().copied().filter(|c| !choice(c).is_unsure).collect();
    let mut ways: Vec<Vec<ChoiceIx>> = Vec::new();
    for c in guide.choices_of(finding).filter(|c| !choice(c).is_unsure) {
        let way = match kept.is_empty() {
            true => vec![c],
            // With a sign already given, "none" means no further one.
            false if choice(&c).is_none => kept.clone(),
            false if kept.contains(&c) => continue,
            false => kept.iter().copied().chain([c]).collect(),
        };
        ways.push(way);
    }
    for way in &mut ways {
        // The added one stays last, since the page names it.
        let added = way.len().saturating_sub(1);
        order::insertion_sort(&mut way[..added]);
    }
    ways
}

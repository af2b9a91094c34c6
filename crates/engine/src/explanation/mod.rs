//! Why: the answers behind a level, what would raise it, which "not sure" matters, what speaks for and against a
//! cause, and what tells it apart from another.
//!
//! Nothing here judges by rules of its own. Levels come from [`urgency::triage`](crate::urgency::triage), run again on
//! changed answers, and causes from the steps of [`ranking`](crate::ranking), so an explanation cannot say what the result does not.

mod apart;
mod doubt;
mod near;

pub use apart::{Difference, Open, ToldApart, told_apart};
pub use doubt::{Doubts, Unsure, unsure_that_matter};
pub use near::{Near, downgrade, near_emergencies};

use crate::answers::Answers;
use crate::dataset::{ChoiceIx, FindingIx, Guide, RuleIx};
use crate::logic::{Facts, Unanswered};
use crate::order;
use crate::ranking::{Ranked, Ranking, Step};

/// What speaks for and against one cause, strongest first.
#[derive(Clone, Debug, PartialEq)]
pub struct ForAndAgainst {
    /// Choices that raise it.
    pub fits: Vec<Step>,
    /// Choices that lower it.
    pub against: Vec<Step>,
    /// The prior part; with all steps it makes up the score.
    pub prior: f64,
}

/// The steps behind a ranked cause. Their amounts and the prior add up to the score.
pub fn for_and_against(ranking: &Ranking, answers: &Answers, ranked: &Ranked) -> ForAndAgainst {
    let steps = ranking.steps(ranked.hypothesis, &ranking.picked(answers));
    let (mut fits, mut against): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(|s| s.amount > 0.0);
    let by_weight = |a: &Step, b: &Step| b.amount.abs().total_cmp(&a.amount.abs()).then(a.choice.cmp(&b.choice));
    order::insertion_sort_by(&mut fits, by_weight);
    order::insertion_sort_by(&mut against, by_weight);
    ForAndAgainst { fits, against, prior: ranking.prior(ranked.hypothesis, answers) }
}

/// The answers that made a rule fire, in the order of the findings.
pub fn answers_behind(guide: &Guide, answers: &Answers, rule: RuleIx) -> Vec<FindingIx> {
    let facts = Facts::new(guide, answers, Unanswered::NotAsked);
    let mut findings = Vec::new();
    facts.answers_behind(&guide.rules[rule.at()].when, &mut findings);
    order::insertion_sort(&mut findings);
    findings
}

/// Given choices that say "not sure", and safety questions passed over.
pub fn not_sure(guide: &Guide, answers: &Answers) -> Vec<FindingIx> {
    answers
        .iter()
        .filter(|(f, answer)| match answer {
            crate::answers::Answer::PassedOver => guide.findings[f.at()].safety,
            _ => answers.choices(*f).iter().any(|c: &ChoiceIx| guide.choices[c.at()].is_unsure),
        })
        .map(|(f, _)| f)
        .collect()
}

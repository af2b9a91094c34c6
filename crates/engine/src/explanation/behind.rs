//! The answers behind a result.

use crate::answers::{Answer, Answers};
use crate::dataset::{ChoiceIx, FindingIx, Guide, Level, Rule, RuleIx, Strictness, index_of};
use crate::logic::{Facts, Truth, Unanswered};
use crate::order;

/// The answers that made a rule fire, in the order of the findings.
pub fn answers_behind(guide: &Guide, answers: &Answers, rule: RuleIx, strictness: Strictness) -> Vec<FindingIx> {
    let facts = Facts::new(guide, answers, strictness, Unanswered::NotAsked);
    let mut findings = Vec::new();
    facts.answers_behind(&guide.rules[rule.at()].when, &mut findings);
    order::insertion_sort(&mut findings);
    findings
}

/// The rules that give a level, the most dangerous and specific first; of several readings of one sign, the first.
pub fn reasons(guide: &Guide, rules: &[RuleIx]) -> Vec<RuleIx> {
    let mut sorted = rules.to_vec();
    order::insertion_sort_by_key(&mut sorted, |r| (guide.rules[r.at()].rank, *r));
    sorted.dedup_by_key(|r| guide.rules[r.at()].rank);
    sorted
}

/// The rules by which a person was taken out of others that give a higher level.
///
/// Each of them fired and cancels a rule that fired too.
pub fn downgraded_by(guide: &Guide, answers: &Answers, strictness: Strictness, level: Level) -> Vec<RuleIx> {
    let facts = Facts::new(guide, answers, strictness, Unanswered::NotAsked);
    let fires = |rule: &Rule| rule.takes_part(strictness) && facts.truth(&rule.when) == Truth::True;
    let lowers = |rule: &Rule| {
        let mut cancelled = rule.cancels.iter().map(|c| &guide.rules[c.at()]);
        cancelled.any(|c| c.level > level && fires(c)) && fires(rule)
    };
    let rules = guide.rules.iter().enumerate().filter(|(_, rule)| lowers(rule));
    reasons(guide, &rules.map(|(place, _)| index_of(place)).collect::<Vec<_>>())
}

/// The findings answered "not sure", and the safety findings passed over.
pub fn not_sure(guide: &Guide, answers: &Answers) -> Vec<FindingIx> {
    answers
        .iter()
        .filter(|(f, answer)| match answer {
            Answer::PassedOver => guide.findings[f.at()].safety,
            _ => answers.choices(*f).iter().any(|c: &ChoiceIx| guide.choices[c.at()].is_unsure),
        })
        .map(|(f, _)| f)
        .collect()
}

//! The answers behind a result.

use crate::answers::{Answer, Answers};
use crate::dataset::{ChoiceIx, FindingIx, Guide, RuleIx, Strictness};
use crate::logic::{Facts, Unanswered};
use crate::order;

/// The answers that made a rule fire, in the order of the findings.
pub fn answers_behind(guide: &Guide, answers: &Answers, rule: RuleIx, strictness: Strictness) -> Vec<FindingIx> {
    let facts = Facts::new(guide, answers, strictness, Unanswered::NotAsked);
    let mut findings = Vec::new();
    facts.answers_behind(&guide.rules[rule.at()].when, &mut findings);
    order::insertion_sort(&mut findings);
    findings
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

//! What would raise the level: the rules that nearly fired.

use crate::Engine;
use crate::answers::{Answer, Answers};
use crate::dataset::{
    AnswerKind, CauseIx, Change, ChangeKind, Changes, ChoiceIx, Condition, FindingIx, GivenChoice, Guide, Level,
    RuleIx, Strictness,
};
use crate::logic::{Facts, Truth, Unanswered};
use crate::{order, urgency};

/// One change that would raise the level.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// Its place in the list of [`crate::dataset::Changes`].
    pub change: usize,
    /// The level it would lead to.
    pub level: Level,
    /// The rules that would then give this level because of it, in the order of the files.
    pub rules: Vec<RuleIx>,
    /// Answers already given that those rules also need: only the change is missing.
    pub parts: Vec<FindingIx>,
}

/// The changes that would raise the level, the most relevant first.
///
/// Applies each change of the dataset to the answers and triages again. A change that several answers can make is
/// listed at the level that all of them reach, and only if the change itself causes it, not what accompanies it.
/// Sorted: those that the file puts first, then changes whose rules have other parts in the answers or guard a cause
/// that fits, then file order.
pub fn near_emergencies(engine: &Engine, changes: &Changes, answers: &Answers, strictness: Strictness) -> Vec<Near> {
    let guide = engine.guide();
    let now = urgency::triage(guide, answers, strictness).level;
    if now == Level::EmergencyNow {
        return Vec::new();
    }
    let mut shares = vec![0.0; guide.causes.len()];
    for ranked in engine.ranking().rank(answers) {
        shares[ranked.cause.at()] = ranked.share;
    }
    let mut near: Vec<(usize, Near)> = (0..changes.list.len())
        .filter_map(|place| try_change(guide, changes, answers, strictness, now, place))
        .map(|near| (relevance(engine, &shares, &near), near))
        .collect();
    let first = |near: &Near| changes.list[near.change].first;
    order::insertion_sort_by_key(&mut near, |(relevance, near)| {
        (!first(near), std::cmp::Reverse(*relevance), near.change)
    });
    near.into_iter().map(|(_, near)| near).collect()
}

/// The level without the answer that downgrades it, if that level is higher.
pub fn downgrade(guide: &Guide, changes: &Changes, answers: &Answers, strictness: Strictness) -> Option<Level> {
    let rule = changes.downgrade.as_ref()?;
    if !answers.choices(rule.said.finding).contains(&rule.said.choice) {
        return None;
    }
    let now = urgency::triage(guide, answers, strictness).level;
    let mut changed = answers.clone();
    changed.set(rule.said.finding, Answer::Chosen(vec![rule.otherwise]));
    let without = urgency::triage(guide, &changed, strictness).level;
    (without > now).then_some(without)
}

fn try_change(
    guide: &Guide,
    changes: &Changes,
    answers: &Answers,
    strictness: Strictness,
    now: Level,
    place: usize,
) -> Option<Near> {
    let change = &changes.list[place];
    let facts = Facts::new(guide, answers, strictness, Unanswered::NotAsked);
    if change.when.as_ref().is_some_and(|when| facts.truth(when) != Truth::True) {
        return None;
    }
    // A sign that is already present cannot begin.
    if change.any.iter().any(|said| answers.choices(said.finding).contains(&said.choice)) {
        return None;
    }
    // What accompanies the change may fire rules by itself; those are not due to the change.
    let before = urgency::triage(guide, &laid_over(guide, changes, answers, change, None), strictness);
    let mut found: Option<Near> = None;
    for said in &change.any {
        let changed = laid_over(guide, changes, answers, change, Some(*said));
        let facts = Facts::new(guide, &changed, strictness, Unanswered::NotAsked);
        if !facts.should_ask(said.finding) {
            continue;
        }
        let triage = urgency::triage(guide, &changed, strictness);
        let mut rules = triage.reasons;
        if before.level == triage.level {
            rules.retain(|r| !before.reasons.contains(r));
        }
        // If no rule fires because of it, the change raises nothing.
        let level = if rules.is_empty() { now } else { triage.level };
        let parts = parts(guide, answers, &facts, &rules, change);
        match &mut found {
            Some(near) if near.level < level => {}
            Some(near) if near.level == level => {
                near.rules.extend(rules);
                near.parts = if near.parts.is_empty() || parts.is_empty() {
                    Vec::new()
                } else {
                    near.parts.iter().copied().chain(parts).collect()
                };
            }
            slot => *slot = Some(Near { change: place, level, rules, parts }),
        }
    }
    let mut near = found.filter(|near| near.level > now)?;
    order::insertion_sort(&mut near.rules);
    near.rules.dedup();
    order::insertion_sort(&mut near.parts);
    near.parts.dedup();
    Some(near)
}

/// The answers after a change; if `said` is `None`, only with what accompanies it.
fn laid_over(
    guide: &Guide,
    changes: &Changes,
    answers: &Answers,
    change: &Change,
    said: Option<GivenChoice>,
) -> Answers {
    let mut changed = answers.clone();
    let with = match (change.kind, &changes.downgrade) {
        (ChangeKind::Sign, _) => changes.new_sign.as_slice(),
        // Known weakness that gets worse is no longer as usual.
        (ChangeKind::Weakness, Some(rule)) if answers.choices(rule.said.finding).contains(&rule.said.choice) => {
            rule.changed.as_slice()
        }
        _ => &[],
    };
    for said in with.iter().chain(&change.with).chain(&said) {
        let mut choices: Vec<ChoiceIx> = vec![said.choice];
        if guide.findings[said.finding.at()].kind == AnswerKind::Multiple {
            // A list keeps its other choices, except "none".
            choices.extend(answers.choices(said.finding).iter().filter(|c| !guide.choices[c.at()].is_none));
            order::insertion_sort(&mut choices);
            choices.dedup();
        }
        changed.set(said.finding, Answer::Chosen(choices));
    }
    changed
}

/// The signs already given that the rules name besides the change; empty if some rule names no other.
fn parts(guide: &Guide, answers: &Answers, changed: &Facts<'_>, rules: &[RuleIx], change: &Change) -> Vec<FindingIx> {
    let told = |f: &FindingIx| {
        answers.choices(*f).iter().any(|c| !guide.choices[c.at()].is_none && !guide.choices[c.at()].is_unsure)
    };
    let mut parts = Vec::new();
    for rule in rules {
        let mut of_rule = Vec::new();
        named(changed, &guide.rules[rule.at()].when, &mut of_rule);
        of_rule.retain(|f| told(f) && !change.any.iter().chain(&change.with).any(|said| said.finding == *f));
        if of_rule.is_empty() {
            return Vec::new();
        }
        parts.extend(of_rule);
    }
    parts
}

/// Findings that a condition names and that hold. Skips negations, and definitions, which hold for most people.
fn named(facts: &Facts<'_>, condition: &Condition, out: &mut Vec<FindingIx>) {
    if facts.truth(condition) != Truth::True {
        return;
    }
    match condition {
        Condition::Answered(finding, _) => out.push(*finding),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().for_each(|part| named(facts, part, out));
        }
        Condition::PassedOver(_) | Condition::Is(_) | Condition::Not(_) | Condition::StandardReading => {}
    }
}

/// How relevant a change is: 0 to 3.
fn relevance(engine: &Engine, shares: &[f64], near: &Near) -> usize {
    let (guide, fit) = (engine.guide(), engine.ranking().evidence().model.fit);
    let share = |cause: &CauseIx| if guide.is_something_else(*cause) { 0.0 } else { shares[cause.at()] };
    let causes = near.rules.iter().flat_map(|r| &guide.rules[r.at()].causes);
    let best = causes.map(share).fold(0.0, f64::max);
    // One point for a cause that fits partly, two for one that fits well; finer steps would only shuffle the list.
    [fit.partly, fit.well].iter().filter(|least| best >= **least).count() + usize::from(!near.parts.is_empty())
}

//! From marks to answers, and from answers to marks.

use super::{Marks, Regions};
use crate::answers::{Answer, Answers};
use crate::dataset::{AnswerKind, BodyMap, ChoiceIx, EvenPair, FindingIx, Guide, MarkPattern, MarkRule};
use crate::no_downgrade::set_without_downgrade;
use crate::order::insertion_sort;

/// The answers that marks add to those of the person, each to be set in place of the present one.
///
/// `answers` are the person's own, without what marks implied before: so removing a mark removes its answer, and marking
/// the second leg turns "one leg" into "both". An implied answer either states something (with "not sure" beside it if a
/// mark fits no choice), or is [`Answer::ToAskAlone`] if a mark calls for a question that a picture cannot answer.
///
/// It replaces only a denial, a "not sure" or a question passed over; to a list it adds choices. It never lowers the level,
/// whether the rules are read strictly or not: an answer that would is left to the person.
pub fn implied(guide: &Guide, map: &BodyMap, marks: &Marks, answers: &Answers) -> Vec<(FindingIx, Answer)> {
    let mut answers = answers.clone();
    let mut findings: Vec<FindingIx> = map.rules.iter().map(|rule| rule.finding).collect();
    insertion_sort(&mut findings);
    findings.dedup();
    let mut found = Vec::new();
    for finding in findings {
        let reading = Reading::of(guide, map, marks, finding);
        let candidates = candidates(guide, finding, reading, answers.get(finding));
        if let Some(answer) = set_without_downgrade(guide, &mut answers, finding, candidates) {
            found.push((finding, answer));
        }
    }
    found
}

/// The person's answers with those that marks imply; see [`implied`].
#[must_use]
pub fn with_implied(guide: &Guide, map: &BodyMap, marks: &Marks, answers: &Answers) -> Answers {
    let mut all = answers.clone();
    implied(guide, map, marks, answers).into_iter().for_each(|(finding, answer)| all.set(finding, answer));
    all
}

/// The person's answers without those that marks alone imply.
#[must_use]
pub fn without_implied(guide: &Guide, map: &BodyMap, marks: &Marks, answers: &Answers) -> Answers {
    let mut own = answers.clone();
    for (finding, answer) in implied(guide, map, marks, &Answers::default()) {
        if own.get(finding) == Some(&answer) {
            own.remove(finding);
        }
    }
    own
}

/// The marks that answers draw. An answer draws only the regions that it names: "one leg" does not say which.
pub fn drawn(map: &BodyMap, answers: &Answers) -> Marks {
    let mut marks = Marks::default();
    for rule in &map.rules {
        if rule.choice.is_some_and(|choice| answers.choices(rule.finding).contains(&choice)) {
            marks.add_all(rule.draws, rule.kind);
        }
    }
    marks
}

/// What marks say about one finding.
#[derive(Default)]
struct Reading {
    /// The choices that they give.
    choices: Vec<ChoiceIx>,
    /// Whether they call for the question.
    asks: bool,
}

impl Reading {
    fn of(guide: &Guide, map: &BodyMap, marks: &Marks, finding: FindingIx) -> Self {
        let takes_one = guide.findings[finding.at()].kind != AnswerKind::Multiple;
        let (mut reading, mut explained) = (Self::default(), Marks::default());
        for rule in map.rules.iter().filter(|rule| rule.finding == finding) {
            let settled = takes_one && !reading.choices.is_empty();
            let skipped = rule.unless.iter().any(|choice| reading.choices.contains(choice));
            if settled || skipped || !holds(rule, marks, &mut explained) {
                continue;
            }
            match rule.choice {
                Some(choice) => reading.choices.push(choice),
                None => reading.asks = true,
            }
        }
        reading
    }
}

/// Whether a rule holds. Adds what it accounts for to `explained`.
fn holds(rule: &MarkRule, marks: &Marks, explained: &mut Marks) -> bool {
    let marked = marks.of(rule.kind);
    let rest = marked.difference(explained.of(rule.kind)).intersects(rule.rest);
    let mut matched = false;
    for pattern in &rule.when {
        if pattern.matches(marked) {
            explained.add_all(pattern.explains, rule.kind);
            matched = true;
        }
    }
    matched || rest
}

impl MarkPattern {
    /// Whether these regions, marked with one kind, are what the pattern asks for.
    pub(super) fn matches(&self, marked: Regions) -> bool {
        let is_even = |pair: &EvenPair| marked.intersects(pair.one) == marked.intersects(pair.other);
        self.parts.iter().all(|part| marked.intersects(*part))
            && !marked.intersects(self.absent)
            && self.even.iter().all(is_even)
    }
}

/// The answers that would say what the marks say, best first; empty if there is nothing to add.
fn candidates(guide: &Guide, finding: FindingIx, reading: Reading, own: Option<&Answer>) -> Vec<Answer> {
    let is = |choice: &ChoiceIx| &guide.choices[choice.at()];
    let given: &[ChoiceIx] = match own {
        Some(Answer::Chosen(choices)) => choices,
        _ => &[],
    };
    let positive = given.iter().any(|c| !is(c).is_none && !is(c).is_unsure);
    let takes_one = guide.findings[finding.at()].kind != AnswerKind::Multiple;
    let unsure = guide.choice_where(finding, |choice| choice.is_unsure);
    if reading.choices.is_empty() {
        // The question comes again only if the marks contradict the answer.
        let open = matches!(own, None | Some(Answer::LeftOut)) || own.is_some_and(|answer| answer.is_denial(guide));
        if !reading.asks || !open {
            return Vec::new();
        }
        let alone = unsure.map(|choice| Answer::Chosen(vec![choice]));
        return [Answer::ToAskAlone].into_iter().chain(alone).collect();
    }
    if takes_one {
        return if positive { Vec::new() } else { vec![Answer::Chosen(reading.choices)] };
    }
    let mut choices: Vec<ChoiceIx> = given.iter().copied().filter(|c| !is(c).is_none).collect();
    choices.extend(&reading.choices);
    // A mark that fits no choice makes the answer unsure, unless the person has named regions in full.
    choices.extend(unsure.filter(|_| reading.asks && !positive));
    let with_unsure = choices.iter().copied().chain(unsure).collect();
    let mut answers: Vec<Answer> = [choices, with_unsure].into_iter().map(sorted).collect();
    answers.dedup();
    if answers.first() == own {
        answers.clear();
    }
    answers
}

fn sorted(mut choices: Vec<ChoiceIx>) -> Answer {
    insertion_sort(&mut choices);
    choices.dedup();
    Answer::Chosen(choices)
}

//! What marks answer, and what answers mark.

use super::body::{Body, Says, When};
use crate::raise::set_unless_lower;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::body_map::{MarkKind, Marks};
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, FindingIx, Guide};
use legcheck_engine::order::insertion_sort;

/// What the marks answer beyond the answers of the person.
///
/// `answers` are those that the person gave, without what marks implied before: then a mark that is taken away takes
/// its answer away, and one leg becomes two when the other one is marked. Each answer returned is to be set in place of
/// what is there. It is either positive (with "not sure" beside it where something marked fits no choice), or
/// [`Answer::ToAskAlone`] where a mark calls for a question that a picture cannot answer.
///
/// Nothing the person said is replaced by something else, but for a denial, a "not sure" or a question passed over; to
/// a list, choices are added. The level never falls, under either reading: an answer that would lower it is left to the
/// person.
pub fn implied(guide: &Guide, body: &Body, marks: &Marks, answers: &Answers) -> Vec<(FindingIx, Answer)> {
    let mut answers = answers.clone();
    let mut findings: Vec<FindingIx> = body.links.iter().map(|link| link.finding).collect();
    insertion_sort(&mut findings);
    findings.dedup();
    let mut found = Vec::new();
    for finding in findings {
        let said = said(guide, body, marks, finding);
        let candidates = candidates(guide, finding, said, answers.get(finding));
        if let Some(answer) = set_unless_lower(guide, &mut answers, finding, candidates) {
            found.push((finding, answer));
        }
    }
    found
}

/// The answers of the person together with what their marks answer; see [`implied`].
#[must_use]
pub fn with_implied(guide: &Guide, body: &Body, marks: &Marks, answers: &Answers) -> Answers {
    let mut all = answers.clone();
    implied(guide, body, marks, answers).into_iter().for_each(|(finding, answer)| all.set(finding, answer));
    all
}

/// The marks that answers stand for. Only an answer that names its places has some: "one leg" does not say which.
pub fn marks_from(body: &Body, answers: &Answers) -> Marks {
    let draws = body.draws.iter().filter(|draw| answers.choices(draw.finding).contains(&draw.choice));
    draws.flat_map(|draw| draw.marks.iter()).collect()
}

/// What marks say about one finding.
#[derive(Default)]
struct ImpliedChoices {
    /// The choices that hold.
    choices: Vec<ChoiceIx>,
    /// Whether something is marked that only the question can clear up.
    asks: bool,
}

fn said(guide: &Guide, body: &Body, marks: &Marks, finding: FindingIx) -> ImpliedChoices {
    let takes_one = guide.findings[finding.at()].kind != AnswerKind::Multiple;
    let (mut said, mut explained) = (ImpliedChoices::default(), Marks::default());
    for link in body.links.iter().filter(|link| link.finding == finding) {
        let settled = takes_one && !said.choices.is_empty();
        if settled || link.unless.iter().any(|choice| said.choices.contains(choice)) {
            continue;
        }
        match &link.when {
            When::Marked { all, none, explains } => {
                if all.iter().any(|places| !meets(marks, places)) || meets(marks, none) {
                    continue;
                }
                explained = explained.union(explains);
            }
            When::Rest(places) => {
                if !meets(&without(marks, &explained), places) {
                    continue;
                }
            }
        }
        match link.says {
            Says::Choice(choice) => said.choices.push(choice),
            Says::Ask => said.asks = true,
        }
    }
    said
}

fn meets(marks: &Marks, other: &Marks) -> bool {
    MarkKind::ALL.into_iter().any(|kind| marks.of(kind).intersects(other.of(kind)))
}

fn without(marks: &Marks, other: &Marks) -> Marks {
    marks.iter().filter(|(region, kind)| !other.has(*region, *kind)).collect()
}

/// The answers that would say what the marks say, best first; none where there is nothing to add.
fn candidates(guide: &Guide, finding: FindingIx, said: ImpliedChoices, own: Option<&Answer>) -> Vec<Answer> {
    let is = |choice: &ChoiceIx| &guide.choices[choice.at()];
    let given: &[ChoiceIx] = match own {
        Some(Answer::Chosen(choices)) => choices,
        _ => &[],
    };
    let positive = given.iter().any(|c| !is(c).is_none && !is(c).is_unsure);
    let takes_one = guide.findings[finding.at()].kind != AnswerKind::Multiple;
    let unsure = guide.choice_where(finding, |choice| choice.is_unsure);
    if said.choices.is_empty() {
        // A question is asked again only where the marks speak against what was said.
        let open = matches!(own, None | Some(Answer::LeftOut)) || own.is_some_and(|answer| answer.is_denial(guide));
        if !said.asks || !open {
            return Vec::new();
        }
        let alone = unsure.map(|choice| Answer::Chosen(vec![choice]));
        return [Answer::ToAskAlone].into_iter().chain(alone).collect();
    }
    if takes_one {
        return if positive { Vec::new() } else { vec![Answer::Chosen(said.choices)] };
    }
    let mut choices: Vec<ChoiceIx> = given.iter().copied().filter(|c| !is(c).is_none).collect();
    choices.extend(&said.choices);
    // What fits no choice is not sure. Who has picked places already has told that in full.
    choices.extend(unsure.filter(|_| said.asks && !positive));
    let with_unsure = choices.iter().copied().chain(unsure).collect();
    let mut answers: Vec<Answer> = [choices, with_unsure].into_iter().map(sorted).collect();
    answers.dedup();
    if answers.first() == own {
        // All of it was said already.
        answers.clear();
    }
    answers
}

fn sorted(mut choices: Vec<ChoiceIx>) -> Answer {
    insertion_sort(&mut choices);
    choices.dedup();
    Answer::Chosen(choices)
}

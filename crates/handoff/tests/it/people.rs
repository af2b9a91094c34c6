//! Random people.

use crate::support::guide;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::body_map::{BodyRegion, MarkKind, Marks};
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, FindingIx, Strictness};
use legcheck_engine::interview::{AfterEmergency, Respondent};
use legcheck_handoff::moment::Moment;
use legcheck_handoff::record::{Record, Taken};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// So many random cases, the same in every run.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Default::default() }
}

/// The answer that a random number stands for; about half of the numbers stand for none.
pub fn answer(finding: FindingIx, number: u32) -> Option<Answer> {
    let guide = guide();
    let choices: Vec<ChoiceIx> = guide.choices_of(finding).collect();
    let pick = |n: u32| choices[n as usize % choices.len()];
    let (kind, rest) = (number % 20, number / 20);
    match kind {
        0..=7 => None,
        8 => Some(Answer::PassedOver),
        9 => Some(Answer::LeftOut),
        10 => Some(Answer::ToAskAlone),
        11..=15 if guide.findings[finding.at()].kind == AnswerKind::Multiple => {
            let ids: Vec<&str> = [rest, rest / 50, rest / 2500].map(|n| guide.choices[pick(n).at()].id.as_str()).into();
            // Some sets do not go together; then the first one alone.
            let set = Answer::chosen(guide, finding, ids);
            Some(set.unwrap_or_else(|_| Answer::Chosen(vec![pick(rest)])))
        }
        _ => Some(Answer::Chosen(vec![pick(rest)])),
    }
}

/// The answers of a random person. Most are as calm as a person can be but for a few findings, since an answer by
/// chance to each question is nearly always an emergency, and nothing lowers or raises that.
pub fn answers() -> impl Strategy<Value = Answers> {
    let numbers = proptest::collection::vec(any::<u32>(), guide().findings.len());
    (numbers, 0_u32..8).prop_map(|(numbers, calm)| {
        let mut answers = Answers::default();
        for (finding, number) in guide().finding_indexes().zip(numbers) {
            let by_chance = calm == 0 || number % 64 < calm;
            let answer = if by_chance { answer(finding, number / 64) } else { calm_answer(finding, number / 64) };
            if let Some(answer) = answer {
                answers.set(finding, answer);
            }
        }
        answers
    })
}

/// A denial where there is one, or an answer of somebody with an old, known weakness; now and then none at all.
fn calm_answer(finding: FindingIx, number: u32) -> Option<Answer> {
    const USUAL: [(&str, &str); 6] = [
        ("started", "over-year"),
        ("onset", "years"),
        ("course", "steady"),
        ("known-cause", "checked-same"),
        ("power", "walks-alone"),
        ("new-sign-speed", "slow"),
    ];
    let guide = guide();
    let usual = USUAL.iter().find(|(id, _)| *id == guide.findings[finding.at()].id);
    let choice = match usual {
        Some((_, choice)) => guide.choice(finding, choice),
        None => guide.choice_where(finding, |choice| choice.is_none),
    };
    choice.filter(|_| number % 10 != 0).map(|choice| Answer::Chosen(vec![choice]))
}

/// Up to a dozen random marks.
pub fn marks() -> impl Strategy<Value = Marks> {
    let mark = (0..BodyRegion::COUNT, 0..MarkKind::ALL.len());
    proptest::collection::vec(mark, 0..12)
        .prop_map(|list| list.into_iter().map(|(r, k)| (BodyRegion::all().nth(r).unwrap(), MarkKind::ALL[k])).collect())
}

/// A random check.
pub fn records() -> impl Strategy<Value = Record> {
    let who = prop_oneof![Just(None), Just(Some(Respondent::Myself)), Just(Some(Respondent::Helper))];
    let region = proptest::option::of(0..guide().regions.len());
    let taken = proptest::option::of((0_i64..60_000_000, -720_i16..=840, -2000_i64..60_000));
    let version = prop_oneof![Just(guide().version.clone()), Just(String::new()), "\\PC{1,8}"];
    (answers(), marks(), who, any::<[bool; 2]>(), region, taken, version).prop_map(
        |(answers, marks, who, [on, strict], region, taken, guide_version)| Record {
            who,
            answers,
            after: if on { AfterEmergency::GoOn } else { AfterEmergency::Stop },
            region: region.map(|place| guide().regions[place].id.clone()),
            strictness: if strict { Strictness::Strict } else { Strictness::Standard },
            marks,
            taken: taken.and_then(|(first, offset, more)| {
                Some(Taken::new(Moment::new(first, offset)?, Moment::new(first + more, offset)?))
            }),
            guide_version,
        },
    )
}

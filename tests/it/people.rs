//! People made up at random, over the whole answer space: what `proptest` draws from.
//!
//! Every run draws the same people on every machine. A person who breaks a law is made simpler, answer by answer, before
//! it is shown.

use crate::support::dataset;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, FindingIx, Guide};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestRunner};

/// So many people, always the same.
pub fn people_to_try(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() }
}

/// What is drawn for one finding: a roll that says what kind of answer, and one that says which.
type Draw = (u8, u64);

/// The sides of the first roll.
const SIDES: u8 = 32;
const PASSED_OVER: u8 = SIDES - 1;
const LEFT_OUT: u8 = SIDES - 2;
const TO_ASK_ALONE: u8 = SIDES - 3;

fn draws() -> impl Strategy<Value = Vec<Draw>> {
    let findings = dataset().guide.findings.len();
    vec((0..SIDES, any::<u64>()), findings)
}

/// A person with any answers: some questions without one, some passed over, left out, or put off.
pub fn anybody() -> impl Strategy<Value = Answers> {
    (0_u8..4, draws()).prop_map(|(silent, draws)| {
        let guide = &dataset().guide;
        let mut answers = Answers::default();
        for (finding, (kind, pick)) in guide.finding_indexes().zip(draws) {
            match kind {
                PASSED_OVER => answers.set(finding, Answer::PassedOver),
                LEFT_OUT => answers.set(finding, Answer::LeftOut),
                TO_ASK_ALONE => answers.set(finding, Answer::ToAskAlone),
                // From hardly any question to one in four without an answer, or up to two in three.
                _ if kind < 1 + silent * 7 => {}
                _ => answers.set(finding, chosen(guide, finding, pick)),
            }
        }
        answers
    })
}

/// Somebody who answers each question when it comes, and each question always in the same way.
#[derive(Clone, Debug)]
pub struct Answerer {
    calm: u8,
    draws: Vec<Draw>,
}

impl Answerer {
    /// The answer to a finding.
    pub fn answer(&self, guide: &Guide, finding: FindingIx) -> Answer {
        let (kind, pick) = self.draws[finding.at()];
        let denial = guide.choice_where(finding, |c| c.is_none);
        match (kind, denial) {
            (PASSED_OVER, _) => Answer::PassedOver,
            (LEFT_OUT, _) => Answer::LeftOut,
            (_, Some(no)) if kind < self.calm * 7 => Answer::Chosen(vec![no]),
            _ => chosen(guide, finding, pick),
        }
    }
}

/// Somebody to interview: from one with signs everywhere to one with hardly any.
pub fn answerer() -> impl Strategy<Value = Answerer> {
    (0_u8..5, draws()).prop_map(|(calm, draws)| Answerer { calm, draws })
}

/// One choice, or for a list any compatible set of choices.
fn chosen(guide: &Guide, finding: FindingIx, pick: u64) -> Answer {
    let choices: Vec<ChoiceIx> = guide.choices_of(finding).collect();
    let place = usize::try_from(pick % 64).unwrap() % choices.len();
    let mut given = vec![choices[place]];
    let stands_alone = |c: ChoiceIx| guide.choices[c.at()].is_none;
    if guide.findings[finding.at()].kind == AnswerKind::Multiple && !stands_alone(given[0]) {
        let more = choices.iter().enumerate().filter(|(i, c)| !stands_alone(**c) && (pick >> (6 + 2 * i)) & 3 == 0);
        given.extend(more.map(|(_, c)| *c));
        given.sort_unstable();
        given.dedup();
    }
    Answer::Chosen(given)
}

/// What people say whose weakness is no emergency so far. Random answers alone nearly always make one.
const CALM: &[&str] = &[
    "known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no",
    "known-cause=not-checked;started=three-to-twelve-months;onset=months;course=steady;other-new=no",
    "known-cause=checked-but-changed;change-when=longer;started=over-year;onset=years;course=slowly-worse;other-new=no",
    "known-cause=not-checked;started=this-month;onset=weeks;course=better;other-new=no;power=walks-alone;age=adult-40-59",
    "known-cause=not-checked;started=over-year;onset=years;course=steady;other-new=no;age=child-6-17",
    "known-cause=not-checked;started=over-year;onset=unsure;course=steady;other-new=no;attacks=minutes;last-attack=longer",
    "known-cause=checked-same;started=over-year;course=steady;other-new=no;heart-racing=yes;heart-sign=old-skips",
    "known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no;bladder=leaking;ces-timing=longer-same",
    "known-cause=checked-same;started=over-year;onset=sudden;course=steady;other-new=no;arm-weak=same-side",
    "known-cause=not-checked;started=one-to-three-months;onset=weeks;course=steady;other-new=no;legs-affected=one-leg",
];

/// Somebody with weakness of that kind, some signs denied, and a few answers by chance.
pub fn calm() -> impl Strategy<Value = Answers> {
    (0..CALM.len(), draws()).prop_map(|(kind, draws)| {
        let guide = &dataset().guide;
        let mut answers = Answers::from_line(guide, CALM[kind]);
        for (finding, (kind, pick)) in guide.finding_indexes().zip(draws) {
            if kind % 2 == 0 || answers.get(finding).is_some() {
                continue;
            }
            let none = guide.choice_where(finding, |c| c.is_none);
            match none {
                Some(none) if (pick >> 8) % 12 > 0 => answers.set(finding, Answer::Chosen(vec![none])),
                _ if (pick >> 16) % 6 == 0 => answers.set(finding, chosen(guide, finding, pick)),
                _ => {}
            }
        }
        answers
    })
}

/// Anybody, or somebody calm.
pub fn anybody_or_calm() -> impl Strategy<Value = Answers> {
    prop_oneof![anybody(), calm()]
}

/// So many values of a strategy, always the same, for what has to be seen over all of them together.
pub fn sample<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>, count: usize) -> Vec<T> {
    let mut runner = TestRunner::new(people_to_try(1));
    (0..count).map(|_| strategy.new_tree(&mut runner).expect("a value").current()).collect()
}

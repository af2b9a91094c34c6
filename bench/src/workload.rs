//! What is timed: a few people at several moments of the check.

use crate::synthetic::{spread, synthetic};
use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{FindingIx, Strictness};
use legcheck_engine::interview::{AfterEmergency, Purpose, Screen, Stop, Trail};
use legcheck_engine::ranking::Ranked;
use legcheck_engine::urgency::{self, Triage};
use std::collections::BTreeSet;

/// How far through the check a person is at the moments that are timed, in quarters of the way. The last one has every
/// answer of the whole interview.
const QUARTERS: [usize; 4] = [1, 2, 3, 4];

/// A person in the middle or at the end of the check.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// What was answered so far.
    pub answers: Answers,
    /// Pages shown so far only to tell causes apart.
    pub cause_pages: u16,
}

/// Which findings a person answers in a guide that is larger than the real one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Every copy: the person answers in proportion, and the cells touched grow with the guide.
    EveryCopy,
    /// The findings of the real guide alone: the person answers as much as ever, and all other causes stay in doubt.
    RealOnly,
}

/// The guides that are timed, the real one first: how many times larger than the real one, and whom the answers reach.
/// `quick` leaves out the largest.
pub fn sizes(quick: bool) -> Vec<(u16, Spread)> {
    let all = [
        (1, Spread::EveryCopy),
        (10, Spread::EveryCopy),
        (100, Spread::EveryCopy),
        (10, Spread::RealOnly),
        (100, Spread::RealOnly),
    ];
    all.into_iter().filter(|(factor, _)| !quick || *factor < 100).collect()
}

/// An engine, and the moments that are timed on it.
#[derive(Clone, Debug)]
pub struct Workload {
    /// The engine.
    pub engine: Engine,
    /// The moments.
    pub moments: Vec<Moment>,
}

impl Workload {
    /// The moments of some people, on a guide of `factor` times the size of the real one. Each person is given as the
    /// answers of a whole interview on the real guide.
    pub fn new(real: &Engine, people: &[Answers], factor: u16, reach: Spread) -> Self {
        let reached = if reach == Spread::EveryCopy { factor } else { 1 };
        let at = |moment: Moment| Moment { answers: spread(real.guide(), &moment.answers, reached), ..moment };
        let moments = people.iter().flat_map(|p| moments(real, p)).map(at).collect();
        Self { engine: synthetic(real, factor), moments }
    }
}

/// One person at each moment, as a replay of the check comes to it.
pub fn moments(engine: &Engine, answers: &Answers) -> Vec<Moment> {
    let replay = |stored: &Answers| engine.interview().replay(stored, AfterEmergency::GoOn, Strictness::Standard);
    let whole = replay(answers);
    let at = |quarter: usize| {
        let passed = whole.passed.iter().take(whole.passed.len() * quarter / QUARTERS.len());
        let asked: BTreeSet<FindingIx> = passed.flat_map(findings).copied().collect();
        let mut so_far = Answers::default();
        for (finding, answer) in answers.iter().filter(|(f, _)| asked.contains(f)) {
            so_far.set(finding, answer.clone());
        }
        moment(replay(&so_far))
    };
    QUARTERS.into_iter().map(at).collect()
}

fn moment(trail: Trail) -> Moment {
    let for_causes = |stop: &&Stop| matches!(stop, Stop::Page(shown) if shown.purpose == Purpose::Causes);
    let cause_pages = trail.passed.iter().filter(for_causes).count();
    Moment { answers: trail.answers, cause_pages: u16::try_from(cause_pages).expect("no more pages than findings") }
}

fn findings(stop: &Stop) -> &[FindingIx] {
    match stop {
        Stop::Page(shown) => &shown.findings,
        Stop::Emergency | Stop::Review => &[],
    }
}

/// The urgency alone: what is compared with a general engine of rules.
pub fn triage(engine: &Engine, moment: &Moment) -> Triage {
    urgency::triage(engine.guide(), &moment.answers, Strictness::Standard)
}

/// One assessment: how fast to get help, and every cause in order.
pub fn assess(engine: &Engine, moment: &Moment) -> (Triage, Vec<Ranked>) {
    (triage(engine, moment), engine.ranking().rank(&moment.answers))
}

/// Chooses the next page.
pub fn next(engine: &Engine, moment: &Moment) -> Option<Screen> {
    engine.interview().next(&moment.answers, moment.cause_pages, Strictness::Standard)
}

/// One assessment and the choice of the next page: all the work that one answer causes.
pub fn both(engine: &Engine, moment: &Moment) -> ((Triage, Vec<Ranked>), Option<Screen>) {
    (assess(engine, moment), next(engine, moment))
}

/// Evidence cells in all.
pub fn cells(engine: &Engine) -> usize {
    engine.ranking().evidence().hypotheses.iter().map(|h| h.cells.len()).sum()
}

/// Evidence cells that the answers of a moment touch: those of a choice that was given.
pub fn touched(engine: &Engine, moment: &Moment) -> usize {
    let given: BTreeSet<_> = moment
        .answers
        .iter()
        .filter_map(|(_, answer)| match answer {
            Answer::Chosen(choices) => Some(choices),
            _ => None,
        })
        .flatten()
        .collect();
    let cells = engine.ranking().evidence().hypotheses.iter().flat_map(|h| &h.cells);
    cells.filter(|(choice, _)| given.contains(choice)).count()
}

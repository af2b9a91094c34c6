//! Walking through the check, with stored answers or with answers on demand.

use super::asking::Asking;
use super::questions::Interview;
use super::screen::{Purpose, Screen};
use super::trail::{AfterEmergency, Stop, Trail};
use crate::answers::{Answer, Answers};
use crate::dataset::{AnswerKind, FindingIx, Guide, Page, Strictness};
use crate::urgency::{Emergency, SoFar};

/// A whole interview that continues after an emergency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Findings in the order they were asked.
    pub asked: Vec<FindingIx>,
    /// Pages shown.
    pub screens: usize,
    /// Number of pages answered when an emergency was first found.
    pub emergency_after: Option<usize>,
    /// All answers given.
    pub answers: Answers,
}

impl Interview<'_> {
    /// Replays stored answers from the start.
    pub fn replay(&self, stored: &Answers, after: AfterEmergency, strictness: Strictness) -> Trail {
        let mut walk = Walk::new(*self, strictness);
        let mut passed = Vec::new();
        let next = loop {
            let stop = walk.next();
            match &stop {
                Stop::Review => break stop,
                Stop::Emergency if after == AfterEmergency::Stop => break stop,
                Stop::Emergency => {}
                Stop::Page(shown) => {
                    let given: Option<Vec<Answer>> = shown.findings.iter().map(|f| stored.get(*f).cloned()).collect();
                    let alone = shown.findings.len() == 1;
                    match given {
                        Some(given) if !(alone && given.contains(&Answer::ToAskAlone)) => walk.pass(shown, given),
                        _ => break stop,
                    }
                }
            }
            passed.push(stop);
        };
        Trail { passed, next, answers: walk.answers }
    }

    /// Runs a whole interview; `answer` replies to each finding, given the answers so far.
    pub fn run(&self, strictness: Strictness, mut answer: impl FnMut(FindingIx, &Answers) -> Answer) -> Run {
        let mut run = Run::default();
        let mut walk = Walk::new(*self, strictness);
        loop {
            match walk.next() {
                Stop::Review => break,
                Stop::Emergency => run.emergency_after = Some(run.screens),
                Stop::Page(shown) => {
                    run.screens += 1;
                    let mut given = Vec::with_capacity(shown.findings.len());
                    for finding in shown.findings.iter().copied() {
                        let reply = answer(finding, &walk.answers);
                        // A list that a gateway shows as one tile is counted when it is asked in full.
                        if !opens(self.guide, &shown, finding, &reply) {
                            run.asked.push(finding);
                        }
                        given.push(reply);
                    }
                    walk.pass(&shown, given);
                }
            }
        }
        run.answers = walk.answers;
        run
    }

    /// The next page, or `None` if nothing more is worth asking. `cause_pages` is how many pages were already asked
    /// only to tell causes apart. The check continues after an emergency.
    pub fn next(&self, answers: &Answers, cause_pages: u16, strictness: Strictness) -> Option<Screen> {
        let so_far = SoFar::new(self.guide, answers, strictness);
        Asking { interview: *self, answers, so_far: &so_far }.next_page(&so_far.emergency(), cause_pages)
    }
}

/// A walk through the check. [`Interview::replay`] and [`Interview::run`] differ only in where the next answer comes
/// from.
struct Walk<'a> {
    interview: Interview<'a>,
    strictness: Strictness,
    answers: Answers,
    cause_pages: u16,
    emergency: Found,
}

/// Whether an emergency was found. No later answer takes it back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    NotYet,
    Emergency,
}

impl<'a> Walk<'a> {
    fn new(interview: Interview<'a>, strictness: Strictness) -> Self {
        Self { interview, strictness, answers: Answers::default(), cause_pages: 0, emergency: Found::NotYet }
    }

    /// The next stop on the answers so far.
    fn next(&mut self) -> Stop {
        let so_far = SoFar::new(self.interview.guide, &self.answers, self.strictness);
        let emergency = match self.emergency {
            Found::Emergency => Emergency::Certain,
            Found::NotYet => so_far.emergency(),
        };
        if emergency == Emergency::Certain && self.emergency == Found::NotYet {
            self.emergency = Found::Emergency;
            return Stop::Emergency;
        }
        let asking = Asking { interview: self.interview, answers: &self.answers, so_far: &so_far };
        asking.next_page(&emergency, self.cause_pages).map_or(Stop::Review, Stop::Page)
    }

    /// Records the answers of a page.
    fn pass(&mut self, shown: &Screen, given: impl IntoIterator<Item = Answer>) {
        for (finding, answer) in shown.findings.iter().copied().zip(given) {
            let opens = opens(self.interview.guide, shown, finding, &answer);
            self.answers.set(finding, if opens { Answer::ToAskAlone } else { answer });
        }
        self.cause_pages += u16::from(shown.purpose == Purpose::Causes);
    }
}

/// Whether an answer on a gateway calls for a page of its own: the finding is a list, and one of its signs is there.
fn opens(guide: &Guide, shown: &Screen, finding: FindingIx, answer: &Answer) -> bool {
    let Page::Group(place) = shown.page else { return false };
    let list = guide.findings[finding.at()].kind != AnswerKind::YesNoUnsure;
    let has_sign = match answer {
        Answer::Chosen(choices) => choices.iter().any(|c| {
            let choice = &guide.choices[c.at()];
            !choice.is_none && !choice.is_unsure
        }),
        Answer::ToAskAlone => true,
        Answer::PassedOver | Answer::LeftOut => false,
    };
    guide.plan.groups[usize::from(place)].gateway && list && has_sign
}

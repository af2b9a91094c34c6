//! What to ask next.
//!
//! There is no stored "current page". The answers are replayed from the start: each page whose findings all have
//! an answer is passed, and the first one that lacks some is the next. So going back, reloading, changing an
//! answer and taking up a check again are all the same computation.
//!
//! Order: danger signs first; at any time, the question that settles an emergency already in sight; then the fixed
//! opening; then whatever could still raise the level; then what tells most about the causes for the least effort.

mod asking;
mod layout;
mod outlook;
mod who;

pub use layout::Layout;
pub use outlook::Outlooks;
pub use who::Respondent;

use crate::answers::{Answer, Answers};
use crate::dataset::{AnswerKind, FindingIx, Guide, Page, Strictness};
use crate::urgency::{Emergency, SoFar};
use asking::Asking;

/// Whether the person goes on after an emergency was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AfterEmergency {
    /// The check stops there.
    #[default]
    Stop,
    /// The person asked to go on, for the causes.
    GoOn,
}

/// Why a page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It settles an emergency that is in sight.
    Settle,
    /// It follows up what was chosen on the page before.
    FollowUp,
    /// It belongs to the fixed opening.
    Opening,
    /// It could raise the level.
    Safety,
    /// It tells causes apart.
    Causes,
}

/// A page, and what is asked on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Which page.
    pub page: Page,
    /// The findings asked on it, in order; never empty.
    pub findings: Vec<FindingIx>,
    /// Why it is shown.
    pub purpose: Purpose,
}

impl Screen {
    /// The name of the page: the id of its finding or group.
    pub fn name<'a>(&self, guide: &'a Guide) -> &'a str {
        match self.page {
            Page::Single(finding) => &guide.findings[finding.at()].id,
            Page::Group(place) => &guide.plan.groups[usize::from(place)].id,
        }
    }
}

/// A stop on the way through the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A page of questions.
    Page(Screen),
    /// The emergency page.
    Emergency,
    /// Every question that matters has an answer: review and result.
    Review,
}

/// The way through the check so far: stops passed, and the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// Stops passed, in order.
    pub passed: Vec<Stop>,
    /// The first stop that is not passed.
    pub next: Stop,
    /// The answers given on the stops passed; answers to questions no longer asked are not among them.
    pub answers: Answers,
}

impl Trail {
    /// The place of the stop on which a finding is asked; `passed.len()` stands for the next stop.
    pub fn place_of(&self, finding: FindingIx) -> Option<usize> {
        let asks = |stop: &Stop| matches!(stop, Stop::Page(shown) if shown.findings.contains(&finding));
        // A finding chosen on a gateway is asked in full later, and that is its place.
        if asks(&self.next) { Some(self.passed.len()) } else { self.passed.iter().rposition(asks) }
    }

    /// The place of the page with this name: a group's id, or a finding's, which may be asked within a group.
    pub fn place_of_page(&self, guide: &Guide, id: &str) -> Option<usize> {
        let is_named = |stop: &Stop| matches!(stop, Stop::Page(shown) if shown.name(guide) == id);
        let page = self.passed.iter().chain([&self.next]).position(is_named);
        page.or_else(|| guide.finding(id).and_then(|f| self.place_of(f)))
    }

    /// The stop at a place; places past the end are the next stop.
    pub fn stop(&self, place: usize) -> &Stop {
        self.passed.get(place).unwrap_or(&self.next)
    }
}

/// A walk through the check: the answers so far, and what they lead to. [`replay`] and [`run`] are the same walk; they
/// differ only in where the next answer comes from.
struct Walk<'a> {
    guide: &'a Guide,
    strictness: Strictness,
    answers: Answers,
    cause_pages: u16,
    emergency: Found,
}

/// Whether an emergency was found on the way. One that was found stays, whatever is answered later.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    NotYet,
    Emergency,
}

impl<'a> Walk<'a> {
    fn new(guide: &'a Guide, strictness: Strictness) -> Self {
        Self { guide, strictness, answers: Answers::default(), cause_pages: 0, emergency: Found::NotYet }
    }

    /// The next stop on the answers so far.
    fn next(&mut self) -> Stop {
        let so_far = SoFar::new(self.guide, &self.answers, self.strictness);
        let emergency = match self.emergency {
            Found::Emergency => Emergency::Certain,
            Found::NotYet => so_far.emergency(),
        };
        if emergency == Emergency::Certain && self.emergency == Found::NotYet {
            self.emergency = Found::Emergency;
            return Stop::Emergency;
        }
        let asking = Asking { guide: self.guide, answers: &self.answers, so_far: &so_far };
        asking.next_page(&emergency, self.cause_pages).map_or(Stop::Review, Stop::Page)
    }

    /// Takes the answers of a page.
    fn pass(&mut self, shown: &Screen, given: impl IntoIterator<Item = Answer>) {
        for (finding, answer) in shown.findings.iter().copied().zip(given) {
            let answer = if opens(self.guide, shown, finding, &answer) { Answer::ToAskAlone } else { answer };
            self.answers.set(finding, answer);
        }
        self.cause_pages += u16::from(shown.purpose == Purpose::Causes);
    }
}

/// Replays stored answers from the start.
pub fn replay(guide: &Guide, stored: &Answers, after: AfterEmergency, strictness: Strictness) -> Trail {
    let mut walk = Walk::new(guide, strictness);
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

/// A whole interview: the engine asks, `answer` replies, and the person goes on after an emergency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Findings in the order they were asked.
    pub asked: Vec<FindingIx>,
    /// Pages shown.
    pub screens: usize,
    /// Pages answered when the level first was an emergency.
    pub emergency_after: Option<usize>,
    /// All answers given.
    pub answers: Answers,
}

/// Runs a whole interview to its end.
pub fn run(guide: &Guide, strictness: Strictness, mut answer: impl FnMut(FindingIx, &Answers) -> Answer) -> Run {
    let mut run = Run::default();
    let mut walk = Walk::new(guide, strictness);
    loop {
        match walk.next() {
            Stop::Review => break,
            Stop::Emergency => run.emergency_after = Some(run.screens),
            Stop::Page(shown) => {
                run.screens += 1;
                let mut given = Vec::with_capacity(shown.findings.len());
                for finding in shown.findings.iter().copied() {
                    let reply = answer(finding, &walk.answers);
                    // A list that a gateway shows as one tile is asked in full on its own page, and counts there.
                    if !opens(guide, &shown, finding, &reply) {
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

/// The next page on the answers so far, or none when nothing more is worth asking. `cause_pages` is how many pages
/// were already asked for the causes alone. The person goes on after an emergency.
pub fn next(guide: &Guide, answers: &Answers, cause_pages: u16, strictness: Strictness) -> Option<Screen> {
    let so_far = SoFar::new(guide, answers, strictness);
    Asking { guide, answers, so_far: &so_far }.next_page(&so_far.emergency(), cause_pages)
}

/// Whether an answer on a gateway opens a page of its own for the finding: it is a list, and not denied.
fn opens(guide: &Guide, shown: &Screen, finding: FindingIx, answer: &Answer) -> bool {
    let Page::Group(place) = shown.page else { return false };
    let list = guide.findings[finding.at()].kind != AnswerKind::YesNoUnsure;
    guide.plan.groups[usize::from(place)].gateway && list && !answer.is_denial(guide) && *answer != Answer::LeftOut
}

//! What to ask next.
//!
//! There is no stored "current page". The answers are replayed from the start: each page whose findings all have
//! an answer is passed, and the first one that lacks some is the next. So going back, reloading, changing an
//! answer and taking up a check again are all the same computation.
//!
//! Order: danger signs first; at any time, the question that settles an emergency already in sight; then the fixed
//! opening; then whatever could still raise the level; then what tells most about the causes for the least effort.

use crate::answers::{Answer, Answers};
use crate::dataset::{AnswerKind, FindingIx, Guide, Level, Page, Reading};
use crate::logic::{Facts, Unanswered};
use crate::ranking;
use crate::urgency::{self, Emergency};

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
pub struct Shown {
    /// Which page.
    pub page: Page,
    /// The findings asked on it, in order; never empty.
    pub findings: Vec<FindingIx>,
    /// Why it is shown.
    pub purpose: Purpose,
}

impl Shown {
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
    Page(Shown),
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
        if asks(&self.next) {
            Some(self.passed.len())
        } else {
            self.passed.iter().rposition(asks)
        }
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

/// Replays stored answers from the start.
pub fn replay(guide: &Guide, stored: &Answers, after: AfterEmergency, reading: Reading) -> Trail {
    let mut trail = Trail { passed: Vec::new(), next: Stop::Review, answers: Answers::default() };
    let mut emergency_shown = false;
    let mut cause_pages = 0;
    loop {
        let emergency = emergency(guide, &trail.answers, emergency_shown, reading);
        if !emergency_shown && emergency == Emergency::Certain {
            if after == AfterEmergency::Stop {
                trail.next = Stop::Emergency;
                return trail;
            }
            emergency_shown = true;
            trail.passed.push(Stop::Emergency);
        }
        let Some(shown) = next_page(guide, &trail.answers, &emergency, cause_pages, reading) else {
            return trail;
        };
        let given: Option<Vec<Answer>> = shown.findings.iter().map(|f| stored.get(*f).cloned()).collect();
        let alone = shown.findings.len() == 1;
        match given {
            Some(given) if !(alone && given.contains(&Answer::ToAskAlone)) => {
                for (finding, answer) in shown.findings.iter().zip(given) {
                    let answer = if opens(guide, &shown, *finding, &answer) { Answer::ToAskAlone } else { answer };
                    trail.answers.set(*finding, answer);
                }
                cause_pages += u16::from(shown.purpose == Purpose::Causes);
                trail.passed.push(Stop::Page(shown));
            }
            _ => {
                trail.next = Stop::Page(shown);
                return trail;
            }
        }
    }
}

/// The next page on the answers so far; `cause_pages` says how many pages were shown for the causes already.
pub fn next(guide: &Guide, answers: &Answers, cause_pages: u16, reading: Reading) -> Option<Shown> {
    let emergency = urgency::emergency_so_far(guide, answers, reading);
    next_page(guide, answers, &emergency, cause_pages, reading)
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
pub fn run(guide: &Guide, reading: Reading, mut answer: impl FnMut(FindingIx, &Answers) -> Answer) -> Run {
    let mut run = Run::default();
    let mut cause_pages = 0;
    loop {
        let emergency = emergency(guide, &run.answers, run.emergency_after.is_some(), reading);
        if emergency == Emergency::Certain {
            run.emergency_after.get_or_insert(run.screens);
        }
        let Some(shown) = next_page(guide, &run.answers, &emergency, cause_pages, reading) else { break };
        run.screens += 1;
        cause_pages += u16::from(shown.purpose == Purpose::Causes);
        for finding in shown.findings.iter().copied() {
            let given = answer(finding, &run.answers);
            if opens(guide, &shown, finding, &given) {
                run.answers.set(finding, Answer::ToAskAlone);
            } else {
                run.asked.push(finding);
                run.answers.set(finding, given);
            }
        }
    }
    run
}

/// Whether an answer on a gateway opens a page of its own for the finding: it is a list, and not denied.
fn opens(guide: &Guide, shown: &Shown, finding: FindingIx, answer: &Answer) -> bool {
    let Page::Group(place) = shown.page else { return false };
    let list = guide.findings[finding.at()].kind != AnswerKind::YesNoUnsure;
    let denied = matches!(answer, Answer::Chosen(choices) if choices.iter().all(|c| guide.choices[c.at()].is_none));
    guide.plan.groups[usize::from(place)].gateway && list && !denied && *answer != Answer::LeftOut
}

/// Where an emergency stands; one that was found once stays, whatever is answered later.
fn emergency(guide: &Guide, answers: &Answers, found: bool, reading: Reading) -> Emergency {
    if found {
        return Emergency::Certain;
    }
    urgency::emergency_so_far(guide, answers, reading)
}

/// The next page, or none when nothing more is worth asking.
fn next_page(
    guide: &Guide,
    answers: &Answers,
    emergency: &Emergency,
    cause_pages: u16,
    reading: Reading,
) -> Option<Shown> {
    let asking = Asking { guide, answers, facts: Facts::new(guide, answers, Unanswered::MayCome) };
    let in_emergency = *emergency == Emergency::Certain;
    if let Emergency::Waiting(findings) = emergency {
        if let Some(first) = asking.first_of(findings) {
            return Some(asking.page(first, Purpose::Settle));
        }
    }
    // What was chosen on a gateway, or marked "not sure" on a page of several, is asked at once.
    let alone = |f: &FindingIx| answers.get(*f) == Some(&Answer::ToAskAlone) && asking.is_open(*f);
    if let Some(finding) = guide.finding_indexes().find(alone) {
        return Some(asking.page(finding, Purpose::FollowUp));
    }
    // Once an emergency is certain, danger signs are asked only for what they say about the causes.
    let skip_danger = |f: &FindingIx| in_emergency && guide.plan.part_of[f.at()] == 0;
    for page in &guide.plan.opening {
        let first = match page {
            Page::Single(f) => Some(*f),
            Page::Group(g) => guide.plan.groups[usize::from(*g)].findings.iter().copied().find(|f| asking.is_open(*f)),
        };
        if let Some(first) = first.filter(|f| asking.is_open(*f) && !skip_danger(f)) {
            return Some(asking.page(first, Purpose::Opening));
        }
    }
    if !in_emergency {
        let raising: Vec<(FindingIx, Level)> =
            urgency::could_raise(guide, answers, reading).into_iter().filter(|(f, _)| asking.is_open(*f)).collect();
        let top = raising.iter().map(|(_, level)| *level).max();
        let findings: Vec<FindingIx> = raising.iter().filter(|(_, l)| Some(*l) == top).map(|(f, _)| *f).collect();
        if let Some(first) = asking.first_of(&findings) {
            return Some(asking.page(first, Purpose::Safety));
        }
    }
    (cause_pages < guide.plan.most_cause_pages).then(|| asking.most_telling()).flatten()
}

struct Asking<'a> {
    guide: &'a Guide,
    answers: &'a Answers,
    facts: Facts<'a>,
}

impl Asking<'_> {
    fn is_open(&self, finding: FindingIx) -> bool {
        matches!(self.answers.get(finding), None | Some(Answer::ToAskAlone)) && self.facts.should_ask(finding)
    }

    /// The first of some findings in the order of asking that is open.
    fn first_of(&self, findings: &[FindingIx]) -> Option<FindingIx> {
        findings.iter().copied().filter(|f| self.is_open(*f)).min_by_key(|f| (self.guide.plan.order[f.at()], *f))
    }

    /// The page on which a finding is asked: its group where others of it are open too, else a page of its own.
    fn page(&self, finding: FindingIx, purpose: Purpose) -> Shown {
        let alone = Shown { page: Page::Single(finding), findings: vec![finding], purpose };
        if self.answers.get(finding).is_some() {
            return alone;
        }
        let group = self.guide.plan.groups.iter().position(|g| g.findings.contains(&finding));
        let Some(place) = group else { return alone };
        let findings: Vec<FindingIx> = self.guide.plan.groups[place]
            .findings
            .iter()
            .copied()
            .filter(|f| self.is_open(*f) && self.answers.get(*f).is_none())
            .collect();
        match (findings.len(), u16::try_from(place)) {
            (2.., Ok(place)) => Shown { page: Page::Group(place), findings, purpose },
            _ => alone,
        }
    }

    /// The page with the greatest expected gain about the causes for its effort, if it is worth it.
    fn most_telling(&self) -> Option<Shown> {
        let ranked = ranking::rank(self.guide, self.answers);
        let mut best: Option<(f64, Shown)> = None;
        let mut seen: Vec<Page> = Vec::new();
        for finding in self.guide.finding_indexes().filter(|f| self.is_open(*f)) {
            let shown = self.page(finding, Purpose::Causes);
            if seen.contains(&shown.page) {
                continue;
            }
            seen.push(shown.page);
            let gain: f64 = shown.findings.iter().map(|f| self.expected_gain(*f, &ranked)).sum();
            let gateway = matches!(shown.page, Page::Group(g) if self.guide.plan.groups[usize::from(g)].gateway);
            let tiles_of = |f: &FindingIx| if gateway { 1 } else { self.guide.findings[f.at()].choice_count };
            let tiles: u16 = shown.findings.iter().map(tiles_of).sum();
            // A page costs one unit, and each further tile to read a little more.
            let worth = gain / (1.0 + f64::from(tiles.saturating_sub(3)) * 0.04);
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, shown));
            }
        }
        best.filter(|(worth, _)| *worth >= self.guide.plan.least_gain).map(|(_, shown)| shown)
    }

    /// Expected fall of the entropy over the causes, in bits, when the finding is answered.
    fn expected_gain(&self, finding: FindingIx, ranked: &[ranking::Ranked]) -> f64 {
        let guide = self.guide;
        let f = &guide.findings[finding.at()];
        let step = |hypothesis: usize, choice| {
            let steps = ranking::steps(guide, &guide.hypotheses[hypothesis], &[choice]);
            match steps.first() {
                Some(step) if !guide.ranking.left_out.contains(&choice) => step.amount,
                _ => 0.0,
            }
        };
        let yes_no = |usual: f64, choice| {
            let yes: Vec<f64> =
                ranked.iter().map(|r| (usual * libm::exp2(step(r.hypothesis, choice))).min(0.95)).collect();
            let no: Vec<f64> = yes.iter().map(|p| 1.0 - p).collect();
            gain(ranked, &[yes, no])
        };
        match f.kind {
            AnswerKind::YesNoUnsure => match guide.choice(finding, "yes") {
                Some(yes) => yes_no(0.15, yes),
                None => 0.0,
            },
            AnswerKind::Multiple => guide
                .choices_of(finding)
                .filter(|c| !guide.choices[c.at()].is_unsure && !guide.choices[c.at()].is_none)
                .map(|c| yes_no(0.1, c))
                .sum(),
            AnswerKind::Single | AnswerKind::Age | AnswerKind::Sex => {
                let choices: Vec<_> = guide.choices_of(finding).filter(|c| !guide.choices[c.at()].is_unsure).collect();
                let none = choices.iter().filter(|c| guide.choices[c.at()].is_none).count();
                let others = (choices.len() - none).max(1) as f64;
                // "None of these" is the usual answer; the others share the rest.
                let usual = |c: &crate::dataset::ChoiceIx| match (guide.choices[c.at()].is_none, none) {
                    (true, _) => 0.5,
                    (false, 0) => 1.0 / others,
                    (false, _) => 0.5 / others,
                };
                let raw: Vec<Vec<f64>> = choices
                    .iter()
                    .map(|c| ranked.iter().map(|r| usual(c) * libm::exp2(step(r.hypothesis, *c))).collect())
                    .collect();
                let totals: Vec<f64> = (0..ranked.len()).map(|i| raw.iter().map(|row| row[i]).sum()).collect();
                let likelihoods: Vec<Vec<f64>> =
                    raw.into_iter().map(|row| row.iter().zip(&totals).map(|(p, total)| p / total).collect()).collect();
                gain(ranked, &likelihoods)
            }
        }
    }
}

/// Mutual information between the causes and an answer, in bits: `likelihoods[answer][cause]`.
fn gain(ranked: &[ranking::Ranked], likelihoods: &[Vec<f64>]) -> f64 {
    let mut sum = 0.0;
    for row in likelihoods {
        let usual: f64 = ranked.iter().zip(row).map(|(r, p)| r.share * p).sum();
        for (r, p) in ranked.iter().zip(row) {
            if *p > 0.0 && r.share > 0.0 {
                sum += r.share * p * libm::log2(p / usual);
            }
        }
    }
    sum
}

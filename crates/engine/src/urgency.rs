//! How fast to get help: the highest level that any rule gives.
//!
//! Nothing here can read the ranking of causes: a [`Guide`] holds no evidence.

use crate::answers::{Answer, Answers};
use crate::dataset::{AnswerKind, Condition, FindingIx, Guide, Level, Rule, RuleIx, Strictness, index_of};
use crate::logic::{Facts, Truth, Unanswered};
use crate::order;

/// The level of one person, and the rules behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Triage {
    /// How fast to get help.
    pub level: Level,
    /// The rules that give this level, in the order of the files.
    pub reasons: Vec<RuleIx>,
    /// Rules that fired below this level.
    pub milder: Vec<RuleIx>,
}

/// Whether there is an emergency while questions are still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Emergency {
    /// No rule gives one so far.
    None,
    /// A rule gives one, but open questions could settle it either way. These are the findings of the rule that needs
    /// the fewest of them.
    Waiting(Vec<FindingIx>),
    /// A rule gives one, whatever is answered later.
    Certain,
}

/// The level on all that was answered; a question without an answer counts as not asked.
///
/// ```text
/// level = the greatest level of all rules that fire and are not cancelled
/// ```
pub fn triage(guide: &Guide, answers: &Answers, strictness: Strictness) -> Triage {
    let fired = fired(guide, &Facts::new(guide, answers, strictness, Unanswered::NotAsked), strictness);
    let level = highest(guide, &fired);
    let (reasons, milder) = fired.into_iter().partition(|r| guide.rules[r.at()].level == level);
    Triage { level, reasons, milder }
}

/// The highest level of some rules that fire.
fn highest(guide: &Guide, fired: &[RuleIx]) -> Level {
    // Some rule always fires. Should a faulty dataset make all of them silent, see a doctor soon.
    fired.iter().map(|r| guide.rules[r.at()].level).max().unwrap_or(Level::DoctorSoon)
}

fn fired(guide: &Guide, facts: &Facts<'_>, strictness: Strictness) -> Vec<RuleIx> {
    let holds = |rule: &Rule| rule.takes_part(strictness) && facts.truth(&rule.when) == Truth::True;
    let places = guide.rules.iter().enumerate().filter(|(_, rule)| holds(rule));
    let mut fired: Vec<RuleIx> = places.map(|(i, _)| index_of::<RuleIx>(i)).collect();
    let cancelled: Vec<RuleIx> = fired.iter().flat_map(|r| &guide.rules[r.at()].cancels).copied().collect();
    // Few rules cancel another one, so this is mostly empty.
    if !cancelled.is_empty() {
        fired.retain(|r| !cancelled.contains(r));
    }
    fired
}

/// Urgency during the interview: what holds so far, and what open questions could still change.
pub struct SoFar<'a> {
    guide: &'a Guide,
    answers: &'a Answers,
    strictness: Strictness,
    open: Facts<'a>,
    /// Rules that fire on the answers so far and are not cancelled.
    fired: Vec<RuleIx>,
}

impl<'a> SoFar<'a> {
    /// Evaluates the answers so far.
    pub fn new(guide: &'a Guide, answers: &'a Answers, strictness: Strictness) -> Self {
        let fired = fired(guide, &Facts::new(guide, answers, strictness, Unanswered::NotAsked), strictness);
        Self { guide, answers, strictness, open: Facts::new(guide, answers, strictness, Unanswered::MayCome), fired }
    }

    /// The facts, with every unanswered question open.
    pub fn open(&self) -> &Facts<'a> {
        &self.open
    }

    /// Whether there is an emergency.
    ///
    /// It is `Certain` as soon as an emergency rule is true with every open question left open and can no longer be
    /// cancelled, or once every answer to one more question leads there.
    pub fn emergency(&self) -> Emergency {
        match self.by_open_questions() {
            Emergency::Waiting(findings) if findings.iter().any(|f| self.stands_whatever_is_said(*f)) => {
                Emergency::Certain
            }
            emergency => emergency,
        }
    }

    /// Whether every answer to one question leads to a certain emergency. Two rules may cover a case between them, one
    /// for each answer; then neither is true while the question is open.
    fn stands_whatever_is_said(&self, finding: FindingIx) -> bool {
        // A list has too many possible answers to try, and no rule waits for a list alone.
        if self.guide.findings[finding.at()].kind == AnswerKind::Multiple {
            return false;
        }
        let choices = self.guide.choices_of(finding).map(|c| Answer::Chosen(vec![c]));
        choices.chain([Answer::PassedOver, Answer::LeftOut]).all(|answer| {
            let mut answers = self.answers.clone();
            answers.set(finding, answer);
            SoFar::new(self.guide, &answers, self.strictness).by_open_questions() == Emergency::Certain
        })
    }

    fn by_open_questions(&self) -> Emergency {
        let Self { guide, open, fired, .. } = self;
        let pairs = |rule: &'a Rule| rule.cancels.iter().map(|cancelled| (*cancelled, &rule.when));
        let cancels: Vec<(RuleIx, &Condition)> =
            guide.rules.iter().filter(|r| r.takes_part(self.strictness)).flat_map(pairs).collect();
        // Settle the rule that needs the fewest questions first, so that advice comes soonest.
        let mut waiting: Option<Vec<FindingIx>> = None;
        let emergency = |r: &&RuleIx| guide.rules[r.at()].level == Level::EmergencyNow;
        for ix in fired.iter().filter(emergency) {
            let rule = &guide.rules[ix.at()];
            let of_this = cancels.iter().filter(|(cancelled, _)| cancelled == ix).map(|(_, when)| *when);
            let may_cancel: Vec<&Condition> = of_this.filter(|when| open.truth(when) != Truth::False).collect();
            let mut settling = Vec::new();
            if open.open_findings(&rule.when, &mut settling) == Truth::True && may_cancel.is_empty() {
                return Emergency::Certain;
            }
            for when in may_cancel {
                open.open_findings(when, &mut settling);
            }
            order::insertion_sort(&mut settling);
            settling.dedup();
            settling.retain(|f| open.should_ask(*f));
            if !settling.is_empty() && waiting.as_ref().is_none_or(|least| settling.len() < least.len()) {
                waiting = Some(settling);
            }
        }
        let Some(waiting) = waiting else {
            // Nothing that can be asked now would settle it, so the emergency is certain.
            let stands = highest(guide, fired) == Level::EmergencyNow;
            return if stands { Emergency::Certain } else { Emergency::None };
        };
        Emergency::Waiting(waiting)
    }

    /// The unanswered findings that could still take a person out of being seen today: those of rules that cancel what
    /// gives this level. Below that, nobody is asked more to hear that it is less urgent.
    pub fn could_lower(&self) -> Vec<FindingIx> {
        let now = highest(self.guide, &self.fired);
        if now != Level::SameDay {
            return Vec::new();
        }
        let gives_level = |c: &RuleIx| self.fired.contains(c) && self.guide.rules[c.at()].level == now;
        let mut findings = Vec::new();
        for rule in
            self.guide.rules.iter().filter(|r| r.takes_part(self.strictness) && r.cancels.iter().any(gives_level))
        {
            self.open.open_findings(&rule.when, &mut findings);
        }
        findings
    }

    /// The unanswered findings that could still raise the level, each with the highest level it could lead to.
    pub fn could_raise(&self) -> Vec<(FindingIx, Level)> {
        let now = highest(self.guide, &self.fired);
        let mut best: Vec<Option<Level>> = vec![None; self.guide.findings.len()];
        let mut findings = Vec::new();
        for rule in self.guide.rules.iter().filter(|r| r.level > now && r.takes_part(self.strictness)) {
            findings.clear();
            self.open.open_findings(&rule.when, &mut findings);
            for f in &findings {
                let slot = &mut best[f.at()];
                *slot = (*slot).max(Some(rule.level));
            }
        }
        self.guide.finding_indexes().filter_map(|f| best[f.at()].map(|level| (f, level))).collect()
    }
}

/// Whether there is an emergency during the interview; see [`SoFar::emergency`].
pub fn emergency_so_far(guide: &Guide, answers: &Answers, strictness: Strictness) -> Emergency {
    SoFar::new(guide, answers, strictness).emergency()
}

//! Three-valued evaluation of conditions.
//!
//! A condition is `True` or `False` if the answers so far settle it, and `Open` if a question that may still be asked
//! could settle it either way. Once no more questions may come, nothing is open: a finding that was not asked makes its
//! leaf false. So the same evaluation tells both what the level is and whether it can still change.

use crate::answers::{Answer, Answers};
use crate::dataset::{Condition, Definition, FindingIx, Guide, Strictness};
use std::cell::RefCell;

/// True, false, or not settled yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds, whatever is answered later.
    True,
    /// It does not hold, whatever is answered later.
    False,
    /// It depends on a question that may still be asked.
    Open,
}

impl Truth {
    fn of(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// Whether questions without an answer may still be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// They may: their leaves are open, unless their `ask_if` rules them out.
    MayCome,
    /// They may not: their leaves are false.
    NotAsked,
}

/// How far a finding is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Unanswered,
    Chosen,
    PassedOver,
    LeftOut,
}

/// The answers of one person, indexed to evaluate conditions.
pub struct Facts<'a> {
    guide: &'a Guide,
    strictness: Strictness,
    unanswered: Unanswered,
    states: Vec<State>,
    given: Vec<bool>,
    definitions: RefCell<Vec<Option<Truth>>>,
    may_ask: RefCell<Vec<Option<Truth>>>,
}

impl<'a> Facts<'a> {
    /// Facts from answers.
    pub fn new(guide: &'a Guide, answers: &Answers, strictness: Strictness, unanswered: Unanswered) -> Self {
        let mut states = vec![State::Unanswered; guide.findings.len()];
        let mut given = vec![false; guide.choices.len()];
        for (finding, answer) in answers.iter() {
            states[finding.at()] = match answer {
                Answer::Chosen(choices) => {
                    choices.iter().for_each(|c| given[c.at()] = true);
                    State::Chosen
                }
                Answer::PassedOver => State::PassedOver,
                Answer::LeftOut => State::LeftOut,
                Answer::ToAskAlone => State::Unanswered,
            };
        }
        let definitions = RefCell::new(vec![None; guide.definitions.len()]);
        let may_ask = RefCell::new(vec![None; guide.findings.len()]);
        Self { guide, strictness, unanswered, states, given, definitions, may_ask }
    }

    /// The value of a condition.
    pub fn truth(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::Answered(finding, choices) => match self.states[finding.at()] {
                State::Unanswered => self.not_answered(*finding),
                State::Chosen => Truth::of(choices.iter().any(|c| self.given[c.at()])),
                // A safety finding passed over counts as "not sure", if it has that choice.
                State::PassedOver => Truth::of(
                    self.guide.findings[finding.at()].safety
                        && choices.iter().any(|c| self.guide.choices[c.at()].is_unsure),
                ),
                State::LeftOut => Truth::False,
            },
            Condition::PassedOver(finding) => match self.states[finding.at()] {
                State::Unanswered => self.not_answered(*finding),
                state => Truth::of(state == State::PassedOver),
            },
            Condition::Is(ix) => {
                if let Some(truth) = self.definitions.borrow()[ix.at()] {
                    return truth;
                }
                let Definition { when, .. } = &self.guide.definitions[ix.at()];
                let truth = self.truth(when);
                self.definitions.borrow_mut()[ix.at()] = Some(truth);
                truth
            }
            Condition::Not(part) => match self.truth(part) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Open => Truth::Open,
            },
            Condition::All(parts) => self.count(parts, parts.len()),
            Condition::Any(parts) => self.count(parts, 1),
            Condition::AtLeast(n, parts) => self.count(parts, usize::from(*n)),
            Condition::StandardReading => Truth::of(self.strictness == Strictness::Standard),
        }
    }

    fn count(&self, parts: &[Condition], need: usize) -> Truth {
        let (mut sure, mut open) = (0, 0);
        for (i, part) in parts.iter().enumerate() {
            match self.truth(part) {
                Truth::True => sure += 1,
                Truth::Open => open += 1,
                Truth::False => {}
            }
            let left = parts.len() - i - 1;
            if sure >= need {
                return Truth::True;
            } else if sure + open + left < need {
                return Truth::False;
            }
        }
        Truth::Open
    }

    /// The value of a leaf whose finding is unanswered.
    fn not_answered(&self, finding: FindingIx) -> Truth {
        if self.unanswered == Unanswered::MayCome && self.may_ask(finding) { Truth::Open } else { Truth::False }
    }

    /// Whether a finding's `ask_if` does not rule it out.
    pub fn may_ask(&self, finding: FindingIx) -> bool {
        self.asking(finding) != Truth::False
    }

    fn asking(&self, finding: FindingIx) -> Truth {
        let Some(condition) = &self.guide.findings[finding.at()].ask_if else { return Truth::True };
        if let Some(truth) = self.may_ask.borrow()[finding.at()] {
            return truth;
        }
        let truth = self.truth(condition);
        self.may_ask.borrow_mut()[finding.at()] = Some(truth);
        truth
    }

    /// Whether a finding's `ask_if` already holds, so that it can be asked now.
    pub fn should_ask(&self, finding: FindingIx) -> bool {
        self.asking(finding) == Truth::True
    }

    /// The value of a condition. If it is open, adds the unanswered findings that it depends on.
    pub fn open_findings(&self, condition: &Condition, out: &mut Vec<FindingIx>) -> Truth {
        // Most conditions are settled, so findings are collected only when needed.
        let truth = self.truth(condition);
        if truth == Truth::Open {
            self.add_open(condition, out);
        }
        truth
    }

    fn add_open(&self, condition: &Condition, out: &mut Vec<FindingIx>) {
        match condition {
            Condition::Answered(f, _) | Condition::PassedOver(f) => {
                out.push(*f);
                // A finding that is only asked after another one depends on that one too.
                if let Some(first) = &self.guide.findings[f.at()].ask_if {
                    self.open_findings(first, out);
                }
            }
            Condition::Is(ix) => self.add_open(&self.guide.definitions[ix.at()].when, out),
            Condition::StandardReading => {}
            Condition::Not(part) => self.add_open(part, out),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                parts.iter().for_each(|p| {
                    self.open_findings(p, out);
                });
            }
        }
    }

    /// Adds every answered finding that determines the value of a condition: the answers behind a reason.
    pub fn answers_behind(&self, condition: &Condition, out: &mut Vec<FindingIx>) {
        let truth = self.truth(condition);
        match condition {
            Condition::Answered(f, _) | Condition::PassedOver(f) => {
                let answered = matches!(self.states[f.at()], State::Chosen | State::PassedOver);
                if answered && !out.contains(f) {
                    out.push(*f);
                }
            }
            Condition::Is(ix) => self.answers_behind(&self.guide.definitions[ix.at()].when, out),
            Condition::StandardReading => {}
            Condition::Not(part) => self.answers_behind(part, out),
            // Only parts with the same value as the whole determine it.
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                for part in parts.iter().filter(|p| self.truth(p) == truth) {
                    self.answers_behind(part, out);
                }
            }
        }
    }
}

//! Reading conditions over answers, with three values.
//!
//! A condition is `True` or `False` when the answers so far settle it whatever comes, and `Open` when a question
//! that may still be asked could settle it either way. When every question is closed, nothing is open: a finding
//! that was not asked makes its leaf false. So one evaluation serves both "what is the level" and "can the level
//! still change", and an emergency is certain exactly when a rule is true with all else open.

use crate::answers::{Answer, Answers};
use crate::dataset::{Condition, Definition, FindingIx, Guide};
use std::cell::RefCell;

/// True, false, or not settled yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Holds whatever is answered later.
    True,
    /// Does not hold, whatever is answered later.
    False,
    /// Depends on a question that may still be asked.
    Open,
}

impl Truth {
    fn of(holds: bool) -> Self {
        if holds {
            Self::True
        } else {
            Self::False
        }
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

/// The answers of one person, ready to be asked about conditions.
pub struct Facts<'a> {
    guide: &'a Guide,
    answers: &'a Answers,
    unanswered: Unanswered,
    known: RefCell<Vec<Option<Truth>>>,
}

impl<'a> Facts<'a> {
    /// Facts from answers.
    pub fn new(guide: &'a Guide, answers: &'a Answers, unanswered: Unanswered) -> Self {
        let known = RefCell::new(vec![None; guide.definitions.len()]);
        Self { guide, answers, unanswered, known }
    }

    /// The value of a condition.
    pub fn truth(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::Answered(finding, choices) => self.leaf(*finding, |answer| match answer {
                Answer::Chosen(given) => given.iter().any(|c| choices.contains(c)),
                // Passed over on a safety finding counts as "not sure", where it can be said.
                Answer::PassedOver => {
                    self.guide.findings[finding.at()].safety
                        && choices.iter().any(|c| self.guide.choices[c.at()].is_unsure)
                }
                Answer::LeftOut | Answer::ToAskAlone => false,
            }),
            Condition::PassedOver(finding) => self.leaf(*finding, |a| matches!(a, Answer::PassedOver)),
            Condition::Is(ix) => {
                if let Some(truth) = self.known.borrow()[ix.at()] {
                    return truth;
                }
                let Definition { when, .. } = &self.guide.definitions[ix.at()];
                let truth = self.truth(when);
                self.known.borrow_mut()[ix.at()] = Some(truth);
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
        }
    }

    fn count(&self, parts: &[Condition], need: usize) -> Truth {
        let (mut sure, mut open) = (0, 0);
        for part in parts {
            match self.truth(part) {
                Truth::True => sure += 1,
                Truth::Open => open += 1,
                Truth::False => {}
            }
            if sure >= need {
                return Truth::True;
            }
        }
        if sure + open >= need {
            Truth::Open
        } else {
            Truth::False
        }
    }

    fn leaf(&self, finding: FindingIx, holds: impl Fn(&Answer) -> bool) -> Truth {
        match self.answers.get(finding) {
            Some(Answer::ToAskAlone) | None => match self.unanswered {
                Unanswered::NotAsked => Truth::False,
                Unanswered::MayCome if self.may_ask(finding) => Truth::Open,
                Unanswered::MayCome => Truth::False,
            },
            Some(answer) => Truth::of(holds(answer)),
        }
    }

    /// Whether a finding's `ask_if` does not rule it out.
    pub fn may_ask(&self, finding: FindingIx) -> bool {
        match &self.guide.findings[finding.at()].ask_if {
            None => true,
            Some(condition) => self.truth(condition) != Truth::False,
        }
    }

    /// Whether a finding's `ask_if` holds already, so that the question makes sense now.
    pub fn should_ask(&self, finding: FindingIx) -> bool {
        match &self.guide.findings[finding.at()].ask_if {
            None => true,
            Some(condition) => self.truth(condition) == Truth::True,
        }
    }

    /// Adds the unanswered findings on which an open condition hangs.
    pub fn open_findings(&self, condition: &Condition, out: &mut Vec<FindingIx>) {
        if self.truth(condition) != Truth::Open {
            return;
        }
        match condition {
            Condition::Answered(f, _) | Condition::PassedOver(f) => {
                out.push(*f);
                // A question that waits for another one hangs on that one first.
                if let Some(first) = &self.guide.findings[f.at()].ask_if {
                    self.open_findings(first, out);
                }
            }
            Condition::Is(ix) => self.open_findings(&self.guide.definitions[ix.at()].when, out),
            Condition::Not(part) => self.open_findings(part, out),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                parts.iter().for_each(|p| self.open_findings(p, out));
            }
        }
    }

    /// Adds every answered finding that a condition read on its way to its value: the answers behind a reason.
    pub fn answers_behind(&self, condition: &Condition, out: &mut Vec<FindingIx>) {
        let truth = self.truth(condition);
        match condition {
            Condition::Answered(f, _) | Condition::PassedOver(f) => {
                if matches!(self.answers.get(*f), Some(Answer::Chosen(_) | Answer::PassedOver)) && !out.contains(f) {
                    out.push(*f);
                }
            }
            Condition::Is(ix) => self.answers_behind(&self.guide.definitions[ix.at()].when, out),
            Condition::Not(part) => self.answers_behind(part, out),
            // What carries a value is the parts that share it.
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                for part in parts.iter().filter(|p| self.truth(p) == truth) {
                    self.answers_behind(part, out);
                }
            }
        }
    }
}

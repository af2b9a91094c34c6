//! Conditions and levels as diagrams.

use legcheck_engine::dataset::{Condition, FindingIx, Guide, Level, RuleIx, Strictness};

use crate::diagram::{Diagrams, FALSE, Ix, TRUE};
use crate::space::{Leaf, Space};

/// Turns conditions into diagrams under one reading; each definition is turned once.
pub struct Encoder {
    strictness: Strictness,
    known: Vec<Option<Ix>>,
}

impl Encoder {
    /// An encoder that knows no definition yet.
    pub fn new(guide: &Guide, strictness: Strictness) -> Self {
        Self { strictness, known: vec![None; guide.definitions.len()] }
    }

    /// Everybody of whom a condition holds, once every question is closed.
    pub fn condition(&mut self, space: &Space<'_>, diagrams: &mut Diagrams, condition: &Condition) -> Ix {
        match condition {
            Condition::Answered(f, choices) => leaf(space, diagrams, *f, &Some(choices.clone())),
            Condition::PassedOver(f) => leaf(space, diagrams, *f, &None),
            Condition::Is(ix) => {
                if let Some(known) = self.known[ix.at()] {
                    return known;
                }
                let made = self.condition(space, diagrams, &space.guide.definitions[ix.at()].when);
                self.known[ix.at()] = Some(made);
                made
            }
            Condition::StandardReading => {
                if self.strictness == Strictness::Standard {
                    TRUE
                } else {
                    FALSE
                }
            }
            Condition::Not(part) => {
                let part = self.condition(space, diagrams, part);
                diagrams.not(part)
            }
            Condition::All(parts) => parts.iter().fold(TRUE, |all, part| {
                let part = self.condition(space, diagrams, part);
                diagrams.and(all, part)
            }),
            Condition::Any(parts) => parts.iter().fold(FALSE, |any, part| {
                let part = self.condition(space, diagrams, part);
                diagrams.or(any, part)
            }),
            Condition::AtLeast(n, parts) => {
                let parts: Vec<Ix> = parts.iter().map(|p| self.condition(space, diagrams, p)).collect();
                diagrams.at_least(usize::from(*n), &parts)
            }
        }
    }
}

fn leaf(space: &Space<'_>, diagrams: &mut Diagrams, finding: FindingIx, leaf: &Leaf) -> Ix {
    let (at, variable, place) = space.leaf(finding, leaf);
    diagrams.among(at, |b| variable.classes[usize::from(b)].holds[place])
}

/// Everybody who gets at least a level, by level.
pub struct Levels {
    /// Under which reading.
    pub strictness: Strictness,
    at_least: Vec<(Level, Ix)>,
}

impl Levels {
    /// From the diagrams of all rules, in the order of the guide.
    pub fn new(guide: &Guide, diagrams: &mut Diagrams, rules: &[Ix], strictness: Strictness) -> Self {
        let taking_part = || (0..).map(RuleIx).zip(&guide.rules).filter(|(_, r)| r.takes_part(strictness));
        let mut counted: Vec<(Level, Ix)> = Vec::new();
        for (ix, rule) in taking_part() {
            let cancelled = taking_part()
                .filter(|(_, r)| r.cancels.contains(&ix))
                .fold(FALSE, |any, (by, _)| diagrams.or(any, rules[by.at()]));
            let stands = diagrams.not(cancelled);
            counted.push((rule.level, diagrams.and(rules[ix.at()], stands)));
        }
        let some = counted.iter().fold(FALSE, |any, (_, rule)| diagrams.or(any, *rule));
        // Where no rule fires at all, the level is "doctor soon".
        let silent = diagrams.not(some);
        counted.push((Level::DoctorSoon, silent));
        let at_least = Level::ALL.map(|level| {
            let reach = counted.iter().filter(|(l, _)| *l >= level);
            (level, reach.fold(FALSE, |any, (_, rule)| diagrams.or(any, *rule)))
        });
        Self { strictness, at_least: at_least.to_vec() }
    }

    /// Everybody who gets this level or a higher one.
    pub fn at_least(&self, level: Level) -> Ix {
        self.at_least.iter().find(|(l, _)| *l == level).map_or(TRUE, |(_, ix)| *ix)
    }

    /// The diagrams of all levels, the highest first.
    pub fn all(&self) -> impl Iterator<Item = Ix> + '_ {
        self.at_least.iter().map(|(_, ix)| *ix)
    }

    /// The level of one person.
    pub fn level(&self, diagrams: &Diagrams, point: &[u16]) -> Level {
        // `at_least` has the highest level first.
        self.at_least.iter().find(|(_, ix)| diagrams.holds(*ix, point)).map_or(Level::Routine, |(level, _)| *level)
    }
}

//! The urgency rules of a guide as diagrams, and what one changed answer can do to the level.

use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{Condition, FindingIx, Guide, Level, Strictness};
use legcheck_engine::urgency::triage;
use rustc_hash::FxHashMap;

use crate::diagram::{Diagrams, Ix, Point, TRUE};
use crate::encoding::{Encoder, Levels};
use crate::space::Space;

/// Every rule and level of a guide, over every set of answers.
pub struct Urgency<'a> {
    /// The answers that the rules read.
    pub space: Space<'a>,
    /// The diagrams.
    pub diagrams: Diagrams,
    /// Everybody on whom a rule fires in the standard reading, in the order of the guide.
    pub rules: Vec<Ix>,
    /// The levels under each reading, standard first.
    pub strictnesses: [Levels; 2],
    /// For each reading and level: the nodes that ask each variable.
    askers: [[Vec<Vec<Ix>>; 4]; 2],
    /// Of whom the question of each variable is asked; none where it is asked of everybody.
    asked_if: Vec<Option<Ix>>,
}

/// A person whose level falls when one answer changes.
#[derive(Clone, Debug)]
pub struct Fall {
    /// Under which reading.
    pub strictness: Strictness,
    /// All answers before.
    pub before: Answers,
    /// All answers after.
    pub after: Answers,
    /// The level before, as the engine says.
    pub from: Level,
    /// The level after, as the engine says.
    pub to: Level,
}

impl<'a> Urgency<'a> {
    /// Encodes the rules of a guide.
    pub fn new(guide: &'a Guide) -> Self {
        let conditions: Vec<&Condition> = guide.rules.iter().map(|r| &r.when).collect();
        let space = Space::with_questions(guide, &conditions);
        let mut diagrams = Diagrams::new(space.widths());
        let mut encoder = Encoder::new(guide, Strictness::Standard);
        let mut strict = Encoder::new(guide, Strictness::Strict);
        let rules: Vec<Ix> = conditions.iter().map(|c| encoder.condition(&space, &mut diagrams, c)).collect();
        let strict: Vec<Ix> = conditions.iter().map(|c| strict.condition(&space, &mut diagrams, c)).collect();
        let strictnesses = [(Strictness::Standard, &rules), (Strictness::Strict, &strict)]
            .map(|(strictness, rules)| Levels::new(guide, &mut diagrams, rules, strictness));
        let askers = strictnesses.each_ref().map(|levels| {
            Level::ALL.map(|level| {
                let mut askers = vec![Vec::new(); space.variables.len()];
                diagrams.below(levels.at_least(level)).into_iter().for_each(|n| askers[diagrams.variable(n)].push(n));
                askers
            })
        });
        let asked_if = space.variables.iter().map(|v| {
            let ask_if = guide.findings[v.finding.at()].ask_if.as_ref();
            ask_if.map(|c| encoder.condition(&space, &mut diagrams, c))
        });
        let asked_if = asked_if.collect();
        Self { space, diagrams, rules, strictnesses, askers, asked_if }
    }

    /// The levels under a reading.
    pub fn levels(&self, strictness: Strictness) -> &Levels {
        &self.strictnesses[usize::from(strictness == Strictness::Strict)]
    }

    /// The highest level that any person loses when one answer replaces another, with such a person.
    ///
    /// All other answers stay as they are. Only the follow-up questions, if any are named, do not apply before, and may
    /// come to any answer after.
    pub fn fall(
        &mut self,
        strictness: Strictness,
        finding: FindingIx,
        from: Option<&Answer>,
        to: Option<&Answer>,
        follow_ups: &[FindingIx],
    ) -> Option<(Level, Fall)> {
        let variable = self.space.variable_of(finding)?;
        let asked = &self.space.variables[variable];
        let before = asked.class_of(self.space.guide, from)?;
        let after = asked.class_of(self.space.guide, to)?;
        let follow_ups: Vec<usize> = follow_ups.iter().filter_map(|f| self.space.variable_of(*f)).collect();
        // Answers that no rule tells apart cannot make a difference.
        if before == after && follow_ups.is_empty() {
            return None;
        }
        for (place, level) in Level::ALL.into_iter().enumerate() {
            if follow_ups.is_empty() && !self.may_fall(strictness, place, variable, (before, after)) {
                continue;
            }
            let top = self.levels(strictness).at_least(level);
            let mut high = self.diagrams.given(top, variable, before);
            let mut low = self.diagrams.given(top, variable, after);
            for follow_up in follow_ups.clone() {
                if let Some(applies) = self.asked_if[follow_up] {
                    let applies = self.diagrams.given(applies, variable, before);
                    let applies_not = self.diagrams.not(applies);
                    high = self.diagrams.and(high, applies_not);
                }
                high = self.diagrams.given(high, follow_up, 0);
                low = self.whatever(low, follow_up);
            }
            if !self.diagrams.within(high, low) {
                let mut point = self.between(high, low);
                let mut persons = [point.clone(), point.clone()];
                follow_ups.iter().for_each(|f| persons[0][*f] = 0);
                point[variable] = after;
                persons[1] = self.worst(top, point, &follow_ups);
                let mut persons = persons.map(|p| self.space.person(&p));
                for (person, answer) in persons.iter_mut().zip([from, to]) {
                    match answer {
                        Some(answer) => person.set(finding, answer.clone()),
                        None => person.remove(finding),
                    }
                }
                let [before, after] = persons;
                return Some((level, self.simplest(strictness, level, before, after)));
            }
        }
        None
    }

    /// The level that everybody gets at least who gives this answer, whatever else they answer.
    pub fn least(&mut self, strictness: Strictness, finding: FindingIx, answer: &Answer) -> Option<Level> {
        let variable = self.space.variable_of(finding)?;
        let class = self.space.variables[variable].class_of(self.space.guide, Some(answer))?;
        Level::ALL.into_iter().find(|level| {
            let top = self.levels(strictness).at_least(*level);
            self.diagrams.given(top, variable, class) == TRUE
        })
    }

    /// Whether any person loses a level when the branch of a variable changes. Nodes below the variable are compared as they
    /// are: people above it keep their answers.
    fn may_fall(&mut self, strictness: Strictness, place: usize, variable: usize, (before, after): (u16, u16)) -> bool {
        let askers = &self.askers[usize::from(strictness == Strictness::Strict)][place][variable];
        let diagrams = &mut self.diagrams;
        askers.iter().any(|node| {
            let (high, low) = (diagrams.branch(*node, variable, before), diagrams.branch(*node, variable, after));
            !diagrams.within(high, low)
        })
    }

    /// Everybody who is in a set whatever they answer to one question.
    fn whatever(&mut self, node: Ix, variable: usize) -> Ix {
        self.diagrams.rebuild(node, &mut FxHashMap::default(), &mut |diagrams, v, branches| {
            if v == variable {
                branches.iter().fold(TRUE, |all, b| diagrams.and(all, *b))
            } else {
                diagrams.make(v, branches)
            }
        })
    }

    /// Somebody in one set and not in the other.
    fn between(&mut self, mut high: Ix, mut low: Ix) -> Point {
        let mut point = vec![0; self.space.variables.len()];
        while let Some((v, b)) = self.diagrams.apart(high, low) {
            point[v] = b;
            (high, low) = (self.diagrams.branch(high, v, b), self.diagrams.branch(low, v, b));
        }
        point
    }

    /// The person at a point with answers to the follow-up questions that keep them out of a set.
    fn worst(&mut self, top: Ix, mut point: Point, follow_ups: &[usize]) -> Point {
        if follow_ups.is_empty() {
            return point;
        }
        let mut left = top;
        for (v, b) in point.iter().enumerate().filter(|(v, _)| !follow_ups.contains(v)) {
            left = self.diagrams.given(left, v, *b);
        }
        let out = self.between(TRUE, left);
        follow_ups.iter().for_each(|v| point[*v] = out[*v]);
        point
    }

    /// The fall with every answer left out that it does not need; the engine is asked each time.
    fn simplest(&self, strictness: Strictness, lost: Level, mut before: Answers, mut after: Answers) -> Fall {
        let level = |person: &Answers| triage(self.space.guide, person, strictness).level;
        let shared = |f: &FindingIx| before.get(*f) == after.get(*f);
        let others: Vec<FindingIx> = before.iter().map(|(f, _)| f).filter(shared).collect();
        for other in others {
            let (mut was, mut is) = (before.clone(), after.clone());
            was.remove(other);
            is.remove(other);
            if level(&was) >= lost && level(&is) < lost {
                (before, after) = (was, is);
            }
        }
        Fall { strictness, from: level(&before), to: level(&after), before, after }
    }
}

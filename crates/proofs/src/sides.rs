//! Both sides of each rule: who it fires on, and the one changed answer that silences it, for each part of its condition.
//!
//! A rule is looked at alone, over the findings it reads. What is said of it changes only when it changes itself, or a
//! definition it uses.

use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Condition, FindingIx, Guide, RuleKind, Strictness};
use legcheck_engine::logic::{Facts, Truth, Unanswered};
use std::fmt::Write as _;

use crate::diagram::{Diagrams, FALSE, Ix, Point, TRUE};
use crate::encoding::Encoder;
use crate::space::{Space, collect};

/// Most people that are put to the engine one by one for one condition.
const ONE_BY_ONE: f64 = 1_000_000.0;

/// What was found out about one condition.
pub struct Sides {
    /// Every part that asks something.
    pub parts: Vec<Part>,
    /// How many people, folded, the condition tells apart at most.
    pub kinds: f64,
    /// How many of them the engine was asked about; all of them when the two are equal.
    pub asked: f64,
    /// Whether there were too many people, or ways through the diagram, to ask about all of them.
    pub cut: bool,
    /// Somebody on whom engine and diagram differ, which must not be.
    pub differs: Option<Answers>,
    /// Whether it can hold, and whether it can fail.
    pub both: bool,
}

/// A part of a condition that asks something.
pub struct Part {
    /// It, in words of the files.
    pub words: String,
    /// Whether the condition would be the same for everybody without it.
    pub idle: bool,
    /// Whether it may be: passing over counts as "not sure" where that can be said, so that a list of all questions passed
    /// over repeats the list of those not sure.
    pub may_idle: bool,
    /// Two people who show that it is not.
    pub pair: Option<Pair>,
}

/// Two people who differ in one answer.
pub struct Pair {
    /// The condition holds of this one.
    pub holds: Answers,
    /// And not of this one.
    pub fails: Answers,
    /// The finding in which they differ.
    pub differ: FindingIx,
}

/// Every definition and rule with its name: several readings of a sign are told apart by their place.
pub fn conditions(guide: &Guide) -> Vec<(String, &Condition)> {
    let mut named: Vec<(String, &Condition)> =
        guide.definitions.iter().map(|d| (format!("definition {}", d.id), &d.when)).collect();
    for rules in guide.rules.chunk_by(|a, b| a.id == b.id) {
        for (place, rule) in rules.iter().enumerate() {
            let strictness = match rule.kind {
                RuleKind::ArticleSign => format!(", reading {}", place + 1),
                RuleKind::ArticleSignLiteral => ", word for word".to_owned(),
                RuleKind::Added => String::new(),
            };
            named.push((format!("rule {}{strictness}, {}", rule.id, rule.level.id()), &rule.when));
        }
    }
    named
}

/// What is wrong with a condition, if anything.
pub fn faults(guide: &Guide, name: &str, condition: &Condition, sides: &Sides) -> Vec<String> {
    let mut faults = Vec::new();
    if !sides.both {
        faults.push(format!("{name} never holds, or always"));
    }
    if sides.cut {
        faults.push(format!("{name} has too many ways to hold for the engine to be asked about each"));
    }
    if let Some(person) = &sides.differs {
        faults.push(format!("{name}: engine and diagram differ on {}", person.to_line(guide)));
    }
    for part in &sides.parts {
        if part.idle && !part.may_idle {
            faults.push(format!("{name}: without the part {:?} it would be the same", part.words));
        }
        if let Some(pair) = &part.pair {
            if !holds(guide, condition, &pair.holds) || holds(guide, condition, &pair.fails) {
                faults.push(format!("{name}: the engine does not agree on the two people for {:?}", part.words));
            }
        } else if !part.idle {
            faults.push(format!("{name}: no two people show what the part {:?} does", part.words));
        }
    }
    faults
}

/// Looks at one condition from both sides.
pub fn look(guide: &Guide, condition: &Condition) -> Sides {
    // Findings in file order: the people found then stay the same when other rules change.
    let space = Space::new(guide, &[condition], FindingIx::at);
    let mut diagrams = Diagrams::new(space.widths());
    let mut encoder = Encoder::new(guide, Strictness::Standard);
    let whole = encoder.condition(&space, &mut diagrams, condition);
    let Compared { asked, differs, cut } = compare(&space, &mut diagrams, condition, whole);
    let mut parts = Vec::new();
    leaves(condition, &mut parts);
    let parts = parts.into_iter().enumerate().map(|(place, leaf)| {
        let own = encoder.condition(&space, &mut diagrams, leaf);
        let on = fixed(&mut encoder, &space, &mut diagrams, condition, &mut 0, place, TRUE);
        let off = fixed(&mut encoder, &space, &mut diagrams, condition, &mut 0, place, FALSE);
        let decides = unlike(&mut diagrams, on, off);
        let mut seek = Seek { space: &space, diagrams: &mut diagrams, whole, own, leaf };
        // Preferably a person for whom the condition holds because of this part; else one for whom it fails because of it.
        let pair = seek.pair(decides, TRUE).or_else(|| seek.pair(TRUE, decides));
        // A part is idle when holding it fixed, one way or the other, changes nothing for anybody.
        let may_idle = matches!(leaf, Condition::PassedOver(f) if guide.choice_where(*f, |c| c.is_unsure).is_some());
        Part { words: words(guide, leaf), idle: on == whole || off == whole, may_idle, pair }
    });
    let parts = parts.collect();
    let kinds = space.widths().iter().map(|w| f64::from(*w)).product();
    Sides { parts, kinds, asked, cut, differs, both: whole != FALSE && whole != TRUE }
}

/// Whether a condition holds of a person in the standard reading, as the engine says.
pub fn holds(guide: &Guide, condition: &Condition, person: &Answers) -> bool {
    Facts::new(guide, person, Strictness::Standard, Unanswered::NotAsked).truth(condition) == Truth::True
}

/// What the engine said.
struct Compared {
    asked: f64,
    differs: Option<Answers>,
    cut: bool,
}

/// Asks the engine about everybody, or where they are too many, about one person for each way through the diagram.
fn compare(space: &Space<'_>, diagrams: &mut Diagrams, condition: &Condition, whole: Ix) -> Compared {
    let widths = space.widths();
    let all = widths.iter().map(|w| f64::from(*w)).product::<f64>() <= ONE_BY_ONE;
    let mut asked = 0.0;
    let mut differs = None;
    let mut ask = |diagrams: &Diagrams, point: &[u16]| {
        let person = space.person(point);
        asked += 1.0;
        if holds(space.guide, condition, &person) != diagrams.holds(whole, point) {
            differs.get_or_insert(person);
        }
    };
    let mut point: Point = vec![0; widths.len()];
    let mut left = ONE_BY_ONE;
    if all {
        everybody(diagrams, &widths, 0, &mut point, &mut ask);
    } else {
        ways(diagrams, &widths, whole, &mut point, &mut left, &mut ask);
    }
    Compared { asked, differs, cut: left <= 0.0 }
}

fn everybody(
    diagrams: &Diagrams,
    widths: &[u16],
    at: usize,
    point: &mut Point,
    ask: &mut impl FnMut(&Diagrams, &[u16]),
) {
    if at == widths.len() {
        ask(diagrams, point);
        return;
    }
    for branch in 0..widths[at] {
        point[at] = branch;
        everybody(diagrams, widths, at + 1, point, ask);
    }
}

fn ways(
    diagrams: &Diagrams,
    widths: &[u16],
    node: Ix,
    point: &mut Point,
    left: &mut f64,
    ask: &mut impl FnMut(&Diagrams, &[u16]),
) {
    if *left <= 0.0 {
        return;
    }
    if node <= TRUE {
        *left -= 1.0;
        ask(diagrams, point);
        return;
    }
    let at = diagrams.variable(node);
    for branch in 0..widths[at] {
        point[at] = branch;
        ways(diagrams, widths, diagrams.branch(node, at, branch), point, left, ask);
    }
    point[at] = 0;
}

/// The parts of a condition that ask something, in the order of the text. A definition counts as one part.
fn leaves<'a>(condition: &'a Condition, out: &mut Vec<&'a Condition>) {
    match condition {
        // The reading is no answer, so it has no two sides.
        Condition::StandardReading => {}
        Condition::Answered(..) | Condition::PassedOver(_) | Condition::Is(_) => out.push(condition),
        Condition::Not(part) => leaves(part, out),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().for_each(|p| leaves(p, out));
        }
    }
}

/// The condition with the part at one place held fixed.
fn fixed(
    encoder: &mut Encoder,
    space: &Space<'_>,
    diagrams: &mut Diagrams,
    condition: &Condition,
    next: &mut usize,
    place: usize,
    value: Ix,
) -> Ix {
    let mut sub = |part: &Condition, diagrams: &mut Diagrams, next: &mut usize| {
        fixed(encoder, space, diagrams, part, next, place, value)
    };
    match condition {
        Condition::StandardReading => TRUE,
        Condition::Answered(..) | Condition::PassedOver(_) | Condition::Is(_) => {
            *next += 1;
            if *next == place + 1 { value } else { encoder.condition(space, diagrams, condition) }
        }
        Condition::Not(part) => {
            let part = sub(part, diagrams, next);
            diagrams.not(part)
        }
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            let made: Vec<Ix> = parts.iter().map(|p| sub(p, diagrams, next)).collect();
            match condition {
                Condition::All(_) => made.into_iter().fold(TRUE, |all, part| diagrams.and(all, part)),
                Condition::AtLeast(n, _) => diagrams.at_least(usize::from(*n), &made),
                _ => made.into_iter().fold(FALSE, |any, part| diagrams.or(any, part)),
            }
        }
    }
}

/// Everybody on whom two diagrams differ.
fn unlike(diagrams: &mut Diagrams, a: Ix, b: Ix) -> Ix {
    let (not_a, not_b) = (diagrams.not(a), diagrams.not(b));
    let (only_a, only_b) = (diagrams.and(a, not_b), diagrams.and(b, not_a));
    diagrams.or(only_a, only_b)
}

/// The search for two people who show that a part of a condition matters.
struct Seek<'a> {
    space: &'a Space<'a>,
    diagrams: &'a mut Diagrams,
    whole: Ix,
    own: Ix,
    leaf: &'a Condition,
}

impl Seek<'_> {
    /// Two people who differ in one answer that the part reads, and for whom both the part and the condition come out
    /// differently: those with the fewest answers, the first in the order of the files. The condition holds of the one,
    /// who is `first`, and fails of the other, who is `second`.
    fn pair(&mut self, first: Ix, second: Ix) -> Option<Pair> {
        let mut read = Vec::new();
        collect(self.space.guide, self.leaf, &mut |f, _| read.push(f));
        read.sort_unstable();
        read.dedup();
        let (whole, own) = (self.whole, self.own);
        let (fails, not_own) = (self.diagrams.not(whole), self.diagrams.not(own));
        let first = self.diagrams.and(whole, first);
        let second = self.diagrams.and(fails, second);
        let mut best: Option<(u32, Point, Point, FindingIx)> = None;
        for finding in read {
            let variable = self.space.variable_of(finding)?;
            for (with, without) in [(own, not_own), (not_own, own)] {
                let here = self.diagrams.and(first, with);
                let there = self.diagrams.and(second, without);
                for (holds, fails) in self.neighbours(here, there, variable) {
                    let cost = holds.iter().chain(&fails).map(|b| u32::from(*b > 0)).sum();
                    if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                        best = Some((cost, holds, fails, finding));
                    }
                }
            }
        }
        let (_, holds, fails, differ) = best?;
        Some(Pair { holds: self.space.person(&holds), fails: self.space.person(&fails), differ })
    }

    /// For each two branches of a variable: the simplest person who is in one set with the one and in the other set with
    /// the other.
    fn neighbours(&mut self, here: Ix, there: Ix, variable: usize) -> Vec<(Point, Point)> {
        let width = self.space.widths()[variable];
        let here: Vec<Ix> = (0..width).map(|b| self.diagrams.given(here, variable, b)).collect();
        let there: Vec<Ix> = (0..width).map(|b| self.diagrams.given(there, variable, b)).collect();
        let mut found = Vec::new();
        for (a, one) in (0..).zip(&here) {
            for (b, other) in (0..).zip(&there) {
                let both = self.diagrams.and(*one, *other);
                if let Some(point) = self.diagrams.cheapest(both, |_, branch| u32::from(branch > 0)) {
                    let (mut holds, mut fails) = (point.clone(), point);
                    (holds[variable], fails[variable]) = (a, b);
                    found.push((holds, fails));
                }
            }
        }
        found
    }
}

/// A part in words of the files.
fn words(guide: &Guide, leaf: &Condition) -> String {
    match leaf {
        Condition::Answered(f, choices) => {
            let choices: Vec<&str> = choices.iter().map(|c| guide.choices[c.at()].id.as_str()).collect();
            format!("{}: {}", guide.findings[f.at()].id, choices.join(", "))
        }
        Condition::PassedOver(f) => format!("{} passed over", guide.findings[f.at()].id),
        Condition::Is(ix) => format!("is {}", guide.definitions[ix.at()].id),
        _ => String::new(),
    }
}

/// The sides of a condition as text, one line for each part.
pub fn text(guide: &Guide, sides: &Sides) -> String {
    let mut out = String::new();
    for Part { words, idle, pair, .. } in &sides.parts {
        if *idle {
            let _ = writeln!(out, "{words}\n    idle: without it the condition is the same");
            continue;
        }
        let Some(pair) = pair else {
            let _ = writeln!(out, "{words}\n    decides only where other answers change too");
            continue;
        };
        let mut change = Answers::default();
        if let Some(answer) = pair.fails.get(pair.differ) {
            change.set(pair.differ, answer.clone());
        }
        let change = if change.is_empty() {
            format!("{} not answered", guide.findings[pair.differ.at()].id)
        } else {
            change.to_line(guide)
        };
        let holds = if pair.holds.is_empty() { "nothing answered".to_owned() } else { pair.holds.to_line(guide) };
        let _ = writeln!(out, "{words}\n    holds: {}\n    fails: {change}", holds.replace(';', "; "));
    }
    out
}

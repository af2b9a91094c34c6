//! When an emergency is certain: the engine's answer in the middle of the interview, against every way to go on.
//!
//! Here a person is half answered: each question is open, left out, or has an answer. The engine reads conditions with
//! three values (`legcheck_engine::logic`). Both readings become diagrams over the half-answered people, so that they
//! can be compared over all of them.

use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, Condition, FindingIx, Guide, Level, RuleIx, Strictness};
use rustc_hash::FxHashMap;

use crate::diagram::{Diagrams, FALSE, Ix, Point, TRUE};
use crate::space::{Leaf, Space};

/// Branch 0 of each variable is "still open"; the classes of the space follow, "not answered" (left out) first.
const OPEN: u16 = 0;
/// The branch of "left out".
const LEFT_OUT: u16 = 1;

/// A condition with three values: who makes it true, and who does not make it false.
#[derive(Clone, Copy)]
struct Kleene {
    sure: Ix,
    possible: Ix,
}

/// What is certain of half-answered people, under one reading.
pub struct Certain<'a> {
    /// The answers that emergency rules read, and the questions that these hang on.
    pub space: Space<'a>,
    /// The diagrams.
    pub diagrams: Diagrams,
    /// For whom an emergency is certain: by three values, or whatever is said to one more question.
    pub says: Ix,
    /// Who is an emergency on the answers so far.
    pub now: Ix,
    /// For whom some way to go on ends without an emergency.
    pub escapes: Ix,
    /// Whose answers fit together: a question that hangs on another was asked only when it applied, and none was left out.
    pub fitting: Ix,
}

impl<'a> Certain<'a> {
    /// Encodes the emergencies of a guide.
    pub fn new(guide: &'a Guide, strictness: Strictness) -> Self {
        let emergency = |ix: &RuleIx| guide.rules[ix.at()].level == Level::EmergencyNow;
        let all = || (0..).map(RuleIx).take(guide.rules.len()).filter(|r| guide.rules[r.at()].takes_part(strictness));
        let conditions: Vec<&Condition> = all()
            .filter(|r| emergency(r) || guide.rules[r.at()].cancels.iter().any(emergency))
            .map(|r| &guide.rules[r.at()].when)
            .collect();
        let space = Space::with_questions(guide, &conditions);
        let mut diagrams = Diagrams::new(space.widths().iter().map(|w| w + 1).collect());
        let (mut open, mut closed) = (Reader::new(guide, strictness, true), Reader::new(guide, strictness, false));
        let (mut says, mut emergencies) = (FALSE, FALSE);
        for rule in all().filter(emergency) {
            let when = &guide.rules[rule.at()].when;
            let mut certain = open.read(&space, &mut diagrams, when).sure;
            let mut fires = closed.read(&space, &mut diagrams, when).sure;
            certain = diagrams.and(certain, fires);
            for by in all().filter(|by| guide.rules[by.at()].cancels.contains(&rule)) {
                let when = &guide.rules[by.at()].when;
                let cancelled = closed.read(&space, &mut diagrams, when).sure;
                let may_be = open.read(&space, &mut diagrams, when).possible;
                let either = diagrams.or(cancelled, may_be);
                let (kept, stands) = (diagrams.not(either), diagrams.not(cancelled));
                certain = diagrams.and(certain, kept);
                fires = diagrams.and(fires, stands);
            }
            says = diagrams.or(says, certain);
            emergencies = diagrams.or(emergencies, fires);
        }
        says = whatever_is_said(guide, &space, &mut diagrams, says);
        let mut ended = diagrams.not(emergencies);
        let mut fitting = TRUE;
        for (at, variable) in space.variables.iter().enumerate() {
            let unanswered = diagrams.among(at, |b| b == OPEN);
            let not_left_out = diagrams.among(at, |b| b != LEFT_OUT);
            fitting = diagrams.and(fitting, not_left_out);
            if let Some(ask_if) = &guide.findings[variable.finding.at()].ask_if {
                let applied = open.read(&space, &mut diagrams, ask_if).sure;
                let fits = diagrams.or(applied, unanswered);
                fitting = diagrams.and(fitting, fits);
                let silent = diagrams.among(at, |b| b == OPEN || b == LEFT_OUT);
                let applies = closed.read(&space, &mut diagrams, ask_if).sure;
                let allowed = diagrams.or(applies, silent);
                ended = diagrams.and(ended, allowed);
            }
        }
        // An open question may come to any answer, or to none.
        let escapes = diagrams.rebuild(ended, &mut FxHashMap::default(), &mut |diagrams, variable, mut branches| {
            branches[usize::from(OPEN)] = branches[1..].iter().fold(FALSE, |any, b| diagrams.or(any, *b));
            diagrams.make(variable, branches)
        });
        Self { space, diagrams, says, now: emergencies, escapes, fitting }
    }

    /// Somebody for whom the engine calls an emergency certain although it could be taken back.
    pub fn unsound(&mut self) -> Option<Answers> {
        let both = self.diagrams.and(self.says, self.escapes);
        self.somebody(both)
    }

    /// Somebody whose way must end in an emergency, and who is none on the answers so far: the engine would not even look.
    pub fn silent(&mut self) -> Option<Answers> {
        let (bound, not_now) = (self.bound(), self.diagrams.not(self.now));
        let both = self.diagrams.and(bound, not_now);
        self.somebody(both)
    }

    /// Everybody whose answers fit and whose way must end in an emergency.
    fn bound(&mut self) -> Ix {
        let no_escape = self.diagrams.not(self.escapes);
        self.diagrams.and(self.fitting, no_escape)
    }

    /// Everybody of those for whom the engine still waits.
    fn late(&mut self) -> Ix {
        let (bound, not_said) = (self.bound(), self.diagrams.not(self.says));
        self.diagrams.and(bound, not_said)
    }

    /// Somebody whose way must end in an emergency, and for whom the engine still waits.
    pub fn told_late(&mut self) -> Option<Answers> {
        let late = self.late();
        self.somebody(late)
    }

    /// How many half-answered states fit, how many of them must end in an emergency, and in how many the engine waits.
    pub fn counts(&mut self) -> (f64, f64, f64) {
        let open = |w: Vec<f64>| std::iter::once(1.0).chain(w).collect();
        let weights: Vec<Vec<f64>> = self.space.weights().into_iter().map(open).collect();
        let (bound, late) = (self.bound(), self.late());
        let count = |ix| self.diagrams.count(ix, &weights);
        (count(self.fitting), count(bound), count(late))
    }

    /// Somebody in a set, with few answers.
    pub fn somebody(&self, set: Ix) -> Option<Answers> {
        self.diagrams.cheapest(set, |_, branch| u32::from(branch > 0)).map(|point| self.person(&point))
    }

    /// The node of a half-answered person; `None` if an answer contradicts itself.
    pub fn point(&self, answers: &Answers) -> Option<Point> {
        let branch = |finding: FindingIx| match answers.get(finding) {
            None | Some(Answer::ToAskAlone) => Some(OPEN),
            given => {
                let variable = &self.space.variables[self.space.variable_of(finding)?];
                variable.class_of(self.space.guide, given).map(|class| class + LEFT_OUT)
            }
        };
        self.space.variables.iter().map(|v| branch(v.finding)).collect()
    }

    /// Whether every way to go on ends in an emergency.
    pub fn is_certain(&self, answers: &Answers) -> Option<bool> {
        Some(!self.diagrams.holds(self.escapes, &self.point(answers)?))
    }

    /// The half-answered person at a point.
    pub fn person(&self, point: &[u16]) -> Answers {
        let mut answers = Answers::default();
        for (variable, branch) in self.space.variables.iter().zip(point) {
            if let Some(class) = branch.checked_sub(LEFT_OUT) {
                let sample = variable.classes[usize::from(class)].sample.clone();
                answers.set(variable.finding, sample.unwrap_or(Answer::LeftOut));
            }
        }
        answers
    }
}

/// Adds for whom each answer to one open question makes an emergency certain, as the engine does (`SoFar::emergency`).
/// Three values alone do not see that two open questions hang together: a let-down may need two answers that nobody can
/// give both.
fn whatever_is_said(guide: &Guide, space: &Space<'_>, diagrams: &mut Diagrams, says: Ix) -> Ix {
    let mut more = says;
    for (at, variable) in space.variables.iter().enumerate() {
        if guide.findings[variable.finding.at()].kind == AnswerKind::Multiple {
            continue;
        }
        let split = diagrams.rebuild(says, &mut FxHashMap::default(), &mut |diagrams, variable, mut branches| {
            if variable == at {
                branches[usize::from(OPEN)] = branches[1..].iter().fold(TRUE, |all, b| diagrams.and(all, *b));
            }
            diagrams.make(variable, branches)
        });
        more = diagrams.or(more, split);
    }
    more
}

/// Reads conditions over half-answered people, as `legcheck_engine::logic::Facts` does.
struct Reader {
    strictness: Strictness,
    may_come: bool,
    known: Vec<Option<Kleene>>,
}

impl Reader {
    fn new(guide: &Guide, strictness: Strictness, may_come: bool) -> Self {
        Self { strictness, may_come, known: vec![None; guide.definitions.len()] }
    }

    fn read(&mut self, space: &Space<'_>, diagrams: &mut Diagrams, condition: &Condition) -> Kleene {
        match condition {
            Condition::Answered(f, choices) => self.leaf(space, diagrams, *f, &Some(choices.clone())),
            Condition::PassedOver(f) => self.leaf(space, diagrams, *f, &None),
            Condition::StandardReading => {
                let holds = if self.strictness == Strictness::Standard { TRUE } else { FALSE };
                Kleene { sure: holds, possible: holds }
            }
            Condition::Is(ix) => {
                if let Some(known) = self.known[ix.at()] {
                    return known;
                }
                let made = self.read(space, diagrams, &space.guide.definitions[ix.at()].when);
                self.known[ix.at()] = Some(made);
                made
            }
            Condition::Not(part) => {
                let part = self.read(space, diagrams, part);
                Kleene { sure: diagrams.not(part.possible), possible: diagrams.not(part.sure) }
            }
            Condition::All(parts) => self.count(space, diagrams, parts, parts.len()),
            Condition::Any(parts) => self.count(space, diagrams, parts, 1),
            Condition::AtLeast(n, parts) => self.count(space, diagrams, parts, usize::from(*n)),
        }
    }

    fn count(&mut self, space: &Space<'_>, diagrams: &mut Diagrams, parts: &[Condition], need: usize) -> Kleene {
        let parts: Vec<Kleene> = parts.iter().map(|p| self.read(space, diagrams, p)).collect();
        let (sure, possible): (Vec<Ix>, Vec<Ix>) = parts.iter().map(|p| (p.sure, p.possible)).unzip();
        Kleene { sure: diagrams.at_least(need, &sure), possible: diagrams.at_least(need, &possible) }
    }

    fn leaf(&mut self, space: &Space<'_>, diagrams: &mut Diagrams, finding: FindingIx, leaf: &Leaf) -> Kleene {
        let (at, variable, place) = space.leaf(finding, leaf);
        let sure = diagrams.among(at, |b| b != OPEN && variable.classes[usize::from(b - LEFT_OUT)].holds[place]);
        if !self.may_come {
            return Kleene { sure, possible: sure };
        }
        let may_ask = match &space.guide.findings[finding.at()].ask_if {
            Some(ask_if) => self.read(space, diagrams, ask_if).possible,
            None => TRUE,
        };
        let open = diagrams.among(at, |b| b == OPEN);
        let coming = diagrams.and(open, may_ask);
        Kleene { sure, possible: diagrams.or(sure, coming) }
    }
}

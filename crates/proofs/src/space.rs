//! The whole answer space, folded: answers to a finding that no condition tells apart are one branch.

use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, Condition, FindingIx, Guide};
use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::diagram::Point;

/// What a condition may ask of one finding: one of these choices, or (`None`) whether it was passed over.
pub type Leaf = Option<Vec<ChoiceIx>>;

/// Answers to one finding that read alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Which of the finding's leaves hold.
    pub holds: Vec<bool>,
    /// How many answers are of this class.
    pub ways: f64,
    /// The simplest of them; none is "not answered".
    pub sample: Option<Answer>,
}

/// A finding that some condition reads.
pub struct Variable {
    /// Which finding.
    pub finding: FindingIx,
    /// What conditions ask of it.
    pub leaves: Vec<Leaf>,
    /// Its answers, folded. The first holds "not answered".
    pub classes: Vec<Class>,
}

impl Variable {
    fn new(guide: &Guide, finding: FindingIx, leaves: Vec<Leaf>) -> Self {
        let mut variable = Self { finding, leaves, classes: Vec::new() };
        variable.add(guide, 1.0, None);
        variable.add(guide, 1.0, Some(Answer::PassedOver));
        let f = &guide.findings[finding.at()];
        let stands_alone = |c: &ChoiceIx| f.kind != AnswerKind::Multiple || guide.choices[c.at()].is_none;
        let (alone, together): (Vec<_>, Vec<_>) = guide.choices_of(finding).partition(stands_alone);
        for choice in alone {
            variable.add(guide, 1.0, Some(Answer::Chosen(vec![choice])));
        }
        // Sets of choices: a leaf holds of a set when it holds of a member, so each choice doubles what is there. The
        // sets are never listed one by one, since a finding may have twenty choices.
        let mut sets: Vec<(Vec<bool>, f64, Vec<ChoiceIx>)> = Vec::new();
        for choice in together {
            let own = variable.strictness(guide, Some(&Answer::Chosen(vec![choice])));
            let grown = sets.clone().into_iter().map(|(holds, ways, mut set)| {
                set.push(choice);
                (holds.iter().zip(&own).map(|(a, b)| *a || *b).collect(), ways, set)
            });
            for (holds, ways, set) in std::iter::once((own.clone(), 1.0, vec![choice])).chain(grown) {
                match sets.iter_mut().find(|s| s.0 == holds) {
                    Some(known) => {
                        known.1 += ways;
                        if set.len() < known.2.len() {
                            known.2 = set;
                        }
                    }
                    None => sets.push((holds, ways, set)),
                }
            }
        }
        for (_, ways, set) in sets {
            variable.add(guide, ways, Some(Answer::Chosen(set)));
        }
        variable
    }

    fn add(&mut self, guide: &Guide, ways: f64, sample: Option<Answer>) {
        let holds = self.strictness(guide, sample.as_ref());
        match self.classes.iter_mut().find(|c| c.holds == holds) {
            Some(known) => known.ways += ways,
            None => self.classes.push(Class { holds, ways, sample }),
        }
    }

    /// Which leaves hold of an answer; this must say what `Facts::truth` says of a leaf.
    pub fn strictness(&self, guide: &Guide, answer: Option<&Answer>) -> Vec<bool> {
        let unsure = |c: &ChoiceIx| guide.choices[c.at()].is_unsure;
        let safety = guide.findings[self.finding.at()].safety;
        let holds = |leaf: &Leaf| match (answer, leaf) {
            (Some(Answer::Chosen(given)), Some(choices)) => given.iter().any(|c| choices.contains(c)),
            (Some(Answer::PassedOver), Some(choices)) => safety && choices.iter().any(unsure),
            (Some(Answer::PassedOver), None) => true,
            _ => false,
        };
        self.leaves.iter().map(holds).collect()
    }

    /// The class of an answer; none for an answer that contradicts itself in a way no other one reads like.
    pub fn class_of(&self, guide: &Guide, answer: Option<&Answer>) -> Option<u16> {
        let holds = self.strictness(guide, answer);
        self.classes.iter().position(|c| c.holds == holds).and_then(|i| u16::try_from(i).ok())
    }
}

/// The answer space over the findings that some conditions read.
pub struct Space<'a> {
    /// The guide.
    pub guide: &'a Guide,
    /// The findings, in the order in which diagrams ask them.
    pub variables: Vec<Variable>,
    /// The variable of each finding, if it is read.
    of: Vec<Option<usize>>,
}

impl<'a> Space<'a> {
    /// The space that these conditions span, in an order of findings that keeps diagrams small; see [`order`].
    pub fn spanned(guide: &'a Guide, conditions: &[&Condition]) -> Self {
        let order = order(guide, conditions);
        Self::new(guide, conditions, |f| order.iter().position(|o| *o == f).unwrap_or(usize::MAX))
    }

    /// The space that these conditions span together with the questions they hang on: a finding that is asked only when
    /// another has a certain answer makes that other one matter too.
    pub fn with_questions(guide: &'a Guide, conditions: &[&Condition]) -> Self {
        let mut conditions = conditions.to_vec();
        loop {
            let space = Self::spanned(guide, &conditions);
            let asked = space.variables.iter().filter_map(|v| guide.findings[v.finding.at()].ask_if.as_ref());
            let missing: Vec<&Condition> =
                asked.filter(|c| !conditions.iter().any(|known| std::ptr::eq(*known, *c))).collect();
            if missing.is_empty() {
                return space;
            }
            conditions.extend(missing);
        }
    }

    /// The space that these conditions span, through definitions; `order` is the place of each finding.
    pub fn new(guide: &'a Guide, conditions: &[&Condition], order: impl Fn(FindingIx) -> usize) -> Self {
        let mut leaves: Vec<BTreeSet<Leaf>> = vec![BTreeSet::new(); guide.findings.len()];
        conditions.iter().for_each(|c| collect(guide, c, &mut |f, leaf| _ = leaves[f.at()].insert(leaf)));
        let mut findings: Vec<FindingIx> = guide.finding_indexes().filter(|f| !leaves[f.at()].is_empty()).collect();
        findings.sort_by_key(|f| (order(*f), *f));
        let mut of = vec![None; guide.findings.len()];
        findings.iter().enumerate().for_each(|(i, f)| of[f.at()] = Some(i));
        let variable = |f: &FindingIx| Variable::new(guide, *f, leaves[f.at()].iter().cloned().collect());
        Self { guide, variables: findings.iter().map(variable).collect(), of }
    }

    /// The variable of a finding; none when no condition reads it.
    pub fn variable_of(&self, finding: FindingIx) -> Option<usize> {
        self.of[finding.at()]
    }

    /// The position of a leaf of a spanned condition: the index of its variable, the variable, and its index there.
    ///
    /// # Panics
    /// When no condition of this space has the leaf.
    pub fn leaf(&self, finding: FindingIx, leaf: &Leaf) -> (usize, &Variable, usize) {
        let at = self.variable_of(finding).expect("the space spans every condition");
        let variable = &self.variables[at];
        let place = variable.leaves.iter().position(|l| l == leaf).expect("the space knows every leaf");
        (at, variable, place)
    }

    /// Number of branches of each variable.
    pub fn widths(&self) -> Vec<u16> {
        let width = |v: &Variable| u16::try_from(v.classes.len()).expect("fewer kinds of answers than 65,536");
        self.variables.iter().map(width).collect()
    }

    /// Number of answers behind each branch of each variable.
    pub fn weights(&self) -> Vec<Vec<f64>> {
        self.variables.iter().map(|v| v.classes.iter().map(|c| c.ways).collect()).collect()
    }

    /// The number of ways to answer these findings.
    pub fn states(&self) -> f64 {
        self.weights().iter().map(|w| w.iter().sum::<f64>()).product()
    }

    /// The point of a person; `None` if the answers contradict themselves.
    pub fn point(&self, answers: &Answers) -> Option<Point> {
        self.variables.iter().map(|v| v.class_of(self.guide, answers.get(v.finding))).collect()
    }

    /// The simplest person at that point.
    pub fn person(&self, point: &[u16]) -> Answers {
        let mut answers = Answers::default();
        for (variable, branch) in self.variables.iter().zip(point) {
            if let Some(sample) = variable.classes[usize::from(*branch)].sample.clone() {
                answers.set(variable.finding, sample);
            }
        }
        answers
    }
}

/// The findings that conditions read, in an order that keeps diagrams small.
///
/// First what a quarter of the conditions read: the timing questions, on which nearly all the others hang. Then always the
/// finding that leaves the fewest conditions half read, since a diagram must remember what it has read of each of those.
fn order(guide: &Guide, conditions: &[&Condition]) -> Vec<FindingIx> {
    let mut read: Vec<BTreeSet<FindingIx>> = Vec::new();
    for condition in conditions {
        let mut findings = BTreeSet::new();
        collect(guide, condition, &mut |f, _| _ = findings.insert(f));
        read.push(findings);
    }
    let uses = |f: &FindingIx| read.iter().filter(|r| r.contains(f)).count();
    let mut left: Vec<(usize, FindingIx)> =
        guide.finding_indexes().map(|f| (uses(&f), f)).filter(|(n, _)| *n > 0).collect();
    left.sort_by_key(|(n, f)| (Reverse(*n), *f));
    let shared = left.iter().filter(|(n, _)| n * 4 >= conditions.len()).count();
    let mut order: Vec<FindingIx> = left.drain(..shared).map(|(_, f)| f).collect();
    read.iter_mut().for_each(|r| r.retain(|f| !order.contains(f)));
    while !left.is_empty() {
        let placed = |f: &FindingIx| order[shared..].contains(f);
        let half_read = |next: &FindingIx| {
            let has = |f: &&FindingIx| placed(f) || *f == next;
            read.iter().filter(|r| (1..r.len()).contains(&r.iter().filter(has).count())).count()
        };
        let touching = |next: &FindingIx| read.iter().filter(|r| r.contains(next) && r.iter().any(placed)).count();
        let best = (0..left.len()).min_by_key(|i| (half_read(&left[*i].1), Reverse(touching(&left[*i].1)), *i));
        let (_, next) = left.remove(best.unwrap_or_default());
        order.push(next);
    }
    order
}

/// Every leaf of a condition, looking into definitions.
pub fn collect(guide: &Guide, condition: &Condition, out: &mut impl FnMut(FindingIx, Leaf)) {
    match condition {
        Condition::Answered(f, choices) => out(*f, Some(choices.clone())),
        Condition::PassedOver(f) => out(*f, None),
        Condition::StandardReading => {}
        Condition::Is(ix) => collect(guide, &guide.definitions[ix.at()].when, out),
        Condition::Not(part) => collect(guide, part, out),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().for_each(|p| collect(guide, p, out));
        }
    }
}

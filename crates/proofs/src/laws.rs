//! The laws: which changes of one answer must never lower the level, and for whom they do all the same.
//!
//! Each law is a list of changes. A change is checked for everybody at once, with all other answers kept as they are,
//! whether the interview could ask them together or not, under both readings. Where a law does not hold, the exception
//! is an output like any other: `docs/clinical-safety/law-exceptions.toml` holds each with its reason.

use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, FindingIx, Guide, Level, Strictness};

use crate::space::collect;
use crate::urgency::{Fall, Urgency};

/// A law about one changed answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// "Not sure", passing over and leaving out are never below a denial.
    NotSure,
    /// On a question that cannot be denied, "not sure", passing over and leaving out are never below a choice.
    Timing,
    /// A danger sign is never below its denial or no answer, nor several signs below fewer.
    Sign,
    /// A danger sign is never below its denial, whatever its follow-up questions bring.
    FollowUp,
    /// A danger sign is never below "not sure" about it or passing it over, from "today" upwards. Below that it may be: the
    /// lowest level needs a clear answer to each sign, and a sign that a doctor has explained is one.
    Clear,
    /// Where the choices go from mild to grave, a graver one is never below a milder one.
    Grade,
}

impl Law {
    /// Every law, in the order of the report.
    pub const ALL: [Law; 6] = [Law::NotSure, Law::Sign, Law::FollowUp, Law::Grade, Law::Timing, Law::Clear];

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotSure => "not-sure",
            Self::Timing => "timing",
            Self::Sign => "sign",
            Self::FollowUp => "follow-up",
            Self::Clear => "clear",
            Self::Grade => "grade",
        }
    }

    /// The least level whose loss breaks it.
    fn least(self) -> Level {
        match self {
            Self::Clear => Level::SameDay,
            _ => Level::DoctorSoon,
        }
    }

    /// The law with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.id() == id)
    }

    /// What it says.
    pub fn text(self) -> &'static str {
        match self {
            Self::NotSure => "not sure, passed over or left out is never below \"no\"",
            Self::Timing => "where there is no \"no\", not sure, passed over or left out is never below a choice",
            Self::Sign => "a danger sign is never below \"no\" or no answer, nor several below fewer",
            Self::FollowUp => "a danger sign is never below \"no\", whatever its follow-up questions bring",
            Self::Clear => {
                "a danger sign is never below \"not sure\" or passed over, but for the last step to the next visit"
            }
            Self::Grade => "a graver choice is never below a milder one",
        }
    }
}

/// Safety findings whose choices go from mild to grave, or from grave to mild, in the order of the file. "Not sure" has
/// no place in that order; [`Law::Timing`] speaks of it.
const GRADED: [(&str, Order); 8] = [
    ("power", Order::MildFirst),
    ("alcohol", Order::MildFirst),
    ("onset", Order::GraveFirst),
    ("started", Order::GraveFirst),
    ("change-when", Order::GraveFirst),
    ("last-attack", Order::GraveFirst),
    ("ces-timing", Order::GraveFirst),
    ("new-sign-speed", Order::GraveFirst),
];

/// The branches of the grave choices.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    MildFirst,
    GraveFirst,
}

/// A change of one answer that lowers some person's level.
#[derive(Clone, Debug)]
pub struct Exception {
    /// The law that has this exception.
    pub law: Law,
    /// The finding whose answer changes.
    pub finding: FindingIx,
    /// The answer before, in words of the files.
    pub from: String,
    /// The answer after.
    pub to: String,
    /// The highest level that any person loses.
    pub loses: Level,
    /// Whether it is so in the strict reading only.
    pub strict_only: bool,
    /// Somebody whose level falls, with no answer too many.
    pub fall: Fall,
}

/// What became of a law.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The law.
    pub law: Law,
    /// Number of findings it speaks of.
    pub findings: usize,
    /// Number of changes that were checked, each for everybody and under both readings.
    pub changes: usize,
    /// The changes that lower some person's level.
    pub exceptions: Vec<Exception>,
}

/// Checks one law.
pub fn check(urgency: &mut Urgency<'_>, law: Law) -> Outcome {
    let mut outcome = Outcome { law, findings: 0, changes: 0, exceptions: Vec::new() };
    let guide = urgency.space.guide;
    for finding in guide.finding_indexes().filter(|f| guide.findings[f.at()].safety) {
        if urgency.space.variable_of(finding).is_none() {
            continue;
        }
        let follow_ups = if law == Law::FollowUp { follow_ups(urgency, finding) } else { Vec::new() };
        let changes = changes(guide, law, finding, &follow_ups);
        outcome.findings += usize::from(!changes.is_empty());
        outcome.changes += changes.len();
        for (from, to) in changes {
            let mut fall = |strictness| urgency.fall(strictness, finding, from.as_ref(), to.as_ref(), &follow_ups);
            let breaks = |(loses, _): &(Level, Fall)| *loses >= law.least();
            let standard = fall(Strictness::Standard).filter(breaks);
            let strict_only = standard.is_none();
            if let Some((loses, fall)) = standard.or_else(|| fall(Strictness::Strict).filter(breaks)) {
                let (from, to) = (said(guide, from.as_ref()), said(guide, to.as_ref()));
                outcome.exceptions.push(Exception { law, finding, from, to, loses, strict_only, fall });
            }
        }
    }
    outcome
}

type Change = (Option<Answer>, Option<Answer>);

/// The changes of a finding's answer that a law speaks of.
///
/// Which choices are danger signs follows from the data: a safety finding that can be denied asks for a sign, and each
/// choice of it that is neither the denial nor "not sure" is that sign. Safety findings that cannot be denied say when,
/// how fast, how much or which; they fall under [`Law::Timing`].
fn changes(guide: &Guide, law: Law, finding: FindingIx, follow_ups: &[FindingIx]) -> Vec<Change> {
    let f = &guide.findings[finding.at()];
    let chosen = |choices: &[ChoiceIx]| Some(Answer::Chosen(choices.to_vec()));
    let is_none = |c: &ChoiceIx| guide.choices[c.at()].is_none;
    let is_unsure = |c: &ChoiceIx| guide.choices[c.at()].is_unsure;
    let denial = guide.choices_of(finding).find(is_none);
    let unsure = guide.choices_of(finding).find(is_unsure);
    let signs: Vec<ChoiceIx> = guide.choices_of(finding).filter(|c| !is_none(c) && !is_unsure(c)).collect();
    let unknown = [None, Some(Answer::PassedOver), unsure.and_then(|c| chosen(&[c]))];
    let unknown: Vec<Option<Answer>> =
        unknown.into_iter().enumerate().filter(|(i, a)| *i == 0 || a.is_some()).map(|(_, a)| a).collect();
    let pairs = |from: &[Option<Answer>], to: &[Option<Answer>]| -> Vec<Change> {
        from.iter().flat_map(|a| to.iter().map(|b| (a.clone(), b.clone()))).collect()
    };
    let each_sign: Vec<Option<Answer>> = signs.iter().map(|c| chosen(&[*c])).collect();
    match (law, denial) {
        (Law::NotSure, Some(no)) => pairs(&[chosen(&[no])], &unknown),
        (Law::Timing, None) => pairs(&each_sign, &unknown),
        (Law::Clear, Some(_)) => pairs(&unknown[1..], &each_sign),
        (Law::FollowUp, Some(no)) if !follow_ups.is_empty() => pairs(&[chosen(&[no])], &each_sign),
        (Law::Grade, _) => {
            let order = GRADED.iter().find(|(id, _)| *id == f.id).map(|(_, order)| *order);
            let step = |pair: &[ChoiceIx]| match order {
                Some(Order::MildFirst) => Some((chosen(&pair[..1]), chosen(&pair[1..]))),
                Some(Order::GraveFirst) => Some((chosen(&pair[1..]), chosen(&pair[..1]))),
                None => None,
            };
            signs.windows(2).filter_map(step).collect()
        }
        (Law::Sign, Some(no)) => {
            let mut changes = pairs(&[None, chosen(&[no])], &each_sign);
            if f.kind == AnswerKind::Multiple {
                changes.extend(added(guide, finding, &signs, unsure));
            }
            changes
        }
        _ => Vec::new(),
    }
}

/// Each set of signs (or "not sure") of a list, and the same with one sign more. Sets that read alike are checked once.
fn added(guide: &Guide, finding: FindingIx, signs: &[ChoiceIx], unsure: Option<ChoiceIx>) -> Vec<Change> {
    let mut leaves = Vec::new();
    let mut keep = |f: FindingIx, leaf| {
        if f == finding {
            leaves.extend(leaf);
        }
    };
    guide.rules.iter().for_each(|r| collect(guide, &r.when, &mut keep));
    let reads = |set: &[ChoiceIx]| -> Vec<bool> {
        leaves.iter().map(|leaf: &Vec<ChoiceIx>| set.iter().any(|c| leaf.contains(c))).collect()
    };
    let mut sets: Vec<Vec<ChoiceIx>> = Vec::new();
    for choice in signs.iter().copied().chain(unsure) {
        for mut set in std::iter::once(Vec::new()).chain(sets.clone()) {
            set.push(choice);
            if !sets.iter().any(|known| reads(known) == reads(&set)) {
                sets.push(set);
            }
        }
    }
    let mut changes = Vec::new();
    for set in &sets {
        for sign in signs.iter().filter(|s| !set.contains(s)) {
            let mut more = set.clone();
            more.push(*sign);
            more.sort_unstable();
            if reads(&more) != reads(set) {
                changes.push((Some(Answer::Chosen(set.clone())), Some(Answer::Chosen(more))));
            }
        }
    }
    changes
}

/// The findings that are asked only when this one has a certain answer.
fn follow_ups(urgency: &Urgency<'_>, finding: FindingIx) -> Vec<FindingIx> {
    let guide = urgency.space.guide;
    let hangs = |f: &FindingIx| {
        let mut on = false;
        if let Some(ask_if) = &guide.findings[f.at()].ask_if {
            collect(guide, ask_if, &mut |read, _| on |= read == finding);
        }
        on && urgency.space.variable_of(*f).is_some()
    };
    guide.finding_indexes().filter(hangs).collect()
}

/// An answer in words of the files.
fn said(guide: &Guide, answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Chosen(choices)) => {
            choices.iter().map(|c| guide.choices[c.at()].id.as_str()).collect::<Vec<_>>().join(" + ")
        }
        Some(Answer::PassedOver) => "(passed over)".to_owned(),
        _ => "(no answer)".to_owned(),
    }
}

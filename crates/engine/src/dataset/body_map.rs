//! Which marks on the body picture answer which finding.

use super::{ChoiceIx, FindingIx};
use crate::body_map::{MarkKind, Regions};
use legcheck_codec::packed;

/// The rules that tie marks to findings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BodyMap {
    /// The rules, in file order. Those of one finding are tried from first to last.
    pub rules: Vec<MarkRule>,
    /// Which answers say otherwise than which marks.
    pub conflicts: Vec<MarkConflict>,
}
packed!(struct BodyMap { rules, conflicts });

/// What marks of one kind say about a finding, and which marks an answer draws.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkRule {
    /// The finding.
    pub finding: FindingIx,
    /// The choice that the marks give. `None` if they only call for the question.
    pub choice: Option<ChoiceIx>,
    /// The kind of mark that all regions below refer to.
    pub kind: MarkKind,
    /// The rule is skipped once an earlier rule has given one of these choices.
    pub unless: Vec<ChoiceIx>,
    /// The rule holds when one of these patterns is marked.
    pub when: Vec<MarkPattern>,
    /// The rule also holds when one of these is marked and no earlier rule of the finding accounts for it.
    pub rest: Regions,
    /// What the choice draws; empty without a choice.
    pub draws: Regions,
}
packed!(struct MarkRule { finding, choice, kind, unless, when, rest, draws });

/// A pattern of marks.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkPattern {
    /// At least one region of each part is marked.
    pub parts: Vec<Regions>,
    /// None of these is marked.
    pub absent: Regions,
    /// Of each pair both are marked, or neither.
    pub even: Vec<EvenPair>,
    /// All regions that the rule accounts for, those of `parts` included.
    pub explains: Regions,
}
packed!(struct MarkPattern { parts, absent, even, explains });

/// The same part of the body on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EvenPair {
    /// On one side.
    pub one: Regions,
    /// On the other.
    pub other: Regions,
}
packed!(struct EvenPair { one, other });

/// Marks that an answer contradicts.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkConflict {
    /// The finding.
    pub finding: FindingIx,
    /// An answer that holds nothing but these contradicts the marks.
    pub choices: Vec<ChoiceIx>,
    /// The kind of mark.
    pub kind: MarkKind,
    /// The marks of each of these patterns that is marked.
    pub when: Vec<MarkPattern>,
}
packed!(struct MarkConflict { finding, choices, kind, when });

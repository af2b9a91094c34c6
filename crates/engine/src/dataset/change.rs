//! What can still change: new danger signs and a worse course, never a fact of the past.

use super::condition::Condition;
use super::index::{ChoiceIx, FindingIx};
use legcheck_codec::packed;

/// One answer to one finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenChoice {
    /// The finding.
    pub finding: FindingIx,
    /// The choice.
    pub choice: ChoiceIx,
}
packed!(struct GivenChoice { finding, choice });

/// Everything that can change, and what a change brings with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The answers that come with any new sign.
    pub new_sign: Vec<GivenChoice>,
    /// What downgrades the level.
    pub downgrade: Option<Downgrade>,
    /// The changes, in the order of the file.
    pub list: Vec<Change>,
}
packed!(struct Changes { new_sign, downgrade, list });

/// The answer that downgrades the level: a doctor knows the cause, and all is as usual.
#[derive(Clone, Debug, PartialEq)]
pub struct Downgrade {
    /// The answer.
    pub said: GivenChoice,
    /// What is tried in its place, to see its effect.
    pub otherwise: ChoiceIx,
    /// What replaces it once the weakness gets worse.
    pub changed: Vec<GivenChoice>,
}
packed!(struct Downgrade { said, otherwise, changed });

/// What a change is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChangeKind {
    /// Only its own answers.
    #[default]
    Plain,
    /// A new sign: [`Changes::new_sign`] comes with it.
    Sign,
    /// The weakness itself gets worse and is no longer as usual (see [`Downgrade::changed`]).
    Weakness,
}
packed!(enum ChangeKind { Plain, 1 Sign, 2 Weakness });

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Stable id.
    pub id: String,
    /// What it is.
    pub kind: ChangeKind,
    /// Whether it is listed first, whatever causes fit.
    pub first: bool,
    /// The answers that make it; each is tried on its own.
    pub any: Vec<GivenChoice>,
    /// The answers that come with it.
    pub with: Vec<GivenChoice>,
    /// When it is worth trying.
    pub when: Option<Condition>,
    /// How it reads after "if".
    pub words: String,
}
packed!(struct Change { id, kind, first, any, with, when, words });

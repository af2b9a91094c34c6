//! Conditions over answers.

use super::index::{ChoiceIx, DefinitionIx, FindingIx};
use legcheck_codec::packed;

/// A tree over answers; see [`crate::logic`] for how it is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// One of these choices of the finding was given.
    Answered(FindingIx, Vec<ChoiceIx>),
    /// The finding was shown and passed over.
    PassedOver(FindingIx),
    /// A definition holds.
    Is(DefinitionIx),
    /// Every part holds.
    All(Vec<Condition>),
    /// At least one part holds.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// At least so many parts hold.
    AtLeast(u16, Vec<Condition>),
    /// The reading is the standard one; see [`Strictness`](super::Strictness).
    StandardReading,
}
packed!(enum Condition {
    Answered(finding, choices), 1 PassedOver(finding), 2 Is(definition), 3 All(parts), 4 Any(parts), 5 Not(part),
    6 AtLeast(least, parts), 7 StandardReading,
});

impl Condition {
    /// Changes every choice named in this tree, given the finding it belongs to.
    pub(super) fn renumber(&mut self, change: &dyn Fn(FindingIx, &mut ChoiceIx)) {
        match self {
            Self::Answered(finding, choices) => choices.iter_mut().for_each(|c| change(*finding, c)),
            Self::PassedOver(_) | Self::Is(_) | Self::StandardReading => {}
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                parts.iter_mut().for_each(|p| p.renumber(change));
            }
            Self::Not(part) => part.renumber(change),
        }
    }

    /// Every finding named in this tree, not looking into definitions.
    pub fn findings(&self, out: &mut Vec<FindingIx>) {
        match self {
            Self::Answered(f, _) | Self::PassedOver(f) => out.push(*f),
            Self::Is(_) | Self::StandardReading => {}
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                parts.iter().for_each(|p| p.findings(out));
            }
            Self::Not(part) => part.findings(out),
        }
    }
}

//! Look-alike causes, and the signs that tell them apart.

use super::index::{CauseIx, ChoiceIx};
use legcheck_codec::packed;

/// The pairs of causes that are often confused.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neighbours {
    /// Pairs, in the order of the file.
    pub pairs: Vec<Pair>,
}
packed!(struct Neighbours { pairs });

/// The most telling signs of one cause.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// Choices that support it, strongest first.
    pub look_for: Vec<ChoiceIx>,
    /// Choices that speak against it.
    pub speaks_against: Vec<ChoiceIx>,
}
packed!(struct Telling { look_for, speaks_against });

/// Two causes that are often confused.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// One of the two.
    pub a: CauseIx,
    /// The other.
    pub b: CauseIx,
    /// Choices that speak for the first against the second, strongest first.
    pub for_a: Vec<ChoiceIx>,
    /// Choices that speak for the second against the first, strongest first.
    pub for_b: Vec<ChoiceIx>,
}
packed!(struct Pair { a, b, for_a, for_b });

/// A pair seen from one of its causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookAlike<'a> {
    /// The cause it may be confused with.
    pub other: CauseIx,
    /// Choices that speak for the cause asked about.
    pub for_this: &'a [ChoiceIx],
    /// Choices that speak for the other one.
    pub for_other: &'a [ChoiceIx],
}

impl Neighbours {
    /// Every cause that may be confused with this one, in file order.
    pub fn look_alikes(&self, cause: CauseIx) -> impl Iterator<Item = LookAlike<'_>> {
        self.pairs.iter().filter_map(move |pair| {
            if pair.a == cause {
                Some(LookAlike { other: pair.b, for_this: &pair.for_a, for_other: &pair.for_b })
            } else if pair.b == cause {
                Some(LookAlike { other: pair.a, for_this: &pair.for_b, for_other: &pair.for_a })
            } else {
                None
            }
        })
    }
}

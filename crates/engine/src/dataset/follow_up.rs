//! What happens to answers when a check is done again.

use super::{ChoiceIx, FindingIx};
use legcheck_codec::packed;

/// What counts as worse, which answers are kept, and what a change for the worse implies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowUp {
    /// By [`FindingIx`]: whether having the finding is worse than not having it.
    pub signs: Vec<bool>,
    /// By [`FindingIx`]: how long an answer holds.
    pub lasting: Vec<Lasting>,
    /// By [`ChoiceIx`]: how severe the choice is among those of its finding, from 0. `None` if it is not graded.
    pub severity: Vec<Option<u8>>,
    /// What changes for the worse imply.
    pub worsenings: Vec<Worsening>,
}
packed!(struct FollowUp { signs, lasting, severity, worsenings });

/// How long an answer holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lasting {
    /// It may differ next time.
    #[default]
    No,
    /// It holds if it says that something is present.
    IfPresent,
    /// It always holds.
    Always,
}
packed!(enum Lasting { No, 1 IfPresent, 2 Always });

/// What it implies that one of some findings got worse.
#[derive(Clone, Debug, PartialEq)]
pub struct Worsening {
    /// The findings.
    pub findings: Vec<FindingIx>,
    /// The answers that no longer fit.
    pub replacements: Vec<Replacement>,
}
packed!(struct Worsening { findings, replacements });

/// An answer that no longer fits, and what replaces it.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacement {
    /// The finding.
    pub finding: FindingIx,
    /// The choices that no longer fit.
    pub said: Vec<ChoiceIx>,
    /// The choice that replaces them.
    pub by: ChoiceIx,
}
packed!(struct Replacement { finding, said, by });

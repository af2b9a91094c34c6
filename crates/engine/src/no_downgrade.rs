//! Answers that are derived, from marks or from an earlier check, never lower the level.

use crate::answers::{Answer, Answers};
use crate::dataset::{FindingIx, Guide, Level, Strictness};
use crate::urgency::triage;

/// Sets the first candidate that does not lower the level, whether the rules are read strictly or not. Returns it, or
/// `None` if every candidate would lower it.
///
/// An added sign can lower a level: `docs/clinical-safety/law-exceptions.toml` names each case. Such an answer has to come
/// from the person, who is asked for it.
pub(crate) fn set_without_downgrade(
    guide: &Guide,
    answers: &mut Answers,
    finding: FindingIx,
    candidates: impl IntoIterator<Item = Answer>,
) -> Option<Answer> {
    let before = levels(guide, answers);
    candidates.into_iter().find(|candidate| {
        let mut changed = answers.clone();
        changed.set(finding, candidate.clone());
        let after = levels(guide, &changed);
        let holds = after[0] >= before[0] && after[1] >= before[1];
        if holds {
            *answers = changed;
        }
        holds
    })
}

fn levels(guide: &Guide, answers: &Answers) -> [Level; 2] {
    [Strictness::Standard, Strictness::Strict].map(|strictness| triage(guide, answers, strictness).level)
}

//! What keeps the level from falling.

use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{FindingIx, Guide, Level, Strictness};
use legcheck_engine::urgency::triage;

/// Sets the first of some answers that does not lower the level under either reading, if there is one, and tells which.
///
/// A sign that is added can lower a level: `docs/clinical-safety/law-exceptions.toml` names each such case. That is for
/// the person to say when they are asked, and never for something else to say in their place.
pub fn set_unless_lower(
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

/// The level under each reading.
fn levels(guide: &Guide, answers: &Answers) -> [Level; 2] {
    [Strictness::Standard, Strictness::Strict].map(|strictness| triage(guide, answers, strictness).level)
}

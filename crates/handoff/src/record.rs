//! One check, as far as it is worth keeping.

use crate::moment::Moment;
use legcheck_engine::answers::Answers;
use legcheck_engine::body_map::Marks;
use legcheck_engine::dataset::Strictness;
use legcheck_engine::interview::{AfterEmergency, Respondent};

/// One check, with all that is needed to show its result again or to go on with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// For whom; none before the check was started.
    pub who: Option<Respondent>,
    /// What was answered, by finding.
    pub answers: Answers,
    /// Whether the person went on after an emergency.
    pub after: AfterEmergency,
    /// Id of the region chosen for the emergency number; always one of the guide.
    pub region: Option<String>,
    /// How the urgency rules were read.
    pub strictness: Strictness,
    /// What was marked on the picture.
    pub marks: Marks,
    /// When the result was made; none where that is not known.
    pub taken: Option<Moment>,
    /// Version of the guide that asked; empty where that is not known.
    pub guide_version: String,
}

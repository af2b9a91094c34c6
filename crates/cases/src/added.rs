//! Answers to questions that came after a case was retold.

use serde_json::{Map, Value};

/// Which of the answers under `new` a case is given. They replace older ones to the same questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Added {
    /// None.
    #[default]
    Nothing,
    /// Those that the story tells.
    Told,
    /// Those that such a person would most likely give.
    Plausible,
    /// Those that the story tells, and each strength test passed that it does not tell.
    TestsPassed,
}

impl Added {
    /// The added answers of a case, by finding.
    pub(crate) fn of(self, case: &Value) -> impl Iterator<Item = (&String, &Value)> {
        let key = match self {
            Self::Nothing => None,
            Self::Told | Self::TestsPassed => Some("told"),
            Self::Plausible => Some("plausible"),
        };
        let answers = key.and_then(|key| case.get("new")?.get(key)?.as_object());
        answers.into_iter().flat_map(Map::iter)
    }
}

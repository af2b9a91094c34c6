//! Who answers.

/// Who answers; the wording depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Respondent {
    /// The person with weak legs answers.
    #[default]
    Myself,
    /// A helper answers.
    Helper,
}

impl Respondent {
    /// Its id in storage, pages and Fluent files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Myself => "me",
            Self::Helper => "helper",
        }
    }

    /// The respondent with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Myself, Self::Helper].into_iter().find(|w| w.id() == id)
    }
}

//! The words of the poster that a clinic can print. The build lays them out.

use crate::content::{self, msg};

/// What stands on the poster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PosterWords {
    /// The question that people ask themselves.
    pub title: String,
    /// What the guide does.
    pub lead: String,
    /// How to open it.
    pub how: String,
    /// When not to open it, but to call.
    pub emergency: String,
    /// What it is not.
    pub limits: String,
}

impl PosterWords {
    /// Reads them.
    pub fn new() -> Self {
        let content = content::load();
        Self {
            title: content.t(msg::POSTER_TITLE),
            lead: content.t(msg::POSTER_LEAD),
            how: content.t(msg::POSTER_HOW),
            emergency: content.t(msg::POSTER_EMERGENCY),
            limits: content.t(msg::POSTER_LIMITS),
        }
    }
}

impl Default for PosterWords {
    fn default() -> Self {
        Self::new()
    }
}

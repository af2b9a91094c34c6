//! What an interview reads: the guide, its ranking, and what was worked out about its questions.

use super::layout::Layout;
use super::outlook::Outlooks;
use crate::dataset::Guide;
use crate::ranking::Ranking;

/// What is worked out once about the questions of a guide.
#[derive(Clone, Debug)]
pub struct Questions {
    /// How findings lie on pages.
    pub(super) layout: Layout,
    /// What an answer to each finding is expected to tell.
    pub(super) outlooks: Outlooks,
}

impl Questions {
    /// Works out pages and expected gains.
    pub(crate) fn new(guide: &Guide, ranking: &Ranking) -> Self {
        Self { layout: Layout::new(guide), outlooks: Outlooks::new(guide, ranking) }
    }
}

/// The interview of one guide; see [`crate::Engine::interview`].
#[derive(Clone, Copy, Debug)]
pub struct Interview<'a> {
    pub(super) guide: &'a Guide,
    pub(super) ranking: &'a Ranking,
    pub(super) questions: &'a Questions,
}

impl<'a> Interview<'a> {
    /// Puts together three parts that were made from the same guide.
    pub(crate) fn new(guide: &'a Guide, ranking: &'a Ranking, questions: &'a Questions) -> Self {
        Self { guide, ranking, questions }
    }
}

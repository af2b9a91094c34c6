//! What an interview reads: the guide, its ranking, and what is precomputed about its questions.

use super::layout::Layout;
use super::outlook::Outlooks;
use crate::dataset::Guide;
use crate::ranking::Ranking;

/// What is precomputed about the questions of a guide.
#[derive(Clone, Debug)]
pub struct Questions {
    /// How findings are grouped into pages.
    pub(super) layout: Layout,
    /// How much an answer to each finding is expected to tell.
    pub(super) outlooks: Outlooks,
}

impl Questions {
    /// Precomputes pages and expected gains.
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
    /// Joins three parts of the same guide.
    pub(crate) fn new(guide: &'a Guide, ranking: &'a Ranking, questions: &'a Questions) -> Self {
        Self { guide, ranking, questions }
    }
}

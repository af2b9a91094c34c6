//! A guide with everything that is precomputed from it.

use crate::dataset::{Dataset, Evidence, Guide};
use crate::interview::{Interview, Questions};
use crate::ranking::Ranking;

/// A guide, its ranking and its interview. It is immutable, so the precomputed parts always match the guide; to change
/// the guide, build a new engine.
///
/// Urgency needs only [`Engine::guide`], from which no ranking can be reached.
#[derive(Clone, Debug)]
pub struct Engine {
    guide: Guide,
    ranking: Ranking,
    questions: Questions,
}

impl Engine {
    /// Precomputes what ranking causes and choosing questions need.
    pub fn new(guide: Guide, evidence: Evidence) -> Self {
        let ranking = Ranking::new(&guide, evidence);
        let questions = Questions::new(&guide, &ranking);
        Self { guide, ranking, questions }
    }

    /// Builds the engine of a dataset.
    pub fn of(dataset: &Dataset) -> Self {
        Self::new(dataset.guide.clone(), dataset.evidence.clone())
    }

    /// What is needed to ask and to decide how urgent it is.
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// Ranks causes.
    pub fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// Chooses questions.
    pub fn interview(&self) -> Interview<'_> {
        Interview::new(&self.guide, &self.ranking, &self.questions)
    }
}

//! A guide ready for use, with everything that is worked out from it.

use crate::dataset::{Dataset, Evidence, Guide};
use crate::interview::{Interview, Questions};
use crate::ranking::Ranking;

/// A guide, its ranking and its interview. Neither can be changed, so what was worked out always fits the guide; to
/// change a guide, make a new engine.
///
/// Urgency needs only [`Engine::guide`], from which no ranking can be reached.
#[derive(Clone, Debug)]
pub struct Engine {
    guide: Guide,
    ranking: Ranking,
    questions: Questions,
}

impl Engine {
    /// Works out, once, what ranking causes and choosing questions need often.
    pub fn new(guide: Guide, evidence: Evidence) -> Self {
        let ranking = Ranking::new(&guide, evidence);
        let questions = Questions::new(&guide, &ranking);
        Self { guide, ranking, questions }
    }

    /// The engine of a dataset.
    pub fn of(dataset: &Dataset) -> Self {
        Self::new(dataset.guide.clone(), dataset.evidence.clone())
    }

    /// What is needed to ask and to decide how urgent it is.
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// Which causes fit.
    pub fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// What to ask next.
    pub fn interview(&self) -> Interview<'_> {
        Interview::new(&self.guide, &self.ranking, &self.questions)
    }
}

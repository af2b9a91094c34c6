//! How well a cause fits, in three degrees.

use super::sides::for_and_against;
use crate::answers::Answers;
use crate::ranking::{Ranked, Ranking};

/// How well a cause fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It stands out, and answers point to it.
    Well,
    /// It stands out less, and some answer points to it.
    Partly,
    /// All others.
    Less,
}

impl Fit {
    /// The stable id, for tests and hosts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Partly => "partly",
            Self::Less => "less",
        }
    }
}

/// How well a ranked cause fits, by its share and by the evidence for it. A high prior alone is not enough.
pub fn fit(ranking: &Ranking, answers: &Answers, ranked: &Ranked) -> Fit {
    let model = ranking.evidence().model.fit;
    let support: f64 = for_and_against(ranking, answers, ranked).fits.iter().map(|step| step.amount).sum();
    if ranked.share >= model.well && support >= model.support {
        Fit::Well
    } else if ranked.share >= model.partly && support > 0.0 {
        Fit::Partly
    } else {
        Fit::Less
    }
}

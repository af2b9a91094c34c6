//! What speaks for and against a cause.

use crate::answers::Answers;
use crate::order;
use crate::ranking::{Ranked, Ranking, Step};

/// What speaks for and against one cause, strongest first.
#[derive(Clone, Debug, PartialEq)]
pub struct ForAndAgainst {
    /// Choices that raise it.
    pub fits: Vec<Step>,
    /// Choices that lower it.
    pub against: Vec<Step>,
    /// The prior part; with all steps it adds up to the score.
    pub prior: f64,
}

/// The steps behind a ranked cause. Their amounts and the prior add up to the score.
pub fn for_and_against(ranking: &Ranking, answers: &Answers, ranked: &Ranked) -> ForAndAgainst {
    let steps = ranking.steps(ranked.hypothesis, &ranking.picked(answers));
    // What a correlation group has said enough of already counts for nothing, and speaks for neither side.
    let telling = steps.into_iter().filter(|s| s.amount != 0.0);
    let (mut fits, mut against): (Vec<Step>, Vec<Step>) = telling.partition(|s| s.amount > 0.0);
    let by_weight = |a: &Step, b: &Step| b.amount.abs().total_cmp(&a.amount.abs()).then(a.choice.cmp(&b.choice));
    order::insertion_sort_by(&mut fits, by_weight);
    order::insertion_sort_by(&mut against, by_weight);
    ForAndAgainst { fits, against, prior: ranking.prior(ranked.hypothesis, answers) }
}

//! Which causes fit: a naive Bayes sum in log2-odds with damped priors, graded evidence, capped groups of
//! findings that say the same, and "something else" as a hypothesis of its own. `docs/METHOD.md` has the formulas.

use crate::answers::{Answer, Answers};
use crate::dataset::{CauseIx, ChoiceIx, Guide};
use crate::order;

mod table;

pub use table::Table;

/// One step of a score: what one choice, after capping, added to one hypothesis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The choice.
    pub choice: ChoiceIx,
    /// What it added, in log2 units; negative speaks against.
    pub amount: f64,
}

/// The score of one cause: that of its best-fitting hypothesis.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// The cause.
    pub cause: CauseIx,
    /// Place in [`Guide::hypotheses`] of the sub-cause or kind that fits best.
    pub hypothesis: usize,
    /// The score, in log2 units: the prior part and all steps added up.
    pub score: f64,
    /// The share of this cause among all, 0 to 1; all shares add up to 1. Not a chance of disease.
    pub share: f64,
}

/// Share from which a cause fits well, if answers point to it.
pub const FITS_WELL: f64 = 0.2;
/// Share from which a cause fits partly, if some answer points to it.
pub const FITS_PARTLY: f64 = 0.04;

/// Every cause, best first; equal scores keep the order of the files.
pub fn rank(guide: &Guide, answers: &Answers) -> Vec<Ranked> {
    let table = &guide.index.ranking;
    let mut scores = table.priors(guide, answers).to_vec();
    table.add(guide, &picked(guide, answers), &mut scores);
    let mut best: Vec<Option<Ranked>> = vec![None; guide.causes.len()];
    for (i, (hypothesis, score)) in guide.hypotheses.iter().zip(scores).enumerate() {
        let slot = &mut best[hypothesis.cause.at()];
        if slot.as_ref().is_none_or(|r| r.score < score) {
            *slot = Some(Ranked { cause: hypothesis.cause, hypothesis: i, score, share: 0.0 });
        }
    }
    let mut ranked: Vec<Ranked> = best.into_iter().flatten().collect();
    let top = ranked.iter().map(|r| r.score).fold(f64::NEG_INFINITY, f64::max);
    let mut total = 0.0;
    for r in &mut ranked {
        r.share = libm::exp2((r.score - top) * guide.ranking.temperature);
        total += r.share;
    }
    ranked.iter_mut().for_each(|r| r.share /= total);
    order::insertion_sort_by(&mut ranked, |a, b| b.score.total_cmp(&a.score).then(a.cause.cmp(&b.cause)));
    ranked
}

/// The choices that the ranking counts, sorted.
pub fn picked(guide: &Guide, answers: &Answers) -> Vec<ChoiceIx> {
    let mut picked = Vec::new();
    for (_, answer) in answers.iter() {
        if let Answer::Chosen(choices) = answer {
            picked.extend(choices.iter().copied().filter(|c| !guide.index.ranking.is_left_out(*c)));
        }
    }
    picked
}

/// The prior part of a score: damped log2 of the weight for this age and sex.
pub fn prior(guide: &Guide, hypothesis: usize, answers: &Answers) -> f64 {
    guide.index.ranking.priors(guide, answers)[hypothesis]
}

/// The step of one cell, before the caps of its correlation group, in log2 units.
fn full_step(guide: &Guide, choice: ChoiceIx, strength: u8) -> f64 {
    let model = &guide.ranking;
    let step = model.steps[usize::from(strength)];
    if guide.choices[choice.at()].is_none {
        step * model.denial
    } else if step > 0.0 {
        step * model.rarity(choice).factor
    } else {
        step
    }
}

/// What each picked choice adds to a hypothesis, after the caps of its correlation group.
pub fn steps(guide: &Guide, hypothesis: usize, picked: &[ChoiceIx]) -> Vec<Step> {
    let model = &guide.ranking;
    let mut steps: Vec<Step> = Vec::with_capacity(picked.len());
    for &choice in picked {
        if let Some(strength) = guide.hypotheses[hypothesis].strength(choice) {
            let amount = full_step(guide, choice, strength);
            if amount != 0.0 {
                steps.push(Step { choice, amount });
            }
        }
    }
    // Within a group the strongest counts in full, the next less, and so on; apart for and against.
    let group = |s: &Step| model.group_of[s.choice.at()];
    let uncapped = steps.clone();
    for step in &mut steps {
        if let Some(g) = group(step) {
            let stronger = uncapped
                .iter()
                .filter(|o| group(o) == Some(g) && (o.amount > 0.0) == (step.amount > 0.0))
                .filter(|o| o.amount.abs() > step.amount.abs() || (o.amount == step.amount && o.choice < step.choice))
                .count();
            step.amount *= model.groups[usize::from(g)].get(stronger).copied().unwrap_or(0.0);
        }
    }
    steps
}

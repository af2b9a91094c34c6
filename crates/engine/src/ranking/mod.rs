//! Which causes fit: a naive Bayes sum in log2-odds with damped priors, graded evidence, capped groups of findings that
//! say nearly the same, and "something else" as a hypothesis of its own. `docs/METHOD.md` has the formulas.

use crate::answers::{Answer, Answers};
use crate::dataset::{CauseIx, ChoiceIx, Evidence, Guide};
use crate::order;

mod gate;
mod table;

use table::Table;

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
    /// Place in [`Evidence::hypotheses`] of the sub-cause or kind that fits best.
    pub hypothesis: usize,
    /// The score, in log2 units: the prior part plus all steps.
    pub score: f64,
    /// The share of this cause, 0 to 1; all shares add up to 1. Not a probability of disease.
    pub share: f64,
}

/// The evidence of a guide, with every step and prior precomputed. All ranking is done by its methods.
#[derive(Clone, Debug)]
pub struct Ranking {
    evidence: Evidence,
    table: Table,
    causes: usize,
}

impl Ranking {
    /// Precomputes every step and prior. `guide` must be the one that the evidence is about.
    pub fn new(guide: &Guide, evidence: Evidence) -> Self {
        let table = Table::new(guide, &evidence);
        Self { evidence, table, causes: guide.causes.len() }
    }

    /// The evidence that this ranking was built from.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Ranks every cause, best first; equal scores keep file order.
    pub fn rank(&self, answers: &Answers) -> Vec<Ranked> {
        let Evidence { hypotheses, model } = &self.evidence;
        let scores = self.scores(answers);
        let mut best: Vec<Option<Ranked>> = vec![None; self.causes];
        for (i, (hypothesis, score)) in hypotheses.iter().zip(scores).enumerate() {
            let slot = &mut best[hypothesis.cause.at()];
            if slot.as_ref().is_none_or(|r| r.score < score) {
                *slot = Some(Ranked { cause: hypothesis.cause, hypothesis: i, score, share: 0.0 });
            }
        }
        let mut ranked: Vec<Ranked> = best.into_iter().flatten().collect();
        let top = ranked.iter().map(|r| r.score).fold(f64::NEG_INFINITY, f64::max);
        let mut total = 0.0;
        for r in &mut ranked {
            r.share = libm::exp2((r.score - top) * model.temperature);
            total += r.share;
        }
        ranked.iter_mut().for_each(|r| r.share /= total);
        order::insertion_sort_by(&mut ranked, |a, b| b.score.total_cmp(&a.score).then(a.cause.cmp(&b.cause)));
        ranked
    }

    /// The sub-causes or kinds of a cause with their scores, best first; equal scores keep file order.
    pub fn within(&self, cause: CauseIx, answers: &Answers) -> Vec<(usize, f64)> {
        let scores = self.scores(answers);
        let is_kind = |h: &usize| {
            let hypothesis = &self.evidence.hypotheses[*h];
            hypothesis.cause == cause && !hypothesis.sub.is_empty()
        };
        let mut kinds: Vec<(usize, f64)> = (0..scores.len()).filter(is_kind).map(|h| (h, scores[h])).collect();
        order::insertion_sort_by(&mut kinds, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        kinds
    }

    fn scores(&self, answers: &Answers) -> Vec<f64> {
        let Evidence { hypotheses, model } = &self.evidence;
        let mut scores: Vec<f64> = (0..hypotheses.len()).map(|h| self.prior(h, answers)).collect();
        self.table.add(model, &self.picked(answers), &mut scores);
        scores
    }

    /// The choices that the ranking counts, sorted.
    pub fn picked(&self, answers: &Answers) -> Vec<ChoiceIx> {
        let mut picked = Vec::new();
        for (_, answer) in answers.iter() {
            if let Answer::Chosen(choices) = answer {
                picked.extend(choices.iter().copied().filter(|c| !self.is_left_out(*c)));
            }
        }
        picked
    }

    /// The prior part of a score: damped log2 of the weight for this age and sex, less what a hypothesis loses that is out
    /// of the question.
    pub fn prior(&self, hypothesis: usize, answers: &Answers) -> f64 {
        let Evidence { hypotheses, model } = &self.evidence;
        let closed = hypotheses[hypothesis].closed_when.as_ref().is_some_and(|when| gate::holds(when, answers));
        self.table.priors(answers)[hypothesis] - if closed { model.closed } else { 0.0 }
    }

    /// Whether the ranking leaves a choice out.
    pub fn is_left_out(&self, choice: ChoiceIx) -> bool {
        self.table.is_left_out(choice)
    }

    /// The hypotheses that a choice moves, by index, each with its step before capping, in log2 units.
    pub fn cells(&self, choice: ChoiceIx) -> &[(u16, f64)] {
        self.table.cells(choice)
    }

    /// What each picked choice adds to a hypothesis, after capping by correlation group.
    pub fn steps(&self, hypothesis: usize, picked: &[ChoiceIx]) -> Vec<Step> {
        let model = &self.evidence.model;
        let step =
            |choice: &ChoiceIx| self.table.step(*choice, hypothesis).map(|amount| Step { choice: *choice, amount });
        let mut steps: Vec<Step> = picked.iter().filter_map(step).collect();
        // Within a group the strongest counts in full, the next less, and so on, separately for and against.
        let group = |s: &Step| model.group_of[s.choice.at()];
        let uncapped = steps.clone();
        for step in &mut steps {
            if let Some(g) = group(step) {
                let stronger = uncapped
                    .iter()
                    .filter(|o| group(o) == Some(g) && (o.amount > 0.0) == (step.amount > 0.0))
                    .filter(|o| {
                        o.amount.abs() > step.amount.abs() || (o.amount == step.amount && o.choice < step.choice)
                    })
                    .count();
                step.amount *= model.groups[usize::from(g)].get(stronger).copied().unwrap_or(0.0);
            }
        }
        steps
    }
}

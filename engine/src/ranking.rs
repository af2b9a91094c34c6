//! Which causes fit: a naive Bayes sum in log2-odds with damped priors, graded evidence, capped groups of
//! findings that say the same, and "something else" as a hypothesis of its own. `docs/METHOD.md` has the formulas.

use crate::answers::Answers;
use crate::dataset::{CauseIx, ChoiceIx, Guide, Hypothesis};

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

/// Every cause, best first; equal scores keep the order of the files.
pub fn rank(guide: &Guide, answers: &Answers) -> Vec<Ranked> {
    let picked = picked(guide, answers);
    let mut ranked: Vec<Ranked> = Vec::with_capacity(guide.causes.len());
    for (i, hypothesis) in guide.hypotheses.iter().enumerate() {
        let score =
            prior(guide, hypothesis, answers) + steps(guide, hypothesis, &picked).iter().map(|s| s.amount).sum::<f64>();
        match ranked.iter_mut().find(|r| r.cause == hypothesis.cause) {
            Some(best) if best.score >= score => {}
            Some(best) => (best.hypothesis, best.score) = (i, score),
            None => ranked.push(Ranked { cause: hypothesis.cause, hypothesis: i, score, share: 0.0 }),
        }
    }
    let top = ranked.iter().map(|r| r.score).fold(f64::NEG_INFINITY, f64::max);
    let weight = |score: f64| libm::exp2((score - top) * guide.ranking.temperature);
    let total: f64 = ranked.iter().map(|r| weight(r.score)).sum();
    ranked.iter_mut().for_each(|r| r.share = weight(r.score) / total);
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.cause.cmp(&b.cause)));
    ranked
}

/// The choices that the ranking counts, sorted.
pub fn picked(guide: &Guide, answers: &Answers) -> Vec<ChoiceIx> {
    let mut picked: Vec<ChoiceIx> = Vec::new();
    for (finding, _) in answers.iter() {
        picked.extend(answers.choices(finding).iter().filter(|c| !guide.ranking.left_out.contains(c)));
    }
    picked
}

/// The prior part of a score: damped log2 of the weight for this age and sex.
pub fn prior(guide: &Guide, hypothesis: &Hypothesis, answers: &Answers) -> f64 {
    let model = &guide.ranking;
    let answer = |id: &str| guide.finding(id).and_then(|f| answers.choices(f).first().map(|c| (f, *c)));
    let band = answer("age").map(|(f, c)| usize::from(c.0 - guide.findings[f.at()].first_choice.0));
    let sex = answer("sex").map(|(_, c)| guide.choices[c.at()].id.as_str());
    let at = |weights: &[f64]| match band {
        Some(band) => weights.get(band).copied().unwrap_or_default(),
        // Without an age the adult bands stand for everybody, each as usual as the others.
        None => weights.iter().skip(2).sum::<f64>() / weights.len().saturating_sub(2).max(1) as f64,
    };
    let weight = match sex {
        Some("female") => at(&hypothesis.prior.female),
        Some("male") => at(&hypothesis.prior.male),
        _ => (at(&hypothesis.prior.female) + at(&hypothesis.prior.male)) / 2.0,
    };
    let part = if hypothesis.share.is_empty() {
        1.0
    } else {
        // Shares come for under 18, 18 to 39, 40 to 59, and 60 and over.
        let place = match band {
            Some(0 | 1) => 0,
            Some(band) => (band - 1).min(3),
            None => 2,
        };
        hypothesis.share.get(place).copied().unwrap_or_default().max(model.share_floor) / 100.0
    };
    model.damping * libm::log2((weight * part).max(model.floor))
}

/// What each picked choice adds to a hypothesis, after the caps of its correlation group.
pub fn steps(guide: &Guide, hypothesis: &Hypothesis, picked: &[ChoiceIx]) -> Vec<Step> {
    let model = &guide.ranking;
    let mut steps: Vec<Step> = Vec::with_capacity(picked.len());
    for &choice in picked {
        if let Ok(place) = hypothesis.cells.binary_search_by_key(&choice, |(c, _)| *c) {
            let full = model.steps[usize::from(hypothesis.cells[place].1)];
            let amount = if guide.choices[choice.at()].is_none {
                full * model.denial
            } else if full > 0.0 {
                full * model.rarities[model.rarity_of[choice.at()] as usize].factor
            } else {
                full
            };
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

//! How much an answer to a finding is expected to tell about the causes: the mutual information between the causes and
//! the answer, in bits. How often each cause gives each answer is precomputed, so that a question costs one pass over
//! its cells.

use crate::dataset::{AnswerKind, ChoiceIx, Expected, FindingIx, Guide, RankingModel};
use crate::ranking::Ranking;

/// How answers to every finding are distributed over the hypotheses; see the module.
#[derive(Clone, Debug)]
pub struct Outlooks(Vec<Outlook>);

/// How answers to one finding are distributed.
#[derive(Clone, Debug)]
enum Outlook {
    /// Each choice is present or absent, independently of the others.
    Signs(Vec<Sign>),
    /// Exactly one of the choices is given.
    OneOf(Spread),
}

/// A choice that is present or absent.
#[derive(Clone, Debug)]
struct Sign {
    choice: ChoiceIx,
    /// How often it is present in a hypothesis without a cell.
    usual: Chance,
    /// How often it is present in a hypothesis with a cell. There are few distinct chances, one per evidence word.
    chances: Vec<Chance>,
    /// The hypotheses with a cell, and the index of its chance.
    cells: Vec<(u16, u8)>,
}

/// How often a sign is present, and the entropy of that in bits.
#[derive(Clone, Copy, Debug)]
struct Chance {
    there: f64,
    entropy: f64,
}

impl Chance {
    fn new(there: f64) -> Self {
        Self { there, entropy: bits(there) + bits(1.0 - there) }
    }
}

/// How often each choice is given.
#[derive(Clone, Debug)]
struct Spread {
    choices: Vec<ChoiceIx>,
    /// In a hypothesis without a cell.
    usual: Row,
    /// In the hypotheses with a cell.
    rows: Vec<(u16, Row)>,
}

/// How often each choice is given in one hypothesis, and the entropy of that in bits.
#[derive(Clone, Debug)]
struct Row {
    given: Vec<f64>,
    entropy: f64,
}

impl Row {
    fn new(mut weights: Vec<f64>) -> Self {
        let total: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|w| *w /= total);
        let entropy = weights.iter().map(|p| bits(*p)).sum();
        Self { given: weights, entropy }
    }
}

/// The contribution of one probability to an entropy, in bits.
fn bits(chance: f64) -> f64 {
    if chance > 0.0 { -chance * libm::log2(chance) } else { 0.0 }
}

impl Outlooks {
    /// Precomputes the outlooks of a guide from the steps of its ranking.
    pub fn new(guide: &Guide, ranking: &Ranking) -> Self {
        Self(guide.finding_indexes().map(|f| outlook(guide, ranking, f)).collect())
    }

    /// Expected reduction of the entropy over the causes when a finding is answered, in bits.
    ///
    /// `shares` holds the share of each cause at the index of its best hypothesis, and 0 elsewhere; `said` is how many
    /// choices of each correlation group were given already.
    pub fn gain(&self, model: &RankingModel, finding: FindingIx, shares: &[f64], said: &[usize]) -> f64 {
        // A capped step moves the shares less; the information in a small step grows with its square.
        let cap = |choice: ChoiceIx| match model.group_of[choice.at()] {
            None => 1.0,
            Some(group) => {
                let caps = &model.groups[usize::from(group)];
                caps.get(said[usize::from(group)]).map_or(0.0, |cap| cap * cap)
            }
        };
        match &self.0[finding.at()] {
            Outlook::Signs(signs) => signs.iter().map(|sign| cap(sign.choice) * sign.gain(shares)).sum(),
            Outlook::OneOf(spread) => {
                let least = spread.choices.iter().map(|c| cap(*c)).fold(1.0, f64::min);
                least * spread.gain(shares)
            }
        }
    }
}

impl Sign {
    fn new(choice: ChoiceIx, usual: f64, steps: &[(u16, f64)], at_most: f64) -> Self {
        let chance = |step: f64| (usual * libm::exp2(step)).min(at_most);
        let mut chances: Vec<Chance> = Vec::new();
        let mut cells = Vec::with_capacity(steps.len());
        for (hypothesis, step) in steps {
            let there = chance(*step);
            let place = chances.iter().position(|c| c.there == there).unwrap_or_else(|| {
                chances.push(Chance::new(there));
                chances.len() - 1
            });
            // One chance for each of the six strengths at most.
            cells.push((*hypothesis, place as u8));
        }
        Self { choice, usual: Chance::new(usual), chances, cells }
    }

    fn gain(&self, shares: &[f64]) -> f64 {
        // Six evidence words give six chances at most.
        let mut by_chance = [0.0; 8];
        for (hypothesis, place) in &self.cells {
            by_chance[usize::from(*place) % 8] += shares[usize::from(*hypothesis)];
        }
        let (mut there, mut left) = (self.usual.there, self.usual.entropy);
        for (chance, share) in self.chances.iter().zip(by_chance) {
            there += share * (chance.there - self.usual.there);
            left += share * (chance.entropy - self.usual.entropy);
        }
        bits(there) + bits(1.0 - there) - left
    }
}

impl Spread {
    fn gain(&self, shares: &[f64]) -> f64 {
        let mut given = self.usual.given.clone();
        let mut left = self.usual.entropy;
        for (hypothesis, row) in &self.rows {
            let share = shares[usize::from(*hypothesis)];
            if share > 0.0 {
                for (sum, (own, usual)) in given.iter_mut().zip(row.given.iter().zip(&self.usual.given)) {
                    *sum += share * (own - usual);
                }
                left += share * (row.entropy - self.usual.entropy);
            }
        }
        given.iter().map(|p| bits(*p)).sum::<f64>() - left
    }
}

fn outlook(guide: &Guide, ranking: &Ranking, finding: FindingIx) -> Outlook {
    let model = &ranking.evidence().model;
    let Expected { none: none_share, at_most } = guide.plan.expected;
    let is_sign = |c: &ChoiceIx| !guide.choices[c.at()].is_unsure && !guide.choices[c.at()].is_none;
    match guide.findings[finding.at()].kind {
        AnswerKind::YesNoUnsure | AnswerKind::Multiple => {
            let sign = |choice: ChoiceIx| Sign::new(choice, model.rarity(choice).rate, ranking.cells(choice), at_most);
            Outlook::Signs(guide.choices_of(finding).filter(is_sign).map(sign).collect())
        }
        AnswerKind::Single | AnswerKind::Age | AnswerKind::Sex => {
            let choices: Vec<ChoiceIx> =
                guide.choices_of(finding).filter(|c| !guide.choices[c.at()].is_unsure).collect();
            let none = choices.iter().filter(|c| guide.choices[c.at()].is_none).count();
            let others = (choices.len() - none).max(1) as f64;
            // "None of these" is the usual answer; the others share the rest.
            let weights: Vec<f64> = choices
                .iter()
                .map(|c| match (guide.choices[c.at()].is_none, none) {
                    (true, _) => none_share,
                    (false, 0) => 1.0 / others,
                    (false, _) => (1.0 - none_share) / others,
                })
                .collect();
            let mut rows: Vec<(u16, Vec<f64>)> = Vec::new();
            for (place, choice) in choices.iter().enumerate() {
                for (hypothesis, step) in ranking.cells(*choice) {
                    let at = rows.binary_search_by_key(hypothesis, |(h, _)| *h).unwrap_or_else(|at| {
                        rows.insert(at, (*hypothesis, weights.clone()));
                        at
                    });
                    rows[at].1[place] *= libm::exp2(*step);
                }
            }
            let rows = rows.into_iter().map(|(h, weights)| (h, Row::new(weights))).collect();
            Outlook::OneOf(Spread { choices, usual: Row::new(weights), rows })
        }
    }
}

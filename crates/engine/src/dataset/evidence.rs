//! What the ranking weighs: hypotheses, their evidence, and the numbers that turn it into scores.
//!
//! None of it is in [`Guide`](super::Guide): urgency gets a guide and thus has nothing to rank by.

use super::condition::Condition;
use super::index::{CauseIx, ChoiceIx, index_of};
use legcheck_codec::{Faulty, Unpackable, packed};

/// Everything the ranking reads beyond the answers.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// What is compared: each cause as a whole, and each of its sub-causes or kinds.
    pub hypotheses: Vec<Hypothesis>,
    /// Numbers of the ranking.
    pub model: RankingModel,
}
packed!(struct Evidence { hypotheses, model });

impl Evidence {
    /// Reads the compact form that `crates/content-build` wrote.
    ///
    /// # Errors
    /// When the bytes are not from a build of the same version of these types.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Faulty> {
        let (mut evidence, strengths): (Self, Vec<u8>) = legcheck_codec::unpack(bytes)?;
        let rows = strengths.chunks(evidence.hypotheses.len().max(1));
        for (choice, row) in rows.enumerate() {
            for (hypothesis, strength) in evidence.hypotheses.iter_mut().zip(row) {
                if let Some(strength) = strength.checked_sub(1) {
                    hypothesis.cells.push((index_of(choice), strength));
                }
            }
        }
        Ok(evidence)
    }

    /// The compact form; see [`Evidence::from_bytes`].
    ///
    /// # Errors
    /// When a text or a number has none. What `authoring` compiled always has one: it checks each where it reads it.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Unpackable> {
        // The strength of each cell plus one, or zero if there is none, choice by choice. Most causes judge a choice
        // alike, so this compresses to a quarter less than a list of cells for each hypothesis.
        let choices = (0..self.model.rarity_of.len()).map(index_of);
        let row = |c| self.hypotheses.iter().map(move |h| h.strength(c).map_or(0, |strength| strength + 1));
        let strengths: Vec<u8> = choices.flat_map(row).collect();
        legcheck_codec::pack(&(self.clone(), strengths))
    }
}

/// How common a cause is among people who see a doctor for weak legs, per 1,000, by age band.
#[derive(Clone, Debug, Default)]
pub struct Prior {
    /// Women, one weight for each age band.
    pub female: Vec<f64>,
    /// Men, one weight for each age band.
    pub male: Vec<f64>,
}
packed!(struct Prior { female, male });

/// A hypothesis of the ranking: a cause as a whole, a sub-cause, or a kind of "something else".
#[derive(Clone, Debug)]
pub struct Hypothesis {
    /// The cause it counts for.
    pub cause: CauseIx,
    /// Id of the sub-cause or kind; empty for the cause as a whole.
    pub sub: String,
    /// Prior of the cause.
    pub prior: Prior,
    /// Percent of the cause, one for each age of [`AgeModel::shares_from`]. Empty means all of it.
    pub share: Vec<f64>,
    /// When it is out of the question: no exposure, no illness by exposure.
    pub closed_when: Option<Condition>,
    /// Strength of each choice that was judged, sorted by choice: 0 hallmark to 5 near excludes.
    pub cells: Vec<(ChoiceIx, u8)>,
}
// The cells of all hypotheses are written together, choice by choice; see [`Evidence::to_bytes`].
packed!(struct Hypothesis { cause, sub, prior, share, closed_when } later cells);

impl Hypothesis {
    /// The strength of a choice, if it was judged: 0 hallmark to 5 near excludes.
    pub fn strength(&self, choice: ChoiceIx) -> Option<u8> {
        self.cells.binary_search_by_key(&choice, |(c, _)| *c).ok().map(|place| self.cells[place].1)
    }
}

/// The numbers of the ranking; see `docs/METHOD.md` for the reason of each.
#[derive(Clone, Debug, Default)]
pub struct RankingModel {
    /// Log2 steps of the six words: hallmark, common, occasional, uncommon, argues against, near excludes.
    pub steps: Vec<f64>,
    /// Factor on the log2 prior weight.
    pub damping: f64,
    /// Factor on the step of a denial ("no", "none of these"), which tells less than a report.
    pub denial: f64,
    /// What a hypothesis loses that is out of the question, in log2 units.
    pub closed: f64,
    /// Prior weights below this count as this.
    pub floor: f64,
    /// Share of a kind within "something else" below this (percent) counts as this.
    pub share_floor: f64,
    /// Factor from score to probability exponent: below 1 keeps the shares honest about doubt.
    pub temperature: f64,
    /// Caps of each correlation group, strongest first.
    pub groups: Vec<Vec<f64>>,
    /// Correlation group of each choice, if any.
    pub group_of: Vec<Option<u16>>,
    /// Choices that the ranking leaves out because the priors already account for them.
    pub left_out: Vec<ChoiceIx>,
    /// What each degree of rarity means, by [`Rarity`].
    pub rarities: Vec<RarityModel>,
    /// How rare each choice is among all people with weak legs, by [`ChoiceIx`].
    pub rarity_of: Vec<Rarity>,
    /// The ages that priors and shares of kinds refer to.
    pub ages: AgeModel,
    /// When a cause fits well or partly.
    pub fit: FitModel,
    /// How much of the ranking a result shows.
    pub shown: ShownModel,
}
packed!(struct RankingModel {
    steps, damping, denial, closed, floor, share_floor, temperature, groups, group_of, left_out, rarities, rarity_of, ages,
    fit, shown,
});

/// The ages that priors and shares of kinds refer to, in whole years.
#[derive(Clone, Debug, Default)]
pub struct AgeModel {
    /// The lowest age of each share, ascending. Each is the start of an age band.
    pub shares_from: Vec<u16>,
    /// The youngest adult: without an age, the bands from here on are averaged, and a parent is asked for a younger one.
    pub adult_from: u16,
    /// Without an age, the shares of this one are used.
    pub unknown: u16,
}
packed!(struct AgeModel { shares_from, adult_from, unknown });

impl AgeModel {
    /// The index of the share that applies at an age.
    pub fn share_at(&self, age: u16) -> usize {
        self.shares_from.iter().take_while(|from| **from <= age).count().saturating_sub(1)
    }
}

/// When a cause fits well or partly; see [`crate::explanation::Fit`].
#[derive(Clone, Copy, Debug, Default)]
pub struct FitModel {
    /// Minimum share of a cause that fits well.
    pub well: f64,
    /// Minimum share of a cause that fits partly.
    pub partly: f64,
    /// Minimum sum of the steps that support a cause that fits well, in log2 units.
    pub support: f64,
}
packed!(struct FitModel { well, partly, support });

/// How much of the ranking a result shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct ShownModel {
    /// Most causes where none fits and nothing else leads.
    pub causes: u16,
    /// Most kinds of "something else".
    pub kinds: u16,
    /// How far a kind may lie behind the best one, in log2 units.
    pub kinds_within: f64,
}
packed!(struct ShownModel { causes, kinds, kinds_within });

/// How many of all people with weak legs report a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rarity {
    /// Many, or not judged.
    #[default]
    Usual,
    /// A few in a hundred.
    Seldom,
    /// About one in a hundred, or fewer.
    Rare,
}
packed!(enum Rarity { Usual, 1 Seldom, 2 Rare });

impl Rarity {
    /// Every degree, most usual first.
    pub const ALL: [Rarity; 3] = [Rarity::Usual, Rarity::Seldom, Rarity::Rare];

    /// The word for it in `ranking.toml`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Seldom => "seldom",
            Self::Rare => "rare",
        }
    }
}

impl RankingModel {
    /// What the rarity of a choice means.
    pub fn rarity(&self, choice: ChoiceIx) -> RarityModel {
        self.rarities[self.rarity_of[choice.at()] as usize]
    }
}

/// What a degree of rarity means for the ranking and for the choice of the next question.
#[derive(Clone, Copy, Debug, Default)]
pub struct RarityModel {
    /// Factor on a step that supports a cause: a sign that few others report tells more.
    pub factor: f64,
    /// Share of people with weak legs who report such a choice, 0 to 1; only for choosing questions.
    pub rate: f64,
}
packed!(struct RarityModel { factor, rate });

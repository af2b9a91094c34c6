//! Tests whether the free constants of the ranking generalise to cases that they were not chosen on.
//!
//! Leave-one-out cross-validation: for each case, the constants are those that do best on all others. The result
//! estimates how well constants chosen on such cases do on a new one, and how far from them the constants in use are.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use legcheck_cases::parse;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Dataset, RankingModel};
use legcheck_engine::ranking::Ranking;
use serde::Serialize;

use crate::evaluate::{self, Mean, Rate};

/// One setting of the free constants.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Constants {
    /// Factor on the log2 prior.
    pub damping: f64,
    /// Factor on a denial.
    pub denial: f64,
    /// Log2 step of a hallmark.
    pub hallmark: f64,
    /// Factor on a rare sign; a seldom sign gets half of its increase.
    pub rare: f64,
    /// Temperature of the conversion from scores to shares.
    pub temperature: f64,
}

impl Constants {
    /// The constants in use.
    fn of(model: &RankingModel) -> Self {
        Self {
            damping: model.damping,
            denial: model.denial,
            hallmark: model.steps[0],
            rare: model.rarities.last().map_or(1.0, |r| r.factor),
            temperature: model.temperature,
        }
    }

    fn put(self, model: &mut RankingModel) {
        model.damping = self.damping;
        model.denial = self.denial;
        model.steps[0] = self.hallmark;
        if let [_, seldom, rare] = model.rarities.as_mut_slice() {
            seldom.factor = 1.0 + (self.rare - 1.0) / 2.0;
            rare.factor = self.rare;
        }
        model.temperature = self.temperature;
    }

    /// The settings to try: a coarse grid, since finer steps would only fit the noise of so few cases.
    fn grid() -> Vec<Self> {
        let mut grid = Vec::new();
        for damping in [0.3, 0.4, 0.5, 0.6] {
            for denial in [0.2, 0.3, 0.4, 0.5] {
                for hallmark in [1.7, 2.0, 2.3] {
                    for rare in [1.0, 1.5, 2.0, 2.5] {
                        for temperature in [0.7, 0.85, 1.0] {
                            grid.push(Self { damping, denial, hallmark, rare, temperature });
                        }
                    }
                }
            }
        }
        grid
    }
}

impl std::fmt::Display for Constants {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { damping, denial, hallmark, rare, temperature } = self;
        write!(f, "damping {damping}, denial {denial}, hallmark {hallmark}, rare {rare}, temperature {temperature}")
    }
}

/// The result of one case under one setting.
#[derive(Clone, Copy, Debug)]
struct Score {
    /// Surprise at the correct cause in bits: -log2 of its share.
    surprise: f64,
    brier: f64,
    place: usize,
}

/// The result of one way to choose the constants.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Name of the way.
    pub name: String,
    /// The correct cause is first.
    pub first: Rate,
    /// The correct cause is among the first three.
    pub three: Rate,
    /// Brier score.
    pub brier: Mean,
    /// Surprise at the correct cause in bits.
    pub surprise: Mean,
}

/// The results.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Number of settings tried.
    pub settings: usize,
    /// The constants in use, the best on all cases, and leave-one-out.
    pub rows: Vec<Row>,
    /// The best setting on all cases.
    pub best: Constants,
    /// The setting in use.
    pub in_use: Constants,
    /// Settings chosen with a case left out, and how often.
    pub chosen: Vec<(Constants, usize)>,
}

/// Cross-validates the constants on a file of cases with `gold`, all facts known at once.
///
/// # Errors
/// See [`evaluate::evaluate`].
pub fn tune(dataset: &Dataset, file: &Path) -> Result<Report> {
    let guide = &dataset.guide;
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let cases = parse(guide, &text).with_context(|| format!("{} is not a file of cases", file.display()))?;
    let golds = evaluate::golds(&text)?;
    let people: Vec<Answers> = cases.iter().map(|c| c.all_facts(guide)).collect();
    let in_use = Constants::of(&dataset.evidence.model);
    let scores = |constants: Constants| -> Vec<Score> {
        let mut evidence = dataset.evidence.clone();
        constants.put(&mut evidence.model);
        let ranking = Ranking::new(guide, evidence);
        let score = |(answers, gold): (&Answers, &evaluate::Gold)| {
            let ranked = ranking.rank(answers);
            let right = |id: &str| evaluate::case_word(id) == gold.cause;
            let place = ranked.iter().position(|r| right(&guide.causes[r.cause.at()].id)).unwrap_or(usize::MAX);
            let share = ranked.get(place).map_or(0.0, |r| r.share);
            let others: f64 = ranked.iter().map(|r| r.share * r.share).sum::<f64>() - share * share;
            Score { surprise: -share.max(1e-6).log2(), brier: others + (1.0 - share).powi(2), place }
        };
        people.iter().zip(&golds).map(score).collect()
    };
    let grid = Constants::grid();
    let table: Vec<Vec<Score>> = grid.iter().map(|c| scores(*c)).collect();
    let best_without = |left_out: Option<usize>| {
        let sum = |row: &Vec<Score>| -> f64 {
            row.iter().enumerate().filter(|(i, _)| Some(*i) != left_out).map(|(_, s)| s.surprise).sum()
        };
        let sums: Vec<f64> = table.iter().map(sum).collect();
        (0..sums.len()).min_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap_or_default()
    };
    let best = best_without(None);
    let picks: Vec<usize> = (0..cases.len()).map(|i| best_without(Some(i))).collect();
    let left_out: Vec<Score> = picks.iter().enumerate().map(|(i, pick)| table[*pick][i]).collect();
    let mut chosen: Vec<(Constants, usize)> = Vec::new();
    for pick in &picks {
        match chosen.iter_mut().find(|(c, _)| c == &grid[*pick]) {
            Some((_, n)) => *n += 1,
            None => chosen.push((grid[*pick], 1)),
        }
    }
    chosen.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let rows = vec![
        row("in use", &scores(in_use)),
        row("best on all cases", &table[best]),
        row("chosen without the case", &left_out),
    ];
    Ok(Report { settings: grid.len(), rows, best: grid[best], in_use, chosen })
}

fn row(name: &str, scores: &[Score]) -> Row {
    let within = |k: usize| Rate::new(scores.iter().filter(|s| s.place < k).count(), scores.len());
    Row {
        name: name.to_owned(),
        first: within(1),
        three: within(3),
        brier: Mean::new(scores.iter().map(|s| s.brier)),
        surprise: Mean::new(scores.iter().map(|s| s.surprise)),
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = String::new();
        let _ = writeln!(out, "{} settings of 5 constants; all facts at once; 95 % intervals", self.settings);
        for row in &self.rows {
            let _ = writeln!(out, "{:24} first {}   first three {}", row.name, row.first, row.three);
            let _ = writeln!(out, "{:24} Brier {}   surprise {} bits", "", row.brier, row.surprise);
        }
        let _ = writeln!(out, "\nin use:            {}", self.in_use);
        let _ = writeln!(out, "best on all cases: {}", self.best);
        let _ = writeln!(out, "\nchosen with one case left out");
        for (constants, n) in &self.chosen {
            let _ = writeln!(out, "  {n:3} times  {constants}");
        }
        f.write_str(out.trim_end())
    }
}

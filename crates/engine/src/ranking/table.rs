//! The evidence by choice instead of by hypothesis, with every step and prior precomputed. A ranking then touches only
//! the cells of the choices that were given.

use crate::answers::Answers;
use crate::dataset::{AnswerKind, ChoiceIx, Evidence, FindingIx, Guide, Hypothesis, RankingModel, index_of};
use crate::order;

/// Steps and priors of a guide; see the module.
#[derive(Clone, Debug)]
pub struct Table {
    /// The start of each choice in `cells`, plus the end of the last one.
    starts: Vec<usize>,
    /// Hypothesis and full step, in log2 units; zero steps are left out.
    cells: Vec<(u16, f64)>,
    /// Whether the ranking leaves a choice out.
    left_out: Vec<bool>,
    /// One row of priors for each age band (or none) and sex (female, male or unknown): `rows[band * 3 + sex]`.
    priors: Vec<Vec<f64>>,
    age: Option<Asked>,
    sex: Option<Asked>,
}

/// A finding and the first of its choices.
#[derive(Clone, Copy, Debug)]
struct Asked {
    finding: FindingIx,
    first_choice: ChoiceIx,
}

impl Table {
    /// Builds the table. `guide` must be the one that the evidence is about.
    pub fn new(guide: &Guide, evidence: &Evidence) -> Self {
        let Evidence { hypotheses, model } = evidence;
        let left_out: Vec<bool> =
            (0..guide.choices.len()).map(|c| model.left_out.iter().any(|l| l.at() == c)).collect();
        let mut by_choice: Vec<Vec<(u16, f64)>> = vec![Vec::new(); guide.choices.len()];
        for (h, hypothesis) in hypotheses.iter().enumerate() {
            for (choice, strength) in &hypothesis.cells {
                let step = full_step(guide, model, *choice, *strength);
                if step != 0.0 && !left_out[choice.at()] {
                    by_choice[choice.at()].push((index_of(h), step));
                }
            }
        }
        let mut starts = vec![0];
        let mut cells = Vec::new();
        for column in by_choice {
            cells.extend(column);
            starts.push(cells.len());
        }
        let asked = |kind| {
            let finding = guide.finding_indexes().find(|f| guide.findings[f.at()].kind == kind);
            finding.map(|finding| Asked { finding, first_choice: guide.findings[finding.at()].first_choice })
        };
        let age = asked(AnswerKind::Age);
        let youngest = |choice: ChoiceIx| guide.choices[choice.at()].band.as_ref().map_or(0, |band| band.min);
        let bands: Vec<u16> = age.iter().flat_map(|a| guide.choices_of(a.finding)).map(youngest).collect();
        let places = (0..=bands.len()).flat_map(|band| (0..3).map(move |sex| (band, sex)));
        let row = |(band, sex)| hypotheses.iter().map(|h| prior(model, h, &bands, band, sex)).collect();
        let priors = places.map(row).collect();
        Self { starts, cells, left_out, priors, age, sex: asked(AnswerKind::Sex) }
    }

    /// The cells of a choice: hypothesis and full step.
    pub fn cells(&self, choice: ChoiceIx) -> &[(u16, f64)] {
        &self.cells[self.starts[choice.at()]..self.starts[choice.at() + 1]]
    }

    /// Whether the ranking leaves this choice out.
    pub fn is_left_out(&self, choice: ChoiceIx) -> bool {
        self.left_out[choice.at()]
    }

    /// The full step of a choice in one hypothesis; `None` if it does not move that hypothesis.
    pub fn step(&self, choice: ChoiceIx, hypothesis: usize) -> Option<f64> {
        let cells = self.cells(choice);
        cells.binary_search_by_key(&hypothesis, |(h, _)| usize::from(*h)).ok().map(|place| cells[place].1)
    }

    /// The prior part of each hypothesis for this person's age and sex.
    pub fn priors(&self, answers: &Answers) -> &[f64] {
        let place = |asked: Option<Asked>, none: usize| {
            let given = asked.and_then(|a| answers.choices(a.finding).first().map(|c| (a, *c)));
            given.map_or(none, |(a, c)| usize::from(c.0 - a.first_choice.0).min(none))
        };
        let bands = self.priors.len() / 3 - 1;
        &self.priors[place(self.age, bands) * 3 + place(self.sex, 2)]
    }

    /// Adds the capped steps of the picked choices to the scores of the hypotheses.
    pub fn add(&self, model: &RankingModel, picked: &[ChoiceIx], scores: &mut [f64]) {
        let mut grouped: Vec<(u16, ChoiceIx)> = Vec::new();
        for &choice in picked {
            match model.group_of[choice.at()] {
                Some(group) => grouped.push((group, choice)),
                None => self.cells(choice).iter().for_each(|(h, step)| scores[usize::from(*h)] += step),
            }
        }
        order::insertion_sort(&mut grouped);
        let mut steps: Vec<f64> = Vec::new();
        for same in grouped.chunk_by(|a, b| a.0 == b.0) {
            let caps = &model.groups[usize::from(same[0].0)];
            // The cells of each choice are sorted by hypothesis, so the columns can be merged.
            let mut columns: Vec<&[(u16, f64)]> = same.iter().map(|(_, choice)| self.cells(*choice)).collect();
            for (hypothesis, score) in scores.iter_mut().enumerate() {
                steps.clear();
                for column in &mut columns {
                    while let Some(((h, step), rest)) = column.split_first() {
                        if usize::from(*h) != hypothesis {
                            break;
                        }
                        steps.push(*step);
                        *column = rest;
                    }
                }
                // For before against, strongest first: the position within each run selects the cap.
                order::insertion_sort_by(&mut steps, |a, b| {
                    (*a < 0.0).cmp(&(*b < 0.0)).then(b.abs().total_cmp(&a.abs()))
                });
                for run in steps.chunk_by(|a, b| (*a < 0.0) == (*b < 0.0)) {
                    run.iter().zip(caps).for_each(|(step, cap)| *score += step * cap);
                }
            }
        }
    }
}

/// The step of one cell before capping, in log2 units.
fn full_step(guide: &Guide, model: &RankingModel, choice: ChoiceIx, strength: u8) -> f64 {
    let step = model.steps[usize::from(strength)];
    if guide.choices[choice.at()].is_none {
        step * model.denial
    } else if step > 0.0 {
        step * model.rarity(choice).factor
    } else {
        step
    }
}

/// Damped log2 of the weight of a hypothesis for an age band and a sex (0 female, 1 male, 2 unknown). `bands` are the
/// youngest ages of the bands; an index past the last one means that the age is unknown.
fn prior(model: &RankingModel, hypothesis: &Hypothesis, bands: &[u16], band: usize, sex: usize) -> f64 {
    let age = bands.get(band).copied();
    let at = |weights: &[f64]| match age {
        Some(_) => weights.get(band).copied().unwrap_or_default(),
        // Without an age, the mean over the adult bands.
        None => {
            let children = bands.iter().take_while(|youngest| **youngest < model.ages.adult_from).count();
            weights.iter().skip(children).sum::<f64>() / weights.len().saturating_sub(children).max(1) as f64
        }
    };
    let weight = match sex {
        0 => at(&hypothesis.prior.female),
        1 => at(&hypothesis.prior.male),
        _ => (at(&hypothesis.prior.female) + at(&hypothesis.prior.male)) / 2.0,
    };
    let part = if hypothesis.share.is_empty() {
        1.0
    } else {
        let place = model.ages.share_at(age.unwrap_or(model.ages.unknown));
        hypothesis.share.get(place).copied().unwrap_or_default().max(model.share_floor) / 100.0
    };
    model.damping * libm::log2((weight * part).max(model.floor))
}

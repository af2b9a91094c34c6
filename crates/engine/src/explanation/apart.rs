//! What tells one ranked cause apart from another, from the same steps that ranked them.

use crate::Engine;
use crate::answers::{Answer, Answers};
use crate::dataset::{ChoiceIx, FindingIx, Neighbours, RankingModel, Strictness};
use crate::logic::{Facts, Unanswered};
use crate::order;
use crate::ranking::{Ranked, Step};

/// An answer that favours one of two causes, or several that say nearly the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The choice given; in a correlation group, the most telling one. `None` if no single answer supports this side:
    /// every answer lowers both causes, or only the group caps differ.
    pub choice: Option<ChoiceIx>,
    /// How much more it added to the first cause than to the second, in log2 units.
    pub amount: f64,
}

/// An answer not given yet that would favour one of two causes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open {
    /// The finding that was not answered.
    pub finding: FindingIx,
    /// The choice that would tell most.
    pub choice: ChoiceIx,
    /// How much more it would add to the first cause than to the second, alone, in log2 units.
    pub amount: f64,
    /// Whether it stands in the list of what tells these two apart.
    pub curated: bool,
    /// Whether answers that say nearly the same have denied it already.
    pub denied: bool,
}

/// What tells a cause apart from another.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldApart {
    /// What counts for one more than for the other, what favours the first cause first. With the difference of the
    /// priors these add up to the difference of the scores.
    pub given: Vec<Difference>,
    /// What is usual at this age and sex: prior of the first less prior of the second, in log2 units.
    pub prior: f64,
    /// One entry for each question without an answer that would tell them apart, the most telling first.
    pub open: Vec<Open>,
}

impl ToldApart {
    /// Answers that favour the first cause by at least so much, strongest first.
    pub fn for_first(&self, least: f64) -> impl Iterator<Item = ChoiceIx> + use<'_> {
        self.given.iter().filter(move |d| d.amount >= least).filter_map(|d| d.choice)
    }

    /// Answers that favour the second cause by at least so much, strongest first.
    pub fn for_second(&self, least: f64) -> impl Iterator<Item = ChoiceIx> + use<'_> {
        self.given.iter().rev().filter(move |d| d.amount <= -least).filter_map(|d| d.choice)
    }
}

/// What tells two ranked causes apart: by the answers given, and by a question still open.
pub fn told_apart(engine: &Engine, neighbours: &Neighbours, answers: &Answers, a: &Ranked, b: &Ranked) -> ToldApart {
    let (guide, ranking) = (engine.guide(), engine.ranking());
    let model = &ranking.evidence().model;
    let (this, other) = (a.hypothesis, b.hypothesis);
    let picked = ranking.picked(answers);
    let amount = |steps: &[Step], choice: ChoiceIx| -> f64 {
        steps.iter().filter(|s| s.choice == choice).map(|s| s.amount).sum()
    };
    // What one answer tells by itself, before the caps.
    let step = |hypothesis: usize, c: ChoiceIx| amount(&ranking.steps(hypothesis, &[c]), c);
    let alone = |c: ChoiceIx| step(this, c) - step(other, c);
    let (mine, theirs) = (ranking.steps(this, &picked), ranking.steps(other, &picked));
    let of = |choices: &[ChoiceIx]| -> f64 { choices.iter().map(|c| amount(&mine, *c) - amount(&theirs, *c)).sum() };
    let mut given: Vec<Difference> = same_sign(model, &picked)
        .into_iter()
        .map(|choices| {
            let amount = of(&choices);
            let side = |c: &ChoiceIx| alone(*c) * amount.signum();
            // What lowers both, one of them less, is no sign of that one.
            let favoured = if amount > 0.0 { this } else { other };
            let tells = |c: &ChoiceIx| side(c) > 0.0 && step(favoured, *c) >= 0.0;
            let telling = choices.into_iter().filter(tells).max_by(|x, y| side(x).total_cmp(&side(y)));
            Difference { choice: telling, amount }
        })
        .filter(|d| d.amount != 0.0)
        .collect();
    order::insertion_sort_by(&mut given, |x, y| y.amount.total_cmp(&x.amount).then(x.choice.cmp(&y.choice)));
    let prior = ranking.prior(this, answers) - ranking.prior(other, answers);

    let pair = neighbours.look_alikes(a.cause).find(|l| l.other == b.cause);
    let curated = |c: &ChoiceIx| pair.is_some_and(|l| l.for_this.contains(c) || l.for_other.contains(c));
    let denied = |c: &ChoiceIx| {
        let group = |c: &ChoiceIx| model.group_of[c.at()];
        let mut asked = guide.finding_indexes().filter(|f| {
            guide.choices_of(*f).any(|other| group(c).is_some() && group(&other) == group(c))
                && answers.choices(*f).iter().any(|c| !guide.choices[c.at()].is_unsure)
        });
        let mut any = false;
        asked.all(|f| {
            any = true;
            !answers.choices(f).iter().any(|given| group(given) == group(c))
        }) && any
    };
    // Questions are asked alike in both readings.
    let facts = Facts::new(guide, answers, Strictness::Standard, Unanswered::NotAsked);
    let is_open = |f: &FindingIx| {
        matches!(answers.get(*f), None | Some(Answer::LeftOut | Answer::ToAskAlone | Answer::PassedOver))
            && facts.should_ask(*f)
    };
    let telling = |finding: FindingIx| {
        let choices = guide.choices_of(finding).filter(|c| !ranking.is_left_out(*c));
        let open =
            choices.map(|c| Open { finding, choice: c, amount: alone(c), curated: curated(&c), denied: denied(&c) });
        // Only a sign of one of the two: what merely speaks against the other is no reason to think of this one.
        let sign = |o: &Open| step(if o.amount > 0.0 { this } else { other }, o.choice) > 0.0;
        open.filter(|o| o.amount != 0.0 && sign(o)).min_by(by_worth)
    };
    let mut open: Vec<Open> = guide.finding_indexes().filter(is_open).filter_map(telling).collect();
    order::insertion_sort_by(&mut open, by_worth);
    ToldApart { given, prior, open }
}

/// The choices, those of one correlation group together: each cause caps them in its own way, so they can only be
/// compared as a whole.
fn same_sign(model: &RankingModel, picked: &[ChoiceIx]) -> Vec<Vec<ChoiceIx>> {
    let mut together: Vec<(Option<u16>, Vec<ChoiceIx>)> = Vec::new();
    for choice in picked {
        let group = model.group_of[choice.at()];
        match together.iter_mut().find(|(g, _)| group.is_some() && *g == group) {
            Some((_, choices)) => choices.push(*choice),
            None => together.push((group, vec![*choice])),
        }
    }
    together.into_iter().map(|(_, choices)| choices).collect()
}

/// What was not denied and what the list of look-alikes names comes first, then what tells more, then the order of the
/// files.
fn by_worth(x: &Open, y: &Open) -> std::cmp::Ordering {
    let first = x.denied.cmp(&y.denied).then(y.curated.cmp(&x.curated));
    first.then(y.amount.abs().total_cmp(&x.amount.abs())).then(x.choice.cmp(&y.choice))
}

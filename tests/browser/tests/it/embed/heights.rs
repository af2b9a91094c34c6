//! What a clinic's page can learn from the height of the frame.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use legcheck_browser_tests::clinic::{Clinic, snippet};
use legcheck_browser_tests::interview::{self, Interview, Reply};
use legcheck_engine::dataset::Strictness;

use super::{enter, open};
use crate::world::Stage;

/// How many checks are walked.
const CHECKS: u64 = 5;

/// A check with answers that differ from seed to seed; most are a denial, as people give them.
fn made_up(stage: &Stage<'_>, seed: u64) -> Result<Interview> {
    let guide = stage.guide();
    interview::plan(stage.check_engine, Strictness::Standard, |finding| {
        let mixed = (finding.at() as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_mul(2 * seed + 1) >> 33;
        let choices: Vec<_> = guide.choices_of(finding).collect();
        let none = guide.choice_where(finding, |c| c.is_none);
        match none {
            Some(none) if mixed % 4 != 0 => Reply::Choose(vec![none]),
            _ => Reply::Choose(vec![choices[(mixed / 4) as usize % choices.len()]]),
        }
    })
}

/// The share of steps, in percent, that an observer names rightly because their height was only ever that of one step.
fn told_apart(seen: &[(String, u64)]) -> usize {
    let mut steps: BTreeMap<u64, BTreeSet<&str>> = BTreeMap::new();
    for (step, height) in seen {
        steps.entry(*height).or_default().insert(step);
    }
    seen.iter().filter(|(_, height)| steps[height].len() == 1).count() * 100 / seen.len()
}

/// Heights tell no question from another, and neither an emergency from a question: at most that a review or result is shown.
pub fn tell_no_answer(stage: &Stage<'_>) -> Result<()> {
    let clinic = Clinic::start("", &snippet(&stage.site.origin(), "{}")?)?;
    let (mut exact, mut told) = (Vec::new(), Vec::new());
    for seed in 0..CHECKS {
        let page = open(stage, &clinic)?;
        enter(&page)?;
        page.click("[data-action=start]")?;
        for turn in &made_up(stage, seed)?.turns {
            page.expect_step(&turn.step)?;
            // An emergency scrolls in the frame.
            let fits = "document.documentElement.scrollHeight <= innerHeight";
            let is_emergency = "document.querySelector('main [data-step=emergency]') !== null";
            page.wait("the frame is high enough", &format!("return {fits} || innerHeight > 3000 && {is_emergency}"))?;
            let found = page.js("return [document.body.getBoundingClientRect().height, innerHeight]", vec![])?;
            exact.push((turn.step.clone(), found[0].as_f64().unwrap_or_default() as u64));
            told.push((turn.step.clone(), found[1].as_u64().unwrap_or_default()));
            page.play(std::slice::from_ref(turn))?;
        }
    }
    let heights: BTreeSet<u64> = told.iter().map(|(_, height)| *height).collect();
    let page = stage.page()?;
    let taller: Vec<_> = told.iter().zip(&exact).filter(|(told, _)| Some(&told.1) != heights.first()).collect();
    page.ensure(&format!("one height for all questions, not also {taller:?}"), heights.len() == 1)?;
    page.ensure(
        &format!("exact heights tell most steps apart, not {} %", told_apart(&exact)),
        told_apart(&exact) > 60,
    )?;
    page.expect("steps told apart, in percent", &told_apart(&told), &0)
}

//! What tells a cause apart from another one.

use super::said;
use crate::content::{msg, Content};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::ChoiceIx;
use legcheck_engine::explanation::{self, Difference};
use legcheck_engine::ranking::Ranked;

/// Differences below half a "common" are not worth a word.
const LEAST: f64 = 0.5;

/// Most answers named on each side.
const MOST: usize = 2;

/// What tells a cause apart from another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// The heading, which names the other one.
    pub title: String,
    /// One to three lines.
    pub lines: Vec<String>,
}

/// What tells a ranked cause apart from another one.
pub fn apart(content: &Content, answers: &Answers, this: &Ranked, other: &Ranked) -> Apart {
    let guide = content.guide();
    let name = |ranked: &Ranked| guide.causes[ranked.cause.at()].name.clone();
    let (mine, theirs) = (name(this), name(other));
    let told = explanation::told_apart(guide, answers, this, other);
    let words = |differences: &[&Difference]| {
        let choices: Vec<ChoiceIx> = differences.iter().map(|d| d.choice).collect();
        said(content, &choices).join("; ")
    };
    let first: Vec<&Difference> = told.for_first(LEAST).take(MOST).collect();
    let second: Vec<&Difference> = told.for_second(LEAST).take(MOST).collect();
    let mut lines = Vec::new();
    for (differences, name) in [(first, &mine), (second, &theirs)] {
        if !differences.is_empty() {
            let said = words(&differences);
            lines.push(content.with(msg::RESULT_APART_GIVEN, &[("name", name.into()), ("said", (&said).into())]));
        }
    }
    if let Some(open) = told.open.iter().find(|o| o.amount.abs() >= LEAST) {
        let name = if open.amount > 0.0 { &mine } else { &theirs };
        let said = said(content, [&open.choice]).join("");
        lines.push(content.with(msg::RESULT_APART_OPEN, &[("name", name.into()), ("said", (&said).into())]));
    }
    if lines.is_empty() {
        lines.push(content.t(msg::RESULT_APART_NONE));
    }
    Apart { title: content.with(msg::RESULT_APART, &[("name", (&theirs).into())]), lines }
}

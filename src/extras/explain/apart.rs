//! What distinguishes a cause from another one.

use super::said;
use crate::content::{Content, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{ChoiceIx, Details};
use legcheck_engine::explanation;
use legcheck_engine::ranking::Ranked;

/// Minimum difference: smaller ones than between "common" and "occasional" are not mentioned.
const LEAST: f64 = 1.0;

/// Maximum number of answers per side.
const MOST: usize = 2;

/// The two sides, as named in the Fluent files.
const THIS: &str = "this";
const OTHER: &str = "other";

/// What distinguishes a cause from another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// The heading, which names the other cause.
    pub title: String,
    /// One to three lines.
    pub lines: Vec<String>,
}

/// Describes what distinguishes a ranked cause from another one.
pub fn apart(content: &Content, details: &Details, answers: &Answers, this: &Ranked, other: &Ranked) -> Apart {
    let told = explanation::told_apart(content.engine(), &details.neighbours, answers, this, other);
    let first: Vec<ChoiceIx> = told.for_first(LEAST).take(MOST).collect();
    let second: Vec<ChoiceIx> = told.for_second(LEAST).take(MOST).collect();
    let line = |message, side: &str, choices: &[ChoiceIx]| {
        let said = said(content, choices).join("; ");
        content.with(message, &[("side", side.into()), ("said", (&said).into())])
    };
    let mut lines = Vec::new();
    for (side, choices) in [(THIS, first), (OTHER, second)] {
        if !choices.is_empty() {
            lines.push(line(msg::RESULT_APART_GIVEN, side, &choices));
        }
    }
    if let Some(open) = told.open.iter().find(|o| o.amount.abs() >= LEAST) {
        let side = if open.amount > 0.0 { THIS } else { OTHER };
        lines.push(line(msg::RESULT_APART_OPEN, side, &[open.choice]));
    }
    if lines.is_empty() {
        lines.push(content.t(msg::RESULT_APART_NONE));
    }
    let name = &content.guide().causes[other.cause.at()].name;
    Apart { title: content.with(msg::RESULT_APART, &[("name", name.into())]), lines }
}

//! What each "not sure" means.

use super::said;
use crate::content::{Content, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{FindingIx, Level, Strictness};
use legcheck_engine::explanation;

/// Maximum number of answers per question: enough to know what to look for.
const MOST: usize = 4;

/// What the "not sure" answers mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsure {
    /// Those that affect the level, by importance.
    pub lines: Vec<UnsureLine>,
    /// Short names of those that only affect which causes fit.
    pub rest: Vec<String>,
}

/// A "not sure" answer.
#[derive(Clone, Debug, PartialEq)]
pub struct UnsureLine {
    /// The finding.
    pub finding: FindingIx,
    /// Its short name.
    pub short: String,
    /// The effect of a clear answer, in one or two sentences.
    pub means: Vec<String>,
}

/// Describes what each "not sure" answer means.
pub fn unsure(content: &Content, answers: &Answers, strictness: Strictness) -> Unsure {
    let doubts = explanation::unsure_that_matter(content.guide(), answers, strictness);
    let deciding = explanation::unsure_behind(content.guide(), answers, strictness);
    let level = |message, level: Level| content.with(message, &[("level", level.id().into())]);
    let mut unsure = Unsure { lines: Vec::new(), rest: Vec::new() };
    for doubt in &doubts.each {
        let short = content.finding(doubt.finding).short.clone();
        let mut means = Vec::new();
        if doubts.raises(doubt) {
            means.push(raises(content, doubt));
        }
        if doubts.holds(doubt) {
            means.push(level(msg::RESULT_UNSURE_HOLDS, doubts.now));
        } else if doubts.hold_together() && deciding.contains(&doubt.finding) {
            means.push(level(msg::RESULT_UNSURE_TOGETHER, doubts.now));
        }
        if means.is_empty() {
            unsure.rest.push(short);
        } else {
            unsure.lines.push(UnsureLine { finding: doubt.finding, short, means });
        }
    }
    unsure
}

fn raises(content: &Content, doubt: &explanation::Unsure) -> String {
    let words = said(content, doubt.by.iter().take(MOST)).join("; ");
    let values = [("level", doubt.highest.id().into()), ("said", (&words).into())];
    content.with(msg::RESULT_UNSURE_RAISES, &values)
}

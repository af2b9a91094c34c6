//! What each "not sure" means.

use super::said;
use crate::content::{Content, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{FindingIx, Level, Strictness};
use legcheck_engine::explanation;

/// Most answers named for one question: enough to know what to look for.
const MOST: usize = 4;

/// What the answers that are not sure mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsure {
    /// Those that matter for the level, what matters most first.
    pub lines: Vec<UnsureLine>,
    /// Said where they hold the level up together, and none does alone.
    pub together: Option<String>,
    /// Short names of those that change only which causes fit.
    pub rest: Vec<String>,
}

/// One answer that is not sure.
#[derive(Clone, Debug, PartialEq)]
pub struct UnsureLine {
    /// The finding.
    pub finding: FindingIx,
    /// Its short name.
    pub short: String,
    /// What a clear answer would do; one or two sentences.
    pub means: Vec<String>,
}

/// What each answer that is not sure means.
pub fn unsure(content: &Content, answers: &Answers, strictness: Strictness) -> Unsure {
    let doubts = explanation::unsure_that_matter(content.guide(), answers, strictness);
    let level = |message, level: Level| content.with(message, &[("level", level.id().into())]);
    let together = doubts.hold_together().then(|| level(msg::RESULT_UNSURE_TOGETHER, doubts.now));
    let mut unsure = Unsure { lines: Vec::new(), together, rest: Vec::new() };
    for doubt in &doubts.each {
        let short = content.finding(doubt.finding).short.clone();
        let mut means = Vec::new();
        if doubts.raises(doubt) {
            means.push(raises(content, doubt));
        }
        if doubts.holds(doubt) {
            means.push(level(msg::RESULT_UNSURE_HOLDS, doubts.now));
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

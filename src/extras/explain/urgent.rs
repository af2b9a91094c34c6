//! What would make a result more urgent.

use super::said;
use crate::content::{Content, Respondent, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Changes, Details, Level, Strictness};
use legcheck_engine::explanation::{self, Near};

/// Maximum number of lines for an emergency and for each lower level: a frightened person reads only a few.
const MOST: [(Level, usize); 3] = [(Level::EmergencyNow, 6), (Level::SameDay, 3), (Level::DoctorSoon, 3)];

/// What would make a result more urgent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MoreUrgent {
    /// The answer behind a downgrade, and the level without it.
    pub downgrade: Option<String>,
    /// One list per higher level, the most urgent first.
    pub groups: Vec<Group>,
}

/// The changes that would lead to one level.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The level.
    pub level: Level,
    /// Introduces the list.
    pub lead: String,
    /// The lines, by relevance.
    pub lines: Vec<Line>,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Id of the change.
    pub id: String,
    /// Its wording after the lead.
    pub words: String,
    /// The person's answers that give it so much weight, if any.
    pub because: Option<String>,
}

/// Describes what would make the result of these answers more urgent.
pub fn more_urgent(
    content: &Content,
    details: &Details,
    answers: &Answers,
    who: Respondent,
    strictness: Strictness,
) -> MoreUrgent {
    let (guide, changes) = (content.guide(), &details.changes);
    let near = explanation::near_emergencies(content.engine(), changes, answers, strictness);
    let groups = MOST.into_iter().filter_map(|(level, most)| {
        let lines: Vec<Line> =
            near.iter().filter(|n| n.level == level).take(most).map(|n| line(content, changes, answers, n)).collect();
        (!lines.is_empty()).then(|| Group { level, lead: lead(content, level), lines })
    });
    let downgrade = explanation::downgrade(guide, changes, answers, strictness)
        .map(|level| content.with(msg::RESULT_LET_DOWN, &[("who", who.id().into()), ("level", level.id().into())]));
    MoreUrgent { downgrade, groups: groups.collect() }
}

fn lead(content: &Content, level: Level) -> String {
    content.with(msg::RESULT_WOULD_BE, &[("level", level.id().into())])
}

fn line(content: &Content, changes: &Changes, answers: &Answers, near: &Near) -> Line {
    let guide = content.guide();
    let change = &changes.list[near.change];
    // All of these answers were given, so it does not matter which of them the rule requires.
    let parts: Vec<String> = near
        .parts
        .iter()
        .flat_map(|f| answers.choices(*f))
        .filter(|c| !guide.choices[c.at()].is_unsure)
        .take(2)
        .flat_map(|c| said(content, [c]))
        .collect();
    let because =
        (!parts.is_empty()).then(|| content.with(msg::RESULT_BECAUSE, &[("said", (&parts.join("; ")).into())]));
    Line { id: change.id.clone(), words: change.words.clone(), because }
}

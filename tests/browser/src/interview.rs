//! What the engine expects of an interview: which pages come, what is ticked on each, and what the result must be.
//!
//! The plan is made with the engine alone, before a browser is touched; the pages must then follow it step by step.

use std::fmt;

use anyhow::{anyhow, bail, ensure, Result};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{ChoiceIx, FindingIx, Guide, Level, Page, Reading};
use legcheck_engine::interview::{self, AfterEmergency, Shown, Stop};
use legcheck_engine::{ranking, urgency};

/// What a person does on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The page, by its `data-step`.
    pub step: String,
    /// What is ticked: choices, or findings on a page of several signs.
    pub ticks: Vec<String>,
    /// The button that is pressed then, by its `data-action`.
    pub action: &'static str,
}

/// A whole interview, from the first question to the review.
#[derive(Clone, Debug)]
pub struct Interview {
    /// What is done on each page, in order.
    pub turns: Vec<Turn>,
    /// Every answer, as the engine has it in the end.
    pub answers: Answers,
    /// What the result must show.
    pub result: Outcome,
}

/// What a result page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Id of the level.
    pub level: String,
    /// Ids of the known causes, best first.
    pub causes: Vec<String>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} with {}", self.level, self.causes.join(", "))
    }
}

/// What a person can reply to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// These choices.
    Choose(Vec<ChoiceIx>),
    /// "Not sure" where it can be said, else the question is skipped.
    DoNotSay,
}

/// How a person with nothing special answers what a test does not say. An adult whose legs are weak but who walks;
/// every finding that has a "no" or "none" is answered with that.
const USUAL: &[(&str, &str)] = &[
    ("age", "adult-40-59"),
    ("sex", "female"),
    ("known-cause", "not-checked"),
    ("legs-affected", "both-same"),
    ("power", "walks-alone"),
    ("started", "three-to-twelve-months"),
    ("onset", "months"),
    ("course", "steady"),
];

/// The interview of a person who says these things, and answers all else as usual.
///
/// # Errors
/// When an id is unknown, or something said is never asked.
pub fn of(guide: &Guide, said: &[(&str, &[&str])]) -> Result<Interview> {
    let mut stated = Answers::default();
    for (id, choices) in said {
        let finding = guide.finding(id).ok_or_else(|| anyhow!("unknown finding {id:?}"))?;
        stated.set(finding, Answer::chosen(guide, finding, choices.iter().copied())?);
    }
    let usual = |finding: FindingIx| {
        let id = &guide.findings[finding.at()].id;
        let named = USUAL.iter().find(|(f, _)| f == id).and_then(|(_, c)| guide.choice(finding, c));
        let choice = named.or_else(|| guide.choice_where(finding, |c| c.is_none));
        choice.map_or(Reply::DoNotSay, |c| Reply::Choose(vec![c]))
    };
    let interview = plan(guide, |finding| match stated.choices(finding) {
        [] => usual(finding),
        choices => Reply::Choose(choices.to_vec()),
    })?;
    for (finding, answer) in stated.iter() {
        let id = &guide.findings[finding.at()].id;
        ensure!(
            interview.answers.get(finding) == Some(answer),
            "the interview never comes to {id}, which was to be said"
        );
    }
    Ok(interview)
}

/// The interview of a person who replies like this.
///
/// # Errors
/// When the engine contradicts itself.
pub fn plan(guide: &Guide, reply: impl Fn(FindingIx) -> Reply) -> Result<Interview> {
    let mut stored = Answers::default();
    let mut after = AfterEmergency::Stop;
    let mut turns = Vec::new();
    loop {
        // The app replays the stored answers on every page, and so does this.
        let trail = interview::replay(guide, &stored, after, Reading::Standard);
        match trail.next {
            Stop::Page(shown) => turns.push(turn(guide, &shown, &reply, &mut stored)),
            Stop::Emergency => {
                after = AfterEmergency::GoOn;
                turns.push(Turn { step: "emergency".to_owned(), ticks: Vec::new(), action: "go-on" });
            }
            Stop::Review => {
                let result = outcome(guide, &trail.answers);
                same_as_run(guide, &trail.answers, &result)?;
                return Ok(Interview { turns, answers: trail.answers, result });
            }
        }
        if turns.len() > guide.findings.len() * 2 {
            let last: Vec<&str> = turns.iter().rev().take(3).map(|t| t.step.as_str()).collect();
            bail!("the interview does not end; it came to {last:?} again");
        }
    }
}

fn turn(guide: &Guide, shown: &Shown, reply: impl Fn(FindingIx) -> Reply, stored: &mut Answers) -> Turn {
    let id = |finding: FindingIx| guide.findings[finding.at()].id.clone();
    // A group has no skip button, and neither has a single question with "not sure".
    let choose = |finding| match reply(finding) {
        Reply::Choose(choices) => Some(choices),
        Reply::DoNotSay => guide.choice_where(finding, |c| c.is_unsure).map(|c| vec![c]),
    };
    match shown.page {
        Page::Single(finding) => {
            let Some(choices) = choose(finding) else {
                stored.set(finding, Answer::PassedOver);
                return Turn { step: id(finding), ticks: Vec::new(), action: "skip" };
            };
            let ticks = choices.iter().map(|c| guide.choices[c.at()].id.clone()).collect();
            stored.set(finding, Answer::Chosen(choices));
            Turn { step: id(finding), ticks, action: "continue" }
        }
        Page::Group(place) => {
            let chosen = |finding: FindingIx| choose(finding).and_then(|c| c.first().map(|c| &guide.choices[c.at()]));
            let yes: Vec<FindingIx> = shown
                .findings
                .iter()
                .copied()
                .filter(|f| chosen(*f).is_some_and(|c| !c.is_none && !c.is_unsure))
                .collect();
            let unsure = shown.findings.iter().any(|f| chosen(*f).is_none_or(|c| c.is_unsure));
            let mut ticks: Vec<String> = yes.iter().map(|f| id(*f)).collect();
            if unsure {
                ticks.push("unsure".to_owned());
            } else if yes.is_empty() {
                ticks.push("none".to_owned());
            }
            for finding in &shown.findings {
                let answer = match (yes.contains(finding), unsure) {
                    (false, true) => Answer::ToAskAlone,
                    (yes, _) => {
                        let choice = guide.choice(*finding, if yes { "yes" } else { "no" });
                        Answer::Chosen(choice.into_iter().collect())
                    }
                };
                stored.set(*finding, answer);
            }
            Turn { step: guide.plan.groups[usize::from(place)].id.clone(), ticks, action: "continue" }
        }
    }
}

/// What the result page must show for these answers.
pub fn outcome(guide: &Guide, answers: &Answers) -> Outcome {
    let level: Level = urgency::triage(guide, answers, Reading::Standard).level;
    let causes = ranking::rank(guide, answers).into_iter().map(|r| r.cause.at());
    // The last cause is "something else", which has a place of its own on the page.
    let known = causes.filter(|c| c + 1 < guide.causes.len());
    Outcome { level: level.id().to_owned(), causes: known.map(|c| guide.causes[c].id.clone()).collect() }
}

/// The engine can also ask by itself; with the same answers it must come to the same result.
fn same_as_run(guide: &Guide, answers: &Answers, expected: &Outcome) -> Result<()> {
    let mut unknown = Vec::new();
    let run = interview::run(guide, Reading::Standard, |finding, _| {
        answers.get(finding).cloned().unwrap_or_else(|| {
            unknown.push(guide.findings[finding.at()].id.clone());
            Answer::LeftOut
        })
    });
    ensure!(unknown.is_empty(), "the engine's own run also asks {unknown:?}, which the replay never came to");
    let result = outcome(guide, &run.answers);
    ensure!(result == *expected, "the engine's own run gives {result}, the replay {expected}");
    Ok(())
}

//! The interview that the engine expects: the pages, what to tick on each, and the final result.
//!
//! The plan is computed by the engine before a browser is involved; the pages must then follow it step by step.

use std::fmt;

use anyhow::{Result, anyhow, bail, ensure};
use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, FindingIx, Group, Guide, Level, Page, Strictness};
use legcheck_engine::interview::{AfterEmergency, Screen, Stop};
use legcheck_engine::urgency;

/// What a person does on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The page, by its `data-step`.
    pub step: String,
    /// What is ticked: choices; on a page of several findings `finding/choice`, or `none` for all of them.
    pub ticks: Vec<String>,
    /// Whether the page is first turned into a line for each finding, by "not sure about one or more of these".
    pub in_lines: bool,
    /// The button to press next, by its `data-action`.
    pub action: &'static str,
}

impl Turn {
    /// Ticks these on the page as it is first shown.
    pub fn new<'a>(step: &str, ticks: impl IntoIterator<Item = &'a str>, action: &'static str) -> Self {
        Self {
            step: step.to_owned(),
            ticks: ticks.into_iter().map(ToOwned::to_owned).collect(),
            in_lines: false,
            action,
        }
    }
}

/// A whole interview, from the first question to the review.
#[derive(Clone, Debug)]
pub struct Interview {
    /// What is done on each page, in order.
    pub turns: Vec<Turn>,
    /// State of the app at the start of each turn, and finally on the review.
    states: Vec<State>,
    /// All answers at the end.
    pub answers: Answers,
    /// The expected result.
    pub result: Outcome,
}

/// State of the app during a check.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    answers: Answers,
    after: AfterEmergency,
}

/// Content of a result page.
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

impl Interview {
    /// What a tab stores once it has reached a step of this interview; the review and the result have every answer. Without the
    /// last line, which tells when they were given: so an older release stored it.
    ///
    /// # Errors
    /// If the interview never reaches the step.
    pub fn session(&self, guide: &Guide, step: &str) -> Result<String> {
        let place = match step {
            "review" | "result" => self.turns.len(),
            step => self
                .turns
                .iter()
                .position(|turn| turn.step == step)
                .ok_or_else(|| anyhow!("no page {step} in the interview"))?,
        };
        let State { answers, after } = &self.states[place];
        let after = if *after == AfterEmergency::GoOn { "go-on" } else { "stop" };
        Ok(format!("1\nme\n{after}\n\n{}\n", answers.to_line(guide)))
    }
}

/// A reply to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Choose these.
    Choose(Vec<ChoiceIx>),
    /// "Not sure" if it is offered, else skip the question.
    DoNotSay,
}

/// Default answers for whatever a test does not state: an adult with weak legs who can walk. All findings with a "no"
/// or "none" default to that.
const USUAL: &[(&str, &str)] = &[
    ("age", "adult-40-59"),
    ("sex", "female"),
    ("usual-walking", "on-foot"),
    ("weak-kind", "tired-heavy"),
    ("started", "three-to-twelve-months"),
    ("onset", "months"),
    ("legs-affected", "both-same"),
    ("power", "walks-alone"),
    ("rise-test", "easy"),
    ("heel-test", "both"),
    ("toe-test", "both"),
    ("known-cause", "not-checked"),
    ("course", "steady"),
    ("change-when", "longer"),
    ("spread", "same-place"),
    // A choice whose id is not that of a tile on a page of lists.
    ("alcohol", "some"),
    ("pain-eases", "no-pain"),
];

/// The default answer to a finding, if any.
fn usual(guide: &Guide, finding: FindingIx) -> Option<ChoiceIx> {
    let id = &guide.findings[finding.at()].id;
    let named = USUAL.iter().find(|(f, _)| f == id).and_then(|(_, c)| guide.choice(finding, c));
    named.or_else(|| guide.choice_where(finding, |c| c.is_none))
}

/// The interview of a person who says these things and gives default answers otherwise.
///
/// # Errors
/// If an id is unknown, or something said is never asked.
pub fn of(engine: &Engine, strictness: Strictness, said: &[(&str, &[&str])]) -> Result<Interview> {
    let guide = engine.guide();
    let mut stated = Answers::default();
    for (id, choices) in said {
        let finding = guide.finding(id).ok_or_else(|| anyhow!("unknown finding {id:?}"))?;
        stated.set(finding, Answer::chosen(guide, finding, choices.iter().copied())?);
    }
    let interview = plan(engine, strictness, |finding| match stated.choices(finding) {
        [] => usual(guide, finding).map_or(Reply::DoNotSay, |c| Reply::Choose(vec![c])),
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

/// The interview of a person who replies as given.
///
/// # Errors
/// If the engine contradicts itself.
pub fn plan(engine: &Engine, strictness: Strictness, reply: impl Fn(FindingIx) -> Reply) -> Result<Interview> {
    let guide = engine.guide();
    let mut stored = Answers::default();
    let mut after = AfterEmergency::Stop;
    let (mut turns, mut states) = (Vec::new(), Vec::new());
    loop {
        states.push(State { answers: stored.clone(), after });
        // Like the app, replay the stored answers on every page.
        let trail = engine.interview().replay(&stored, after, strictness);
        match trail.next {
            Stop::Page(shown) => turns.push(turn(guide, &shown, &reply, &mut stored)?),
            Stop::Emergency => {
                after = AfterEmergency::GoOn;
                turns.push(Turn::new("emergency", [], "go-on"));
            }
            Stop::Review => {
                let result = outcome(engine, strictness, &trail.answers);
                same_as_run(engine, strictness, &trail.answers, &result)?;
                return Ok(Interview { turns, states, answers: trail.answers, result });
            }
        }
        if turns.len() > guide.findings.len() * 2 {
            let last: Vec<&str> = turns.iter().rev().take(3).map(|t| t.step.as_str()).collect();
            bail!("the interview does not end; it came to {last:?} again");
        }
    }
}

fn turn(guide: &Guide, shown: &Screen, reply: impl Fn(FindingIx) -> Reply, stored: &mut Answers) -> Result<Turn> {
    let id = |finding: FindingIx| guide.findings[finding.at()].id.clone();
    // A group has no Skip button, and neither has a single question with "not sure".
    let choose = |finding| match reply(finding) {
        Reply::Choose(choices) => Some(choices),
        Reply::DoNotSay => guide.choice_where(finding, |c| c.is_unsure).map(|c| vec![c]),
    };
    match shown.page {
        Page::Single(finding) => {
            let Some(choices) = choose(finding) else {
                stored.set(finding, Answer::PassedOver);
                return Ok(Turn::new(&id(finding), [], "skip"));
            };
            let ticks: Vec<&str> = choices.iter().map(|c| &*guide.choices[c.at()].id).collect();
            let turn = Turn::new(&id(finding), ticks, "continue");
            stored.set(finding, Answer::Chosen(choices));
            Ok(turn)
        }
        Page::Group(place) => {
            let group = &guide.plan.groups[usize::from(place)];
            group_turn(guide, group, &shown.findings, choose, stored)
        }
    }
}

/// Answers a page of several findings.
fn group_turn(
    guide: &Guide,
    group: &Group,
    findings: &[FindingIx],
    choose: impl Fn(FindingIx) -> Option<Vec<ChoiceIx>>,
    stored: &mut Answers,
) -> Result<Turn> {
    let choice = |c: &ChoiceIx| &guide.choices[c.at()];
    // If every finding can be denied, one tile denies all of them, and another asks about each in its line.
    let none = |f: &FindingIx| guide.choice_where(*f, |c| c.is_none);
    let deniable = group.findings.iter().all(|f| none(f).is_some());
    let mut replies = Vec::new();
    for finding in findings {
        let reply = match choose(*finding) {
            // A page of several questions requires an answer to each, so use the default.
            None if !deniable => Some(usual(guide, *finding).map(|c| vec![c]).ok_or_else(|| {
                let id = &guide.findings[finding.at()].id;
                anyhow!("a person cannot leave out {id} on the page {}", group.id)
            })?),
            reply => reply,
        };
        replies.push((*finding, reply));
    }
    let is_unsure = |reply: &Option<Vec<ChoiceIx>>| reply.iter().flatten().all(|c| choice(c).is_unsure);
    let in_lines = deniable && replies.iter().any(|(_, reply)| is_unsure(reply));
    let mut ticks = Vec::new();
    for (finding, reply) in replies {
        let id = &guide.findings[finding.at()].id;
        let is_list = guide.findings[finding.at()].kind != AnswerKind::YesNoUnsure;
        let denies = |c: &ChoiceIx| choice(c).is_none || choice(c).is_unsure;
        let answer = match reply {
            None => {
                ticks.push(format!("{id}/unsure"));
                Answer::PassedOver
            }
            // One tile for a whole list, which is asked in full on the next page.
            Some(choices) if deniable && is_list && (group.gateway || in_lines) && !choices.iter().all(denies) => {
                ticks.push(format!("{id}/some"));
                Answer::ToAskAlone
            }
            Some(choices) => {
                let is_said = |c: &&ChoiceIx| in_lines || !deniable || !denies(c);
                ticks.extend(choices.iter().filter(is_said).map(|c| format!("{id}/{}", choice(c).id)));
                Answer::Chosen(choices)
            }
        };
        stored.set(finding, answer);
    }
    if ticks.is_empty() {
        ticks.push("none".to_owned());
    }
    Ok(Turn { in_lines, ..Turn::new(&group.id, ticks.iter().map(String::as_str), "continue") })
}

/// The expected content of the result page for these answers.
pub fn outcome(engine: &Engine, strictness: Strictness, answers: &Answers) -> Outcome {
    let guide = engine.guide();
    let level: Level = urgency::triage(guide, answers, strictness).level;
    let causes = engine.ranking().rank(answers).into_iter().map(|r| r.cause.at());
    // The last cause is "something else", which is shown separately.
    let known = causes.filter(|c| c + 1 < guide.causes.len());
    Outcome { level: level.id().to_owned(), causes: known.map(|c| guide.causes[c].id.clone()).collect() }
}

/// Checks that the engine's own interview, given the same answers, has the same result.
fn same_as_run(engine: &Engine, strictness: Strictness, answers: &Answers, expected: &Outcome) -> Result<()> {
    let guide = engine.guide();
    let mut unknown = Vec::new();
    let run = engine.interview().run(strictness, |finding, _| {
        answers.get(finding).cloned().unwrap_or_else(|| {
            unknown.push(guide.findings[finding.at()].id.clone());
            Answer::LeftOut
        })
    });
    ensure!(unknown.is_empty(), "the engine's own run also asks {unknown:?}, which the replay never came to");
    let result = outcome(engine, strictness, &run.answers);
    ensure!(result == *expected, "the engine's own run gives {result}, the replay {expected}");
    Ok(())
}

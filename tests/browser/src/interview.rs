//! What the engine expects of an interview: which pages come, what is ticked on each, and what the result must be.
//!
//! The plan is made with the engine alone, before a browser is touched; the pages must then follow it step by step.

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
    /// What is ticked: choices; on a page of several findings `finding/choice`, or `none` or `unsure` for all of them.
    pub ticks: Vec<String>,
    /// The button that is pressed then, by its `data-action`.
    pub action: &'static str,
}

/// A whole interview, from the first question to the review.
#[derive(Clone, Debug)]
pub struct Interview {
    /// What is done on each page, in order.
    pub turns: Vec<Turn>,
    /// What the app holds when each of them comes, and last what it holds on the review.
    states: Vec<State>,
    /// Every answer, as the engine has it in the end.
    pub answers: Answers,
    /// What the result must show.
    pub result: Outcome,
}

/// What the app holds of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    answers: Answers,
    after: AfterEmergency,
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

impl Interview {
    /// What a tab stores when it has come to a step of this interview; the review and the result hold every answer.
    ///
    /// # Errors
    /// When the interview never comes to the step.
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
    ("change-when", "longer"),
    ("spread", "same-place"),
    // A choice whose id is that of no tile of a page of lists.
    ("alcohol", "some"),
    ("pain-eases", "no-pain"),
];

/// The usual answer to a finding, if there is one.
fn usual(guide: &Guide, finding: FindingIx) -> Option<ChoiceIx> {
    let id = &guide.findings[finding.at()].id;
    let named = USUAL.iter().find(|(f, _)| f == id).and_then(|(_, c)| guide.choice(finding, c));
    named.or_else(|| guide.choice_where(finding, |c| c.is_none))
}

/// The interview of a person who says these things, and answers all else as usual.
///
/// # Errors
/// When an id is unknown, or something said is never asked.
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

/// The interview of a person who replies like this.
///
/// # Errors
/// When the engine contradicts itself.
pub fn plan(engine: &Engine, strictness: Strictness, reply: impl Fn(FindingIx) -> Reply) -> Result<Interview> {
    let guide = engine.guide();
    let mut stored = Answers::default();
    let mut after = AfterEmergency::Stop;
    let (mut turns, mut states) = (Vec::new(), Vec::new());
    loop {
        states.push(State { answers: stored.clone(), after });
        // The app replays the stored answers on every page, and so does this.
        let trail = engine.interview().replay(&stored, after, strictness);
        match trail.next {
            Stop::Page(shown) => turns.push(turn(guide, &shown, &reply, &mut stored)?),
            Stop::Emergency => {
                after = AfterEmergency::GoOn;
                turns.push(Turn { step: "emergency".to_owned(), ticks: Vec::new(), action: "go-on" });
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
    // A group has no skip button, and neither has a single question with "not sure".
    let choose = |finding| match reply(finding) {
        Reply::Choose(choices) => Some(choices),
        Reply::DoNotSay => guide.choice_where(finding, |c| c.is_unsure).map(|c| vec![c]),
    };
    match shown.page {
        Page::Single(finding) => {
            let Some(choices) = choose(finding) else {
                stored.set(finding, Answer::PassedOver);
                return Ok(Turn { step: id(finding), ticks: Vec::new(), action: "skip" });
            };
            let ticks = choices.iter().map(|c| guide.choices[c.at()].id.clone()).collect();
            stored.set(finding, Answer::Chosen(choices));
            Ok(Turn { step: id(finding), ticks, action: "continue" })
        }
        Page::Group(place) => {
            let group = &guide.plan.groups[usize::from(place)];
            let ticks = group_turn(guide, group, &shown.findings, choose, stored)?;
            Ok(Turn { step: group.id.clone(), ticks, action: "continue" })
        }
    }
}

/// Answers a page of several findings. Gives what is ticked.
fn group_turn(
    guide: &Guide,
    group: &Group,
    findings: &[FindingIx],
    choose: impl Fn(FindingIx) -> Option<Vec<ChoiceIx>>,
    stored: &mut Answers,
) -> Result<Vec<String>> {
    let choice = |c: &ChoiceIx| &guide.choices[c.at()];
    // Where each finding can be denied, one tile denies all, and one says that some are not clear.
    let deniable = group.findings.iter().all(|f| guide.choice_where(*f, |c| c.is_none).is_some());
    let mut ticks = Vec::new();
    let mut unsure = false;
    let mut opened = Vec::new();
    for finding in findings {
        let id = &guide.findings[finding.at()].id;
        let chosen = choose(*finding);
        let own: Vec<ChoiceIx> = match &chosen {
            Some(choices) if deniable => {
                choices.iter().copied().filter(|c| !choice(c).is_none && !choice(c).is_unsure).collect()
            }
            Some(choices) => choices.clone(),
            None if deniable => Vec::new(),
            // A page of several questions wants an answer to each, so the usual one is given.
            None => usual(guide, *finding)
                .map(|c| vec![c])
                .ok_or_else(|| anyhow!("a person cannot leave out {id} on the page {}", group.id))?,
        };
        unsure |= own.is_empty() && chosen.is_none_or(|choices| choices.iter().any(|c| choice(c).is_unsure));
        // A gateway has one tile for a whole list, which is asked in full on the next page.
        if group.gateway && guide.findings[finding.at()].kind != AnswerKind::YesNoUnsure && !own.is_empty() {
            ticks.push(format!("{id}/some"));
            opened.push(*finding);
            continue;
        }
        ticks.extend(own.iter().map(|c| format!("{id}/{}", choice(c).id)));
        stored.set(*finding, Answer::Chosen(own));
    }
    for finding in &opened {
        stored.set(*finding, Answer::ToAskAlone);
    }
    for finding in findings.iter().filter(|f| deniable && !opened.contains(f)) {
        if stored.choices(*finding).is_empty() {
            let none = guide.choice_where(*finding, |c| c.is_none).into_iter().collect();
            stored.set(*finding, if unsure { Answer::ToAskAlone } else { Answer::Chosen(none) });
        }
    }
    if unsure {
        ticks.push("unsure".to_owned());
    } else if ticks.is_empty() {
        ticks.push("none".to_owned());
    }
    Ok(ticks)
}

/// What the result page must show for these answers.
pub fn outcome(engine: &Engine, strictness: Strictness, answers: &Answers) -> Outcome {
    let guide = engine.guide();
    let level: Level = urgency::triage(guide, answers, strictness).level;
    let causes = engine.ranking().rank(answers).into_iter().map(|r| r.cause.at());
    // The last cause is "something else", which has a place of its own on the page.
    let known = causes.filter(|c| c + 1 < guide.causes.len());
    Outcome { level: level.id().to_owned(), causes: known.map(|c| guide.causes[c].id.clone()).collect() }
}

/// The engine can also ask by itself; with the same answers it must come to the same result.
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

//! What to say on the phone: a short script from the person's own answers.

use super::check::Check;
use crate::components::{read_aloud, text, titled};
use crate::content::{Content, Respondent, ids, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{FindingIx, RuleIx};
use legcheck_engine::{explanation, urgency};
use yew::prelude::*;

/// The page of signs that people find hard to talk about; the script reassures about them.
const PRIVATE: usize = ids::page::DANGER_PRIVATE;

/// Groups of findings that are not current signs: onset and age have their own lines.
const ELSEWHERE: [&str; 3] = [ids::group::ONSET, ids::group::HISTORY, ids::group::FAMILY];

/// A script to read out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Whom to say it to.
    pub title: String,
    /// Three or four lines.
    pub lines: Vec<String>,
    /// Shown if a line mentions something private.
    pub private: Option<String>,
}

/// Maximum number of signs.
const MOST: usize = 5;

/// The script, and whom to call, for the level of these answers.
pub fn script(check: &Check) -> Script {
    let Check { content, session, trail, .. } = check;
    let (guide, answers, who) = (content.guide(), &trail.answers, session.who());
    let triage = urgency::triage(guide, answers, session.strictness);
    let level = |message| content.with(message, &[("who", who.id().into()), ("level", triage.level.id().into())]);
    let said_of = |finding| said(content, answers, finding);
    let mut lines = Vec::new();
    let age = said_of(ids::finding::AGE);
    let opening = match said_of(ids::finding::WEAK_KIND) {
        Some(like) => with(content, msg::PHONE_LEGS_LIKE, who, &like),
        None => content.for_who(msg::PHONE_LEGS, who),
    };
    lines.push(match age {
        Some(age) => format!("{opening} {}", with(content, msg::PHONE_AGE, who, &age)),
        None => opening,
    });
    let times: Vec<String> = [ids::finding::STARTED, ids::finding::ONSET].into_iter().filter_map(said_of).collect();
    let mut when = Vec::new();
    if !times.is_empty() {
        when.push(with(content, msg::PHONE_WHEN, who, &times.join(&content.t(msg::PHONE_AND))));
    }
    when.extend(said_of(ids::finding::COURSE).map(|course| with(content, msg::PHONE_NOW, who, &course)));
    if !when.is_empty() {
        lines.push(when.join(" "));
    }
    let signs = telling(check, &triage.reasons);
    let words: Vec<String> = signs.iter().filter_map(|f| said(content, answers, *f)).collect();
    if !words.is_empty() {
        lines.push(with(content, msg::PHONE_SIGNS, who, &words.join("; ")));
    }
    lines.push(level(msg::PHONE_ASK));
    let private = &guide.plan.groups[PRIVATE].findings;
    let is_private = signs.iter().any(|f| private.contains(f));
    Script { title: level(msg::PHONE_TITLE), lines, private: is_private.then(|| content.t(msg::PHONE_PRIVATE)) }
}

fn with(content: &Content, message: legcheck_messages::Message, who: Respondent, said: &str) -> String {
    content.with(message, &[("who", who.id().into()), ("said", said.into())])
}

/// The wording of a finding, without "not sure" and denied choices.
fn said(content: &Content, answers: &Answers, finding: FindingIx) -> Option<String> {
    let guide = content.guide();
    let choices = answers.choices(finding).iter().map(|c| &guide.choices[c.at()]);
    let words: Vec<&str> = choices.filter(|c| !c.is_none && !c.is_unsure).map(|c| c.said.as_str()).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// The most relevant signs: those behind the level, then private ones, then the others in the order they were asked.
fn telling(check: &Check, rules: &[RuleIx]) -> Vec<FindingIx> {
    let Check { content, trail, .. } = check;
    let (guide, answers) = (content.guide(), &trail.answers);
    let rules = explanation::reasons(guide, rules);
    let behind =
        rules.iter().flat_map(|rule| explanation::answers_behind(guide, answers, *rule, check.session.strictness));
    let private = guide.plan.groups[PRIVATE].findings.iter().copied();
    let mut others: Vec<FindingIx> = answers.iter().map(|(finding, _)| finding).collect();
    legcheck_engine::order::insertion_sort_by_key(&mut others, |f| guide.plan.order[f.at()]);
    let mut signs: Vec<FindingIx> = Vec::new();
    for finding in behind.chain(private).chain(others) {
        let is_said_first = finding == ids::finding::WEAK_KIND;
        let elsewhere = is_said_first || ELSEWHERE.contains(&content.finding(finding).group.as_str());
        if signs.len() < MOST && !elsewhere && !signs.contains(&finding) && said(content, answers, finding).is_some() {
            signs.push(finding);
        }
    }
    signs
}

/// The script in large print.
pub fn phone(check: &Check) -> Html {
    let script = script(check);
    html! {
        <section class="phone" aria-labelledby="phone-title" data-section="phone">
            { titled("h2", "phone-title", script.title) }
            { text("p", "", check.content.t(msg::PHONE_LEAD)) }
            <blockquote class="say">
                for line in script.lines {
                    { text("p", "", line) }
                }
            </blockquote>
            if let Some(private) = script.private {
                { text("p", "hint", private) }
            }
            { read_aloud(&check.content, "say") }
        </section>
    }
}

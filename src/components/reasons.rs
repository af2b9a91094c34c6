//! Why a result is as urgent as it is, and what to do.

use crate::components::{element, list, more, source_list, text, titled};
use crate::content::{Content, Respondent, ids, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{FindingIx, Level, RuleIx, Strictness};
use legcheck_engine::explanation::{self, Fit};
use legcheck_engine::order;
use legcheck_engine::ranking::Ranked;
use yew::prelude::*;

/// Most reasons shown, and most lines of what to do and of what not to do.
const SHOWN: usize = 3;
const MOST_STEPS: usize = 7;

/// Most answers shown for what took a person out of a higher level.
const MOST_SAID: usize = 6;

/// A reason for a level, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What was found.
    pub title: String,
    /// What it may be, unless the same page calls that less likely.
    pub may_be: Option<String>,
    /// The answers that set it and that no reason before it has said.
    pub said: Vec<String>,
    /// The rule.
    pub rule: RuleIx,
    /// What to do.
    pub steps: Vec<String>,
    /// What not to do.
    pub avoid: Vec<String>,
}

/// Why a result is as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The reasons for the level, the most dangerous and specific first.
    pub reasons: Vec<Reason>,
    /// What took the person out of a higher level.
    pub lowered_by: Vec<Reason>,
}

impl Why {
    /// The sentence on the banner: what the first reason may be, or what was found.
    pub fn headline(&self) -> Option<String> {
        self.reasons.first().map(|first| first.may_be.clone().unwrap_or_else(|| first.title.clone()))
    }
}

/// The reasons behind a level.
pub fn why(
    content: &Content,
    answers: &Answers,
    (who, strictness): (Respondent, Strictness),
    (level, rules): (Level, &[RuleIx]),
) -> Why {
    let guide = content.guide();
    let ranked = content.engine().ranking().rank(answers);
    let mut said = Vec::new();
    let mut words = |rules: Vec<RuleIx>| -> Vec<Reason> {
        rules.into_iter().map(|rule| reason(content, answers, (who, strictness), &ranked, rule, &mut said)).collect()
    };
    let reasons = words(explanation::reasons(guide, rules));
    let mut lowered_by = words(explanation::downgraded_by(guide, answers, strictness, level));
    let mut said: Vec<String> = Vec::new();
    for reason in &mut lowered_by {
        reason.said = shown(content, answers, (reason.rule, strictness));
        reason.said.retain(|line| !said.contains(line));
        said.extend_from_slice(&reason.said);
    }
    Why { reasons, lowered_by }
}

/// The answers that took a person out of a higher level: what can be done first, and no list of all that was denied.
fn shown(content: &Content, answers: &Answers, (rule, strictness): (RuleIx, Strictness)) -> Vec<String> {
    let guide = content.guide();
    let mut behind = explanation::answers_behind(guide, answers, rule, strictness);
    behind.retain(|f| answers.get(*f).is_some_and(|answer| !answer.is_denial(guide)));
    order::insertion_sort_by_key(&mut behind, |f| content.finding(*f).group != ids::group::STRENGTH);
    behind.iter().take(MOST_SAID).filter_map(|f| content.answer_words(answers, *f)).collect()
}

fn reason(
    content: &Content,
    answers: &Answers,
    (who, strictness): (Respondent, Strictness),
    ranked: &[Ranked],
    ix: RuleIx,
    said_before: &mut Vec<FindingIx>,
) -> Reason {
    let guide = content.guide();
    let rule = &guide.rules[ix.at()];
    let mut said = Vec::new();
    for finding in explanation::answers_behind(guide, answers, ix, strictness) {
        // A question without a choice has nothing to say here; the page lists it among what was not answered. What was denied
        // is no sign of anything.
        let speaks = answers.get(finding).is_some_and(|answer| !answer.is_denial(guide));
        if speaks && !answers.choices(finding).is_empty() && !said_before.contains(&finding) {
            said_before.push(finding);
            said.extend(content.answer_words(answers, finding));
        }
    }
    let is_likely = rule.causes.first().is_none_or(|cause| {
        let own = ranked.iter().find(|r| r.cause == *cause);
        own.is_some_and(|own| explanation::fit(content.engine().ranking(), answers, own) != Fit::Less)
    });
    let addressed = |lines: &[String]| lines.iter().map(|line| who.address(line)).collect();
    Reason {
        title: rule.title.clone(),
        may_be: rule.may_be.clone().filter(|_| is_likely),
        said,
        rule: ix,
        steps: addressed(&rule.steps),
        avoid: addressed(&rule.avoid),
    }
}

/// What to do or not to do: the lines of the reasons shown, each once.
pub fn advice(all: &[Reason], pick: fn(&Reason) -> &Vec<String>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in all.iter().take(SHOWN).flat_map(|r| pick(r).iter()) {
        if !texts.contains(text) && texts.len() < MOST_STEPS {
            texts.push(text.clone());
        }
    }
    texts
}

/// Why, what to do and what not to do.
pub fn why_and_what(content: &Content, who: Respondent, why: &Why) -> Html {
    let all = &why.reasons;
    let (shown, rest) = all.split_at(all.len().min(SHOWN));
    let items = |reasons: &[Reason]| {
        element("ul", "reasons", reasons.iter().map(|reason| reason_item(content, reason)).collect())
    };
    let lines = |id, title, class, texts: Vec<String>| {
        if texts.is_empty() {
            return html! {};
        }
        element("section", "", vec![titled("h2", id, content.t(title)), list(class, texts)])
    };
    html! {
        <>
            <section aria-labelledby="why-title">
                { titled("h2", "why-title", content.t(msg::RESULT_WHY_TITLE)) }
                { text("p", "", content.for_who(msg::RESULT_WHY_LEAD, who)) }
                { items(shown) }
                if !rest.is_empty() {
                    { more(content.with(msg::RESULT_WHY_MORE, &[("n", rest.len().into())]), "", vec![items(rest)]) }
                }
            </section>
            if !why.lowered_by.is_empty() {
                <section data-section="lowered-by">
                    { text("h2", "", content.t(msg::RESULT_LOWERED_TITLE)) }
                    { text("p", "", content.for_who(msg::RESULT_LOWERED, who)) }
                    { items(&why.lowered_by) }
                    { list("do", advice(&why.lowered_by, |r| &r.steps)) }
                    { list("avoid", advice(&why.lowered_by, |r| &r.avoid)) }
                </section>
            }
            <div class="two">
                { lines("do-title", msg::RESULT_DO_TITLE, "do", advice(all, |r| &r.steps)) }
                { lines("avoid-title", msg::RESULT_AVOID_TITLE, "avoid", advice(all, |r| &r.avoid)) }
            </div>
        </>
    }
}

fn reason_item(content: &Content, reason: &Reason) -> Html {
    html! {
        <li data-rule={content.guide().rules[reason.rule.at()].id.clone()}>
            { text("strong", "", reason.title.clone()) }
            if let Some(may_be) = &reason.may_be {
                { text("span", "may-be", may_be.clone()) }
            }
            if !reason.said.is_empty() {
                { list("said", reason.said.clone()) }
            }
            if let Some(details) = content.details() {
                { source_list(content, details.sources(reason.rule)) }
            }
        </li>
    }
}

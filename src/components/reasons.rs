//! Why a result is as urgent as it is, and what to do.

use crate::components::{element, list, more, source_list, text, titled};
use crate::content::{Content, Respondent, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{RuleIx, Strictness};
use legcheck_engine::explanation;
use legcheck_engine::order;
use yew::prelude::*;

/// A reason for a level, in words.
#[derive(Clone, PartialEq)]
pub struct Reason {
    /// What it may be.
    pub title: String,
    /// The answers that set it.
    pub said: Vec<String>,
    /// The rule.
    pub rule: RuleIx,
    /// What to do.
    pub steps: Vec<String>,
    /// What not to do.
    pub avoid: Vec<String>,
}

/// The reasons behind some rules, the most telling first: rules that name a cause, then the general ones.
pub fn reasons(content: &Content, answers: &Answers, strictness: Strictness, rules: &[RuleIx]) -> Vec<Reason> {
    let guide = content.guide();
    let mut rules: Vec<RuleIx> = rules.to_vec();
    order::insertion_sort_by_key(&mut rules, |r| (guide.rules[r.at()].causes.is_empty(), *r));
    let mut reasons: Vec<Reason> = Vec::new();
    for ix in rules {
        let rule = &guide.rules[ix.at()];
        if reasons.iter().any(|r| r.rule == ix) {
            continue;
        }
        let said = explanation::answers_behind(guide, answers, ix, strictness)
            .into_iter()
            .filter_map(|f| content.answer_words(answers, f))
            .collect();
        reasons.push(Reason {
            title: rule.title.clone(),
            said,
            rule: ix,
            steps: rule.steps.clone(),
            avoid: rule.avoid.clone(),
        });
    }
    reasons
}

/// Why, what to do and what not to do.
pub fn why_and_what(content: &Content, who: Respondent, all: &[Reason]) -> Html {
    let (shown, rest) = all.split_at(all.len().min(3));
    let steps = |pick: fn(&Reason) -> &Vec<String>| {
        let mut texts: Vec<String> = Vec::new();
        for text in shown.iter().flat_map(|r| pick(r).iter()) {
            if !texts.contains(text) && texts.len() < 7 {
                texts.push(text.clone());
            }
        }
        texts
    };
    let items = |reasons: &[Reason]| {
        element("ul", "reasons", reasons.iter().map(|reason| reason_item(content, reason)).collect())
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
            <div class="two">
                { element("section", "", vec![text("h2", "", content.t(msg::RESULT_DO_TITLE)), list("do", steps(|r| &r.steps))]) }
                { element("section", "", vec![text("h2", "", content.t(msg::RESULT_AVOID_TITLE)), list("avoid", steps(|r| &r.avoid))]) }
            </div>
        </>
    }
}

fn reason_item(content: &Content, reason: &Reason) -> Html {
    html! {
        <li data-rule={content.guide().rules[reason.rule.at()].id.clone()}>
            { text("strong", "", reason.title.clone()) }
            if !reason.said.is_empty() {
                { list("said", reason.said.clone()) }
            }
            if let Some(details) = content.details() {
                { source_list(content, details.sources(reason.rule)) }
            }
        </li>
    }
}

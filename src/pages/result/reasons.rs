//! Why a result is as urgent as it is, and what to do.

use crate::components::source_list;
use crate::content::{msg, Content, Who};
use crate::pages::review::answer_words;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::RuleIx;
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
pub fn reasons(content: &Content, answers: &Answers, rules: &[RuleIx]) -> Vec<Reason> {
    let guide = content.guide();
    let mut rules: Vec<RuleIx> = rules.to_vec();
    order::sort_short_by_key(&mut rules, |r| (guide.rules[r.at()].causes.is_empty(), *r));
    let mut reasons: Vec<Reason> = Vec::new();
    for ix in rules {
        let rule = &guide.rules[ix.at()];
        if reasons.iter().any(|r| r.rule == ix) {
            continue;
        }
        let said = explanation::answers_behind(guide, answers, ix)
            .into_iter()
            .filter_map(|f| answer_words(content, answers, f))
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
pub fn why_and_what(content: &Content, who: Who, all: &[Reason]) -> Html {
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
    html! {
        <>
            <section aria-labelledby="why-title">
                <h2 id="why-title">{ content.t(msg::RESULT_WHY_TITLE) }</h2>
                <p>{ content.for_who(msg::RESULT_WHY_LEAD, who) }</p>
                <ul class="reasons">
                    for reason in shown.iter() {
                        { reason_item(content, reason) }
                    }
                </ul>
                if !rest.is_empty() {
                    <details class="more">
                        <summary>{ content.with(msg::RESULT_WHY_MORE, &[("n", rest.len().into())]) }</summary>
                        <ul class="reasons">
                            for reason in rest.iter() {
                                { reason_item(content, reason) }
                            }
                        </ul>
                    </details>
                }
            </section>
            <div class="two">
                <section>
                    <h2>{ content.t(msg::RESULT_DO_TITLE) }</h2>
                    <ul class="do">
                        for text in steps(|r| &r.steps) {
                            <li>{ text }</li>
                        }
                    </ul>
                </section>
                <section>
                    <h2>{ content.t(msg::RESULT_AVOID_TITLE) }</h2>
                    <ul class="avoid">
                        for text in steps(|r| &r.avoid) {
                            <li>{ text }</li>
                        }
                    </ul>
                </section>
            </div>
        </>
    }
}

fn reason_item(content: &Content, reason: &Reason) -> Html {
    html! {
        <li data-rule={content.guide().rules[reason.rule.at()].id.clone()}>
            <strong>{ reason.title.clone() }</strong>
            if !reason.said.is_empty() {
                <ul class="said">
                    for said in reason.said.iter() {
                        <li>{ said.clone() }</li>
                    }
                </ul>
            }
            if let Some(details) = content.details() {
                { source_list(content, details.sources(reason.rule)) }
            }
        </li>
    }
}

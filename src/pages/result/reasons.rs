//! Why a result is as urgent as it is, and what to do.

use crate::app::use_app;
use crate::components::SourceList;
use crate::content::{msg, use_content, Content};
use crate::pages::review::answer_words;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{RuleIx, SourceIx};
use legcheck_engine::explanation;
use legcheck_engine::interview::Trail;
use yew::prelude::*;

/// A reason for a level, in words.
#[derive(Clone, PartialEq)]
pub struct Reason {
    /// What it may be.
    pub title: String,
    /// The answers that set it.
    pub said: Vec<String>,
    /// Id of the rule.
    pub rule: String,
    /// Its sources.
    pub sources: Vec<SourceIx>,
    /// What to do.
    pub steps: Vec<String>,
    /// What not to do.
    pub avoid: Vec<String>,
}

/// The reasons behind some rules, the most telling first: rules that name a cause, then the general ones.
pub fn reasons(content: &Content, answers: &Answers, rules: &[RuleIx]) -> Vec<Reason> {
    let guide = content.guide();
    let mut rules: Vec<RuleIx> = rules.to_vec();
    rules.sort_by_key(|r| (guide.rules[r.at()].causes.is_empty(), *r));
    let mut reasons: Vec<Reason> = Vec::new();
    for ix in rules {
        let rule = &guide.rules[ix.at()];
        if reasons.iter().any(|r| r.rule == rule.id) {
            continue;
        }
        let said = explanation::answers_behind(guide, answers, ix)
            .into_iter()
            .filter_map(|f| answer_words(content, answers, f))
            .collect();
        reasons.push(Reason {
            title: rule.title.clone(),
            said,
            rule: rule.id.clone(),
            sources: content.library().rule_sources[ix.at()].clone(),
            steps: rule.steps.clone(),
            avoid: rule.avoid.clone(),
        });
    }
    reasons
}

/// Props of [`Reasons`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReasonsProps {
    /// The way through the check.
    pub trail: Trail,
    /// The rules of the level shown.
    pub rules: Vec<RuleIx>,
}

/// Why, what to do and what not to do.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let content = use_content();
    let app = use_app();
    let who = app.session.who();
    let all = reasons(&content, &props.trail.answers, &props.rules);
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
                        { reason_item(reason) }
                    }
                </ul>
                if !rest.is_empty() {
                    <details class="more">
                        <summary>{ content.with(msg::RESULT_WHY_MORE, &[("n", rest.len().into())]) }</summary>
                        <ul class="reasons">
                            for reason in rest.iter() {
                                { reason_item(reason) }
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

fn reason_item(reason: &Reason) -> Html {
    html! {
        <li data-rule={reason.rule.clone()}>
            <strong>{ reason.title.clone() }</strong>
            if !reason.said.is_empty() {
                <ul class="said">
                    for said in reason.said.iter() {
                        <li>{ said.clone() }</li>
                    }
                </ul>
            }
            <SourceList sources={reason.sources.clone()} />
        </li>
    }
}

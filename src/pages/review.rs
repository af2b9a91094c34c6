//! The review: every answer on the way, with a link to change it.

use crate::app::{use_app, Title};
use crate::components::Link;
use crate::content::{capital, msg, use_content, Content};
use crate::route::Route;
use crate::state::Action;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::FindingIx;
use legcheck_engine::interview::{Stop, Trail};
use yew::prelude::*;

/// Props of [`Review`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReviewProps {
    /// The way through the check.
    pub trail: Trail,
}

/// What was answered, in words; none for what was never seen.
pub fn answer_words(content: &Content, answers: &Answers, finding: FindingIx) -> Option<String> {
    match answers.get(finding)? {
        Answer::Chosen(choices) => {
            let guide = content.guide();
            let words: Vec<String> = choices.iter().map(|c| content.said(finding, &guide.choices[c.at()])).collect();
            Some(capital(&words.join("; ")))
        }
        Answer::PassedOver => Some(content.t(msg::REVIEW_SKIPPED)),
        Answer::LeftOut | Answer::ToAskAlone => None,
    }
}

/// The review.
#[component]
pub fn Review(props: &ReviewProps) -> Html {
    let content = use_content();
    let app = use_app();
    let who = app.session.who();
    let plan = &content.guide().plan;
    let asked: Vec<FindingIx> = props
        .trail
        .passed
        .iter()
        .filter_map(|stop| if let Stop::Page(shown) = stop { Some(shown.findings.clone()) } else { None })
        .flatten()
        .collect();
    let mut seen: Vec<FindingIx> = Vec::new();
    for finding in asked {
        if !seen.contains(&finding) {
            seen.push(finding);
        }
    }
    let restart = {
        let app = app.clone();
        Callback::from(move |()| app.happened(Action::Restarted))
    };
    html! {
        <div data-step="review">
            <p class="part" data-part="review">
                <span>{ content.t(msg::CHECK_PART_REVIEW) }</span>
            </p>
            <Title text={content.for_who(msg::REVIEW_TITLE, who)} />
            <p class="lead">{ content.t(msg::REVIEW_LEAD) }</p>
            <div class="actions">
                <Link to={Route::Result} class="button" action="continue">{ content.t(msg::REVIEW_SEE_RESULT) }</Link>
            </div>
            if seen.is_empty() {
                <p>{ content.t(msg::REVIEW_NONE_YET) }</p>
            }
            for (place, part) in plan.parts.iter().enumerate() {
                if seen.iter().any(|f| usize::from(plan.part_of[f.at()]) == place) {
                    <section>
                        <h2>{ part.name.clone() }</h2>
                        <dl class="answers">
                            for finding in seen.iter().copied().filter(|f| usize::from(plan.part_of[f.at()]) == place) {
                                <Row {finding} words={answer_words(&content, &props.trail.answers, finding).unwrap_or_default()} />
                            }
                        </dl>
                    </section>
                }
            }
            <div class="actions">
                <Link to={Route::Result} class="button" action="result">{ content.t(msg::REVIEW_SEE_RESULT) }</Link>
                <Link to={Route::Start} class="button quiet" action="restart" onclick={restart}>{ content.t(msg::REVIEW_START_AGAIN) }</Link>
            </div>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    finding: FindingIx,
    words: String,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let content = use_content();
    let app = use_app();
    let f = content.finding(props.finding);
    let onclick = {
        let (app, step) = (app.clone(), f.id.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            app.navigator.step(Route::Check, step.clone(), true);
        })
    };
    html! {
        <div class="answer" data-finding={f.id.clone()}>
            <dt>{ f.short.clone() }</dt>
            <dd>{ props.words.clone() }</dd>
            <dd class="answer-change">
                <a href={Route::Check.path()} {onclick} data-action="change" data-finding={f.id.clone()}
                    aria-label={content.with(msg::CHANGE_WHAT, &[("what", (&f.short).into())])}>
                    { content.t(msg::CHANGE) }
                </a>
            </dd>
        </div>
    }
}

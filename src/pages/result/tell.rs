//! What to tell a doctor.

use super::TrailProps;
use crate::app::use_app;
use crate::content::{msg, use_content};
use crate::pages::review::answer_words;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::FindingIx;
use legcheck_engine::explanation;
use yew::prelude::*;

/// What to tell a doctor: the answers alone.
#[component]
pub fn Tell(props: &TrailProps) -> Html {
    let content = use_content();
    let app = use_app();
    let guide = content.guide();
    let answers = &props.trail.answers;
    let positive = |f: FindingIx| {
        answers.choices(f).iter().any(|c| !guide.choices[c.at()].is_none && !guide.choices[c.at()].is_unsure)
    };
    let mut told: Vec<FindingIx> = answers.iter().map(|(f, _)| f).filter(|f| positive(*f)).collect();
    told.sort_by_key(|f| guide.plan.order[f.at()]);
    let unsure: Vec<String> =
        explanation::not_sure(guide, answers).iter().map(|f| content.finding(*f).short.clone()).collect();
    let passed: Vec<String> = answers
        .iter()
        .filter(|(f, a)| **a == Answer::PassedOver && content.finding(*f).safety)
        .map(|(f, _)| content.finding(f).short.clone())
        .collect();
    html! {
        <section aria-labelledby="tell-title" class="tell">
            <h2 id="tell-title">{ content.for_who(msg::RESULT_TELL_TITLE, app.session.who()) }</h2>
            <p>{ content.t(msg::RESULT_TELL_LEAD) }</p>
            <ul class="facts-list">
                for finding in told {
                    <li>{ answer_words(&content, answers, finding).unwrap_or_default() }</li>
                }
            </ul>
            if !unsure.is_empty() {
                <p><strong>{ content.t(msg::RESULT_TELL_UNSURE) }</strong>{ ": " }{ unsure.join("; ") }</p>
            }
            if !passed.is_empty() {
                <p><strong>{ content.t(msg::RESULT_TELL_PASSED) }</strong>{ ": " }{ passed.join("; ") }</p>
            }
        </section>
    }
}

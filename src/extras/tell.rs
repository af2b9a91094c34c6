//! What to tell a doctor.

use crate::components::{list, text, titled};
use crate::content::{Content, Respondent, msg};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::FindingIx;
use legcheck_engine::{explanation, order};
use yew::prelude::*;

/// What to tell a doctor: only the answers.
pub fn tell(content: &Content, who: Respondent, answers: &Answers) -> Html {
    let guide = content.guide();
    let positive = |f: FindingIx| {
        answers.choices(f).iter().any(|c| !guide.choices[c.at()].is_none && !guide.choices[c.at()].is_unsure)
    };
    let mut told: Vec<FindingIx> = answers.iter().map(|(f, _)| f).filter(|f| positive(*f)).collect();
    order::insertion_sort_by_key(&mut told, |f| guide.plan.order[f.at()]);
    let unsure: Vec<String> =
        explanation::not_sure(guide, answers).iter().map(|f| content.finding(*f).short.clone()).collect();
    let passed: Vec<String> = answers
        .iter()
        .filter(|(f, a)| **a == Answer::PassedOver && content.finding(*f).safety)
        .map(|(f, _)| content.finding(f).short.clone())
        .collect();
    html! {
        <section aria-labelledby="tell-title" class="tell">
            { titled("h2", "tell-title", content.for_who(msg::RESULT_TELL_TITLE, who)) }
            { text("p", "", content.t(msg::RESULT_TELL_LEAD)) }
            { list("facts-list", told.into_iter().map(|finding| content.answer_words(answers, finding).unwrap_or_default()).collect()) }
            if !unsure.is_empty() {
                <p>{ text("strong", "", content.t(msg::RESULT_TELL_UNSURE)) }{ ": " }{ unsure.join("; ") }</p>
            }
            if !passed.is_empty() {
                <p>{ text("strong", "", content.t(msg::RESULT_TELL_PASSED)) }{ ": " }{ passed.join("; ") }</p>
            }
        </section>
    }
}

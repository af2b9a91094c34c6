//! What to tell a doctor.

use crate::components::{list, text, titled};
use crate::content::{Content, Respondent, msg};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::FindingIx;
use legcheck_engine::{explanation, order};
use yew::prelude::*;

/// The findings to tell a doctor, in the order of the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Those that are there.
    pub present: Vec<FindingIx>,
    /// Those the person is not sure of.
    pub unsure: Vec<FindingIx>,
    /// Those about safety that were passed over.
    pub passed: Vec<FindingIx>,
}

/// What these answers hold for a doctor.
pub fn told(content: &Content, answers: &Answers) -> Told {
    let guide = content.guide();
    let positive = |f: FindingIx| {
        answers.choices(f).iter().any(|c| !guide.choices[c.at()].is_none && !guide.choices[c.at()].is_unsure)
    };
    let mut present: Vec<FindingIx> = answers.iter().map(|(f, _)| f).filter(|f| positive(*f)).collect();
    order::insertion_sort_by_key(&mut present, |f| guide.plan.order[f.at()]);
    let is_passed = |f: FindingIx, answer: &Answer| *answer == Answer::PassedOver && content.finding(f).safety;
    let passed = answers.iter().filter(|(f, answer)| is_passed(*f, answer)).map(|(f, _)| f).collect();
    Told { present, unsure: explanation::not_sure(guide, answers), passed }
}

/// The short names of findings, in one line.
pub fn short(content: &Content, findings: &[FindingIx]) -> String {
    findings.iter().map(|f| content.finding(*f).short.clone()).collect::<Vec<_>>().join("; ")
}

/// What to tell a doctor: only the answers.
pub fn tell(content: &Content, who: Respondent, answers: &Answers) -> Html {
    let Told { present, unsure, passed } = told(content, answers);
    html! {
        <section aria-labelledby="tell-title" class="tell">
            { titled("h2", "tell-title", content.for_who(msg::RESULT_TELL_TITLE, who)) }
            { text("p", "", content.t(msg::RESULT_TELL_LEAD)) }
            { list("facts-list", present.into_iter().map(|finding| content.answer_words(answers, finding).unwrap_or_default()).collect()) }
            if !unsure.is_empty() {
                <p>{ text("strong", "", content.t(msg::RESULT_TELL_UNSURE)) }{ ": " }{ short(content, &unsure) }</p>
            }
            if !passed.is_empty() {
                <p>{ text("strong", "", content.t(msg::RESULT_TELL_PASSED)) }{ ": " }{ short(content, &passed) }</p>
            }
        </section>
    }
}

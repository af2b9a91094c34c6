//! What each "not sure" means.

use crate::components::{list, more, text};
use crate::content::{Content, msg};
use crate::extras::explain::{self, UnsureLine};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::Strictness;
use yew::prelude::*;

/// Maximum number of visible lines; the others are collapsed.
const MOST: usize = 5;

/// The "not sure" answers, by importance.
pub fn not_sure(content: &Content, strictness: Strictness, answers: &Answers) -> Html {
    let unsure = explain::unsure(content, answers, strictness);
    if unsure.lines.is_empty() && unsure.rest.is_empty() {
        return html! {};
    }
    let (first, others) = unsure.lines.split_at(unsure.lines.len().min(MOST));
    html! {
        <section class="unsure" data-section="unsure">
            { text("h2", "", content.t(msg::RESULT_UNSURE_TITLE)) }
            { text("p", "", content.t(msg::RESULT_UNSURE)) }
            if !first.is_empty() {
                { lines(content, first) }
            }
            if !others.is_empty() {
                { more(content.with(msg::RESULT_UNSURE_MORE, &[("n", others.len().into())]), "", vec![lines(content, others)]) }
            }
            if !unsure.rest.is_empty() {
                { more(content.with(msg::RESULT_UNSURE_REST, &[("n", unsure.rest.len().into())]), "", vec![list("", unsure.rest.clone())]) }
            }
        </section>
    }
}

fn lines(content: &Content, lines: &[UnsureLine]) -> Html {
    html! {
        <ul>
            for line in lines.iter() {
                <li data-finding={content.finding(line.finding).id.clone()}>
                    { text("strong", "", line.short.clone()) }
                    for means in line.means.iter() {
                        { text("span", "means", means.clone()) }
                    }
                </li>
            }
        </ul>
    }
}

//! What each "not sure" means.

use crate::content::{msg, Content};
use crate::explain::{self, UnsureLine};
use legcheck_engine::answers::Answers;
use yew::prelude::*;

/// Most lines shown at once; the others open in place.
const MOST: usize = 5;

/// The answers that are not sure, what matters most first.
pub fn not_sure(content: &Content, answers: &Answers) -> Html {
    let unsure = explain::unsure(content, answers);
    if unsure.lines.is_empty() && unsure.rest.is_empty() {
        return html! {};
    }
    let (first, more) = unsure.lines.split_at(unsure.lines.len().min(MOST));
    html! {
        <section class="unsure" data-section="unsure">
            <h2>{ content.t(msg::RESULT_UNSURE_TITLE) }</h2>
            <p>{ content.t(msg::RESULT_UNSURE) }</p>
            if let Some(together) = &unsure.together {
                <p>{ together.clone() }</p>
            }
            { lines(content, first) }
            if !more.is_empty() {
                <details class="more">
                    <summary>{ content.with(msg::RESULT_UNSURE_MORE, &[("n", more.len().into())]) }</summary>
                    { lines(content, more) }
                </details>
            }
            if !unsure.rest.is_empty() {
                <details class="more">
                    <summary>{ content.with(msg::RESULT_UNSURE_REST, &[("n", unsure.rest.len().into())]) }</summary>
                    <ul>
                        for short in unsure.rest.iter() {
                            <li>{ short.clone() }</li>
                        }
                    </ul>
                </details>
            }
        </section>
    }
}

fn lines(content: &Content, lines: &[UnsureLine]) -> Html {
    html! {
        <ul>
            for line in lines.iter() {
                <li data-finding={content.finding(line.finding).id.clone()}>
                    <strong>{ line.short.clone() }</strong>
                    for means in line.means.iter() {
                        <span class="means">{ means.clone() }</span>
                    }
                </li>
            }
        </ul>
    }
}

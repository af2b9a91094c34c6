//! What would make the result more urgent.

use crate::components::{text, titled};
use crate::content::{Content, Respondent, msg};
use crate::extras::explain;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::Strictness;
use yew::prelude::*;

/// The answer behind a downgrade, and what would raise the level; empty until the details are loaded.
pub fn more_urgent(content: &Content, who: Respondent, strictness: Strictness, answers: &Answers) -> Html {
    let Some(details) = content.details() else { return html! {} };
    let explained = explain::more_urgent(content, details, answers, who, strictness);
    if explained.downgrade.is_none() && explained.groups.is_empty() {
        return html! {};
    }
    html! {
        <section class="more-urgent" aria-labelledby="more-urgent-title" data-section="more-urgent">
            { titled("h2", "more-urgent-title", content.t(msg::RESULT_MORE_URGENT_TITLE)) }
            if let Some(text) = &explained.downgrade {
                <p class="notice" data-notice="let-down">{ text.clone() }</p>
            }
            for group in explained.groups.iter() {
                <div class={classes!("would-be", group.level.id())} data-would-be={group.level.id()}>
                    <p>{ text("strong", "", group.lead.clone()) }</p>
                    <ul>
                        for line in group.lines.iter() {
                            <li data-change={line.id.clone()}>
                                { line.words.clone() }
                                if let Some(because) = &line.because {
                                    { text("small", "hint because", because.clone()) }
                                }
                            </li>
                        }
                    </ul>
                </div>
            }
        </section>
    }
}

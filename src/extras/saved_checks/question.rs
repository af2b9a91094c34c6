//! The question whether a check may take the place of the one under way.

use super::page::{Page, Section};
use crate::components::text;
use crate::content::msg;
use yew::prelude::*;

/// The id of the question, which gets the focus.
pub const TITLE: &str = "replace-title";

/// The question, if it is asked in this section.
pub fn question(page: &Page, section: Section) -> Html {
    if page.state.waiting.as_ref().is_none_or(|waiting| waiting.section != section) {
        return html! {};
    }
    let content = &page.content;
    let decide = |replaces| page.on(move |page, _: MouseEvent| page.decide(replaces));
    html! {
        <div class="card" role="group" aria-labelledby={TITLE} data-notice="replace">
            <h3 id={TITLE} tabindex="-1">{ content.t(msg::REPLACE_TITLE) }</h3>
            { text("p", "", content.t(msg::REPLACE_LEAD)) }
            <div class="actions">
                <button type="button" class="button" data-action="replace-not" onclick={decide(false)}>{ content.t(msg::REPLACE_NOT) }</button>
                <button type="button" class="button quiet" data-action="replace" onclick={decide(true)}>{ content.t(msg::REPLACE_DO) }</button>
            </div>
        </div>
    }
}

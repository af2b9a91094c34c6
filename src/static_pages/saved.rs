//! The page of saved checks. The second module fills it.

use crate::components::{Title, waiting};
use crate::content::{self, msg};
use yew::prelude::*;

/// The page with the slot; it needs scripts.
#[component]
pub fn Saved() -> Html {
    let content = content::load();
    html! {
        <div data-step="saved">
            <Title text={content.t(msg::SAVED_TITLE)} />
            <p class="lead">{ content.t(msg::SAVED_LEAD) }</p>
            <noscript><p class="notice">{ content.t(msg::SAVED_NO_SCRIPT) }</p></noscript>
            <div class="place" data-place="saved" data-session="">
                { waiting(&content, content.t(msg::PAGE_COMES)) }
            </div>
        </div>
    }
}

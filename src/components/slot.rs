//! Slots that the second module fills (`assets/js/extras.js`).

use crate::app::context::Context;
use crate::content::{Content, msg};
use yew::prelude::*;

/// A slot for the second module, with the check that it is about. Until it is filled, the page says that more comes.
pub fn slot(app: &Context, name: &'static str) -> Html {
    let content = &app.content;
    html! {
        <div key={name} class="place" data-place={name} data-session={app.session.to_text(content.guide())}>
            { waiting(content, content.t(msg::MORE_COMES)) }
        </div>
    }
}

/// A slot that says of which day the answers are. Empty until it is filled, and where there are no answers.
pub fn age_slot(app: &Context, name: &'static str) -> Html {
    if app.session.answers.is_empty() {
        return Html::default();
    }
    html! { <div key={name} class="place" data-place={name} data-session={app.session.to_text(app.content.guide())}></div> }
}

/// What a slot shows before it is filled, and if what fills it could not be loaded. Styles tell which.
pub fn waiting(content: &Content, words: String) -> Html {
    html! {
        <>
            <p class="hint when-waiting" role="status">{ words }</p>
            <p class="notice when-failed" role="alert">
                { content.t(msg::MORE_FAILED) }
                { " " }
                <button type="button" class="button quiet" data-action="reload">{ content.t(msg::TRY_AGAIN) }</button>
            </p>
        </>
    }
}

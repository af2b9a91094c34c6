//! The cover over a check that nobody has touched for a while; `assets/js/idle.js` shows it.

use crate::components::before_erasing;
use crate::content::{Content, msg};
use crate::route::Route;
use yew::prelude::*;

/// The cover. Emergency help stays in reach.
pub fn cover(content: &Content) -> Html {
    html! {
        <dialog class="idle" data-part="idle" aria-labelledby="idle-title">
            <h2 id="idle-title">{ content.t(msg::IDLE_TITLE) }</h2>
            <p>{ content.t(msg::IDLE_HIDDEN) }</p>
            <p data-idle="" hidden={true}>{ content.t(msg::IDLE_LAST_CALL) }</p>
            <div class="actions">
                <button type="button" class="button" data-action="uncover">{ content.t(msg::IDLE_GO_ON) }</button>
            </div>
            { before_erasing(content, content.t(msg::IDLE_ERASE), html! {
                <a class="button quiet" href={Route::Start.path()} data-action="erase">{ content.t(msg::ERASE_AND_START_AGAIN) }</a>
            }) }
            <p><a href={Route::Emergency.path()}>{ content.t(msg::EMERGENCY_HELP) }</a></p>
        </dialog>
    }
}

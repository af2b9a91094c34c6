//! The picture of the body as a step of the check, and the way to it.

use super::step::PICTURE;
use crate::app::context::Context;
use crate::components::{Title, slot, text};
use crate::content::msg;
use crate::route::Route;
use yew::prelude::*;

/// The slot in which the second module draws the body, and the way on to the step with this name.
pub fn picture_step(app: &Context, next: String) -> Html {
    let content = &app.content;
    let part = content.guide().plan.parts.iter().find(|part| part.on_body);
    let onclick = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.navigator.step(Route::Check, next.clone(), false))
    };
    html! {
        <div data-step={PICTURE}>
            <p class="part">{ part.map(|part| part.name.clone()) }</p>
            <Title text={content.for_who(msg::PICTURE_TITLE, app.session.who())} />
            { text("p", "lead", content.t(msg::PICTURE_LEAD)) }
            { slot(app, PICTURE) }
            <div class="actions">
                <button type="button" class="button" data-action="continue" {onclick}>{ content.t(msg::CONTINUE) }</button>
            </div>
        </div>
    }
}

/// The link to the picture, on pages that ask where on the body something is.
pub fn picture_link(app: &Context) -> Html {
    let onclick = {
        let app = app.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            app.navigator.step(Route::Check, PICTURE.to_owned(), false);
        })
    };
    html! {
        <p class="to-picture"><a href={Route::Check.path()} {onclick} data-action="picture">{ app.content.t(msg::PICTURE_OPEN) }</a></p>
    }
}

//! The start page: what the guide does, the emergency signs, and where the check begins.

use crate::app::{Context, Title};
use crate::components::{before, call_buttons, call_help, emergency_signs, text, titled, Link};
use crate::content::{msg, Who};
use crate::route::Route;
use crate::state::Action;
use yew::prelude::*;

/// The start page.
pub fn start(app: &Context) -> Html {
    let content = &app.content;
    let started = app.session.who.is_some();
    let begin = |who: Who| {
        let app = app.clone();
        Callback::from(move |()| {
            app.happened(Action::Restarted);
            app.happened(Action::Started(who));
        })
    };
    let facts = [
        (msg::START_WHAT_TITLE, msg::START_WHAT),
        (msg::START_NOT_TITLE, msg::START_NOT),
        (msg::START_WHO_TITLE, msg::START_WHO),
        (msg::START_TIME_TITLE, msg::START_TIME),
        (msg::START_PRIVATE_TITLE, msg::START_PRIVATE),
    ];
    html! {
        <div data-step="start">
            <Title text={content.t(msg::START_TITLE)} />
            { text("p", "lead", content.t(msg::START_LEAD)) }
            { before::without_scripts(content) }
            if !app.storage_works {
                <p class="notice" data-notice="storage">{ content.t(msg::STORAGE_REFUSED) }</p>
            }
            <div class="actions start-actions">
                if started {
                    { Link::to(Route::Check).class("button").action("resume").show(app, content.t(msg::START_RESUME)) }
                }
                { before::resume_link(content) }
                { Link::to(Route::Check).for_whom(Who::Myself).class(if started { "button quiet" } else { "button" }).action("start").first(begin(Who::Myself)).show(app, content.t(msg::START_ME)) }
                { Link::to(Route::Check).for_whom(Who::Helper).class("button quiet").action("start-helper").first(begin(Who::Helper)).show(app, content.t(msg::START_HELPER)) }
            </div>
            <section class="card danger" aria-labelledby="start-signs">
                { titled("h2", "start-signs", content.t(msg::START_SIGNS_TITLE)) }
                { call_buttons(content, app) }
                { call_help(content, app) }
                <p>{ text("strong", "", content.t(msg::DO_NOT_DRIVE)) }</p>
                { emergency_signs(content) }
            </section>
            <div class="facts">
                for (title, words) in facts {
                    <section>
                        { text("h2", "", content.t(title)) }
                        { text("p", "", content.t(words)) }
                    </section>
                }
            </div>
            <p>{ Link::to(Route::Causes).show(app, content.t(msg::CAUSES_TITLE)) }</p>
        </div>
    }
}

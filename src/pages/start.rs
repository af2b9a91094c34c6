//! The start page: what the guide does, the emergency signs, and where the check begins.

use crate::app::context::Context;
use crate::components::{Link, Title, before, call_buttons, call_help, emergency_signs, text, titled};
use crate::content::{Respondent, msg};
use crate::route::Route;
use crate::session::Action;
use yew::prelude::*;

/// The start page.
pub fn start(app: &Context) -> Html {
    let content = &app.content;
    let started = app.session.who.is_some();
    let begin = |who: Respondent, link: Link| {
        link.for_whom(who).first(app, move |app| {
            app.dispatch(Action::Restarted);
            app.dispatch(Action::Started(who));
        })
    };
    let check = || Link::to(Route::Check);
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
                    { check().class("button").action("resume").show(content.t(msg::START_RESUME)) }
                }
                { before::resume_link(content) }
                { begin(Respondent::Myself, check().class(if started { "button quiet" } else { "button" }).action("start")).show(content.t(msg::START_ME)) }
                { begin(Respondent::Parent, check().class("button quiet").action("start-child")).show(content.t(msg::START_CHILD)) }
                { begin(Respondent::Helper, check().class("button quiet").action("start-helper")).show(content.t(msg::START_HELPER)) }
            </div>
            <ul class="start-doors">
                <li>{ begin(Respondent::Myself, check().action("start-numb")).show(content.t(msg::START_NUMB)) }</li>
                <li>{ begin(Respondent::Myself, check().action("start-tired")).show(content.t(msg::START_TIRED)) }</li>
            </ul>
            <section class="card danger" aria-labelledby="start-signs">
                { titled("h2", "start-signs", content.t(msg::START_SIGNS_TITLE)) }
                { call_buttons(app) }
                { call_help(app) }
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
            <p>{ Link::to(Route::Causes).show(content.t(msg::CAUSES_TITLE)) }</p>
        </div>
    }
}

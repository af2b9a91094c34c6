//! The start page: what the guide does, the emergency signs, and where the check begins.

use crate::app::context::Context;
use crate::components::{
    Link, Title, age_slot, before, before_erasing, call_buttons, call_help, emergency_signs, text, titled,
};
use crate::content::{Respondent, msg};
use crate::route::Route;
use crate::session::Action;
use legcheck_messages::Message;
use yew::prelude::*;

/// The start page.
pub fn start(app: &Context) -> Html {
    let content = &app.content;
    let started = app.session.who.is_some();
    let check = || Link::to(Route::Check);
    let begin = ways_to_begin(app);
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
            if started {
                <div class="actions start-actions">
                    { check().class("button").action("resume").show(content.t(msg::START_RESUME)) }
                </div>
                { before_erasing(content, content.t(msg::START_ANEW), begin) }
                // Below the buttons, which must not move when it comes.
                { age_slot(app, "resume") }
            } else {
                { begin }
            }
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

/// The ways to begin a check. Each erases the answers of the check before.
fn ways_to_begin(app: &Context) -> Html {
    let content = &app.content;
    let begin = |who: Respondent, class: &'static str, action: &'static str, words: Message| {
        let link = Link::to(Route::Check).class(class).action(action).for_whom(who).first(app, move |app| {
            app.dispatch(Action::Restarted);
            app.dispatch(Action::Started(who));
        });
        link.show(content.t(words))
    };
    html! {
        <>
            <div class="actions start-actions">
                { before::resume_link(content) }
                { begin(Respondent::Myself, "button", "start", msg::START_ME) }
                // A text browser puts neighbours in one line.
                { " " }
                { begin(Respondent::Parent, "button quiet", "start-child", msg::START_CHILD) }
                { " " }
                { begin(Respondent::Helper, "button quiet", "start-helper", msg::START_HELPER) }
            </div>
            <ul class="start-doors">
                <li>{ begin(Respondent::Myself, "", "start-numb", msg::START_NUMB) }</li>
                <li>{ begin(Respondent::Myself, "", "start-tired", msg::START_TIRED) }</li>
            </ul>
        </>
    }
}

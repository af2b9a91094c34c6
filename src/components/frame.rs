//! The slim header and the footer of every page.

use crate::app::Context;
use crate::browser::{document, storage};
use crate::components::{icon, text, IconKind, Link};
use crate::content::{msg, Content};
use crate::route::Route;
use crate::state::Action;
use yew::prelude::*;

/// The header: the name, emergency help, and the way out.
pub fn header(content: &Content, app: &Context) -> Html {
    let leave = content.t(msg::LEAVE_ADDRESS);
    let onclick = {
        let (app, leave) = (app.clone(), leave.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            app.happened(Action::Restarted);
            storage::erase();
            document::leave(&document::link_address(&event).unwrap_or_else(|| leave.clone()));
        })
    };
    html! {
        <header class="top">
            <div class="top-inner">
                { Link::to(Route::Start).class("brand").show(app, html! { <>{ icon(IconKind::Mark) }
                    { text("span", "", content.t(msg::SITE_NAME)) }</> }) }
                <nav class="top-links" aria-label={content.t(msg::HELP_AND_WAY_OUT)}>
                    { Link::to(Route::Emergency).class("top-emergency").show(app, html! { <>{ icon(IconKind::Phone) }
                        { text("span", "", content.t(msg::EMERGENCY_HELP)) }</> }) }
                    <a class="top-leave" href={leave} rel="noreferrer" {onclick} data-action="leave">{ content.t(msg::LEAVE_QUICKLY) }</a>
                </nav>
            </div>
        </header>
    }
}

/// The footer: the pages of the site, and what every page must say.
pub fn footer(content: &Content, app: &Context) -> Html {
    let guide = content.guide();
    let links = [
        (Route::Emergency, msg::FOOTER_EMERGENCY),
        (Route::Causes, msg::FOOTER_CAUSES),
        (Route::Tests, msg::FOOTER_TESTS),
        (Route::About, msg::FOOTER_ABOUT),
        (Route::Privacy, msg::FOOTER_PRIVACY),
        (Route::Accessibility, msg::FOOTER_ACCESSIBILITY),
        (Route::Sources, msg::FOOTER_SOURCES),
        (Route::Settings, msg::FOOTER_SETTINGS),
        (Route::Saved, msg::FOOTER_SAVED),
        (Route::Numbers, msg::FOOTER_NUMBERS),
        (Route::Clinics, msg::FOOTER_CLINICS),
    ];
    html! {
        <footer class="bottom">
            <div class="bottom-inner">
                <p>{ text("strong", "", content.t(msg::NOT_DIAGNOSIS)) }</p>
                <ul class="bottom-links">
                    for (to, message) in links {
                        <li>{ Link::to(to).show(app, content.t(message)) }</li>
                    }
                </ul>
                <p class="hint">
                    { content.with(msg::FOOTER_VERSION, &[("version", (&guide.version).into()), ("date", (&guide.reviewed).into())]) }
                </p>
            </div>
        </footer>
    }
}

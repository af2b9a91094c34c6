//! The slim header and the footer of every page.

use crate::app::use_app;
use crate::browser::{document, storage};
use crate::components::{icon, IconKind, Link};
use crate::content::{msg, use_content};
use crate::route::Route;
use crate::state::Action;
use yew::prelude::*;

/// The header: the name, emergency help, and the way out.
#[component]
pub fn Header() -> Html {
    let content = use_content();
    let app = use_app();
    let leave = content.t(msg::LEAVE_ADDRESS);
    let onclick = {
        let leave = leave.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            app.happened(Action::Restarted);
            storage::erase();
            document::leave(&leave);
        })
    };
    html! {
        <header class="top">
            <div class="top-inner">
                <Link to={Route::Start} class="brand">
                    { icon(IconKind::Mark) }
                    <span>{ content.t(msg::SITE_NAME) }</span>
                </Link>
                <nav class="top-links" aria-label={content.t(msg::HELP_AND_WAY_OUT)}>
                    <Link to={Route::Emergency} class="top-emergency">
                        { icon(IconKind::Phone) }
                        <span>{ content.t(msg::EMERGENCY_HELP) }</span>
                    </Link>
                    <a class="top-leave" href={leave} rel="noreferrer" {onclick} data-action="leave">{ content.t(msg::LEAVE_QUICKLY) }</a>
                </nav>
            </div>
        </header>
    }
}

/// The footer: the pages of the site, and what every page must say.
#[component]
pub fn Footer() -> Html {
    let content = use_content();
    let guide = content.guide();
    let links = [
        (Route::Emergency, msg::FOOTER_EMERGENCY),
        (Route::Causes, msg::FOOTER_CAUSES),
        (Route::Tests, msg::FOOTER_TESTS),
        (Route::About, msg::FOOTER_ABOUT),
        (Route::Privacy, msg::FOOTER_PRIVACY),
        (Route::Accessibility, msg::FOOTER_ACCESSIBILITY),
        (Route::Sources, msg::FOOTER_SOURCES),
    ];
    html! {
        <footer class="bottom">
            <div class="bottom-inner">
                <p><strong>{ content.t(msg::NOT_DIAGNOSIS) }</strong></p>
                <ul class="bottom-links">
                    for (to, message) in links {
                        <li><Link {to}>{ content.t(message) }</Link></li>
                    }
                </ul>
                <p class="hint">
                    { content.with(msg::FOOTER_VERSION, &[("version", (&guide.version).into()), ("date", (&guide.reviewed).into())]) }
                </p>
            </div>
        </footer>
    }
}

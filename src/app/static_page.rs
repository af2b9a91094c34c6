//! A whole page, as the build writes it: header and footer around the main part. The app replaces the main part alone, and
//! opens the links of the others (`assets/js/start.js`).

use super::static_app::StaticApp;
use crate::components::{IconKind, Link, icon, text};
use crate::content::{self, Content, msg};
use crate::route::Route;
use crate::static_pages::Owner;
use yew::prelude::*;

/// Props of [`StaticPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct StaticPageProps {
    /// The page.
    pub route: Route,
    /// Who is behind this copy.
    pub owner: Owner,
}

/// A whole page.
#[component]
pub fn StaticPage(props: &StaticPageProps) -> Html {
    let content = &content::load();
    let route = &props.route;
    html! {
        <>
            // It follows the address: see `assets/js/boot.js` and `dom::renew_skip_link`.
            <a class="skip" href={route.path() + "#main"}>{ content.t(msg::SKIP_TO_CONTENT) }</a>
            { header(content) }
            <main id="main" class="page"><StaticApp route={route.clone()} owner={props.owner.clone()} /></main>
            // Filled by assets/js/offline.js, so that its words are no part of the app.
            <div id="offers"></div>
            { footer(content) }
        </>
    }
}

/// The header: the name, emergency help, and "Leave quickly", which `assets/js/boot.js` handles on every page.
fn header(content: &Content) -> Html {
    html! {
        <header class="top">
            <div class="top-inner">
                { Link::to(Route::Start).class("brand").show(html! { <>{ icon(IconKind::Mark) }
                    { text("span", "", content.t(msg::SITE_NAME)) }</> }) }
                // A text browser puts neighbours in one line, without a gap.
                { " " }
                <nav class="top-links" aria-label={content.t(msg::HELP_AND_WAY_OUT)}>
                    { Link::to(Route::Emergency).class("top-emergency").show(html! { <>{ icon(IconKind::Phone) }
                        { text("span", "", content.t(msg::EMERGENCY_HELP)) }</> }) }
                    { " " }
                    <a class="top-leave" href={content.t(msg::LEAVE_ADDRESS)} rel="noreferrer" data-action="leave">
                        { content.t(msg::LEAVE_QUICKLY) }
                    </a>
                </nav>
            </div>
        </header>
    }
}

/// The footer: the pages of the site, and what every page must say.
fn footer(content: &Content) -> Html {
    let guide = content.guide();
    // The first two are there within the check and in frames, too, where the footer is one line.
    let links = [
        (Route::Emergency, msg::FOOTER_EMERGENCY),
        (Route::Privacy, msg::FOOTER_PRIVACY),
        (Route::Causes, msg::FOOTER_CAUSES),
        (Route::Tests, msg::FOOTER_TESTS),
        (Route::About, msg::FOOTER_ABOUT),
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
                    for (index, (to, message)) in links.into_iter().enumerate() {
                        <li class={(index > 1).then_some("bottom-more")}>{ Link::to(to).show(content.t(message)) }</li>
                    }
                </ul>
                <p class="hint">
                    { content.with(msg::FOOTER_VERSION, &[("version", (&guide.version).into()), ("date", (&guide.reviewed).into())]) }
                </p>
            </div>
        </footer>
    }
}

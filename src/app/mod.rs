//! The app in the browser: the session, the page that is shown, and what connects them with the browser.

pub mod context;
mod details;
pub mod navigator;
mod session;
#[cfg(not(target_arch = "wasm32"))]
mod static_app;
#[cfg(not(target_arch = "wasm32"))]
mod static_page;

#[cfg(not(target_arch = "wasm32"))]
pub use crate::static_pages::Owner;
#[cfg(not(target_arch = "wasm32"))]
pub use static_page::{StaticPage, StaticPageProps};

use crate::browser::dom::{self, Lifecycle, Request};
use crate::browser::{history, session_storage};
use crate::components::{keyed, text};
use crate::content::msg;
use crate::pages::{self, Fetched};
use crate::route::Route;
use crate::session::{Action, Session};
use context::Context;
use navigator::Arrival;
use yew::prelude::*;

/// The app. It draws the main part of a page; header and footer belong to the static page.
#[component]
pub fn App() -> Html {
    let details = details::use_details();
    let content = details.content();
    let session = session::use_session(&content);
    let navigator = navigator::use_navigator(history::current);
    // In a frame it is not meant to, unless the clinic allows it.
    let storage_works = *use_memo((), |()| dom::is_framed() || session_storage::works());
    let app = Context { content, session, navigator, details, storage_works };
    use_arrival(&app);
    let started = use_listeners(&app);
    if !started {
        return Html::default();
    }
    let route = app.navigator.entry().route.clone();
    let key = route.path();
    let page = pages::interactive(&app).unwrap_or_else(|| html! { <Fetched app={app.clone()} {route} /> });
    // When a page goes, Orca moves to the first words that it finds in its place, without a word. They must not be the heading
    // that gets the focus, or that is never read.
    let first = text("p", "hidden", app.content.t(msg::SITE_NAME));
    // With a key each route is a new page, so that no input keeps the state of another one. Keys count within a list.
    keyed(html! { <>{ first }<key={key}>{ page }</></> })
}

/// Does what each new page calls for: moves the focus to it, and loads what comes next.
#[hook]
fn use_arrival(app: &Context) {
    let last = use_mut_ref(|| app.navigator.entry().route.clone());
    let (navigator, details, session) = (app.navigator.clone(), app.details.clone(), app.session.clone());
    use_effect_with(app.navigator.entry().clone(), move |entry: &history::Entry| {
        let is_step = last.replace(entry.route.clone()) == entry.route;
        if let Some(place) = navigator.returned_to() {
            dom::return_to(place);
            dom::renew_skip_link();
        } else if navigator.arrival() != Arrival::Loaded {
            if is_step {
                dom::focus_new_step();
            } else {
                dom::focus_new_page();
            }
            dom::renew_skip_link();
        }
        if matches!(entry.route, Route::Check | Route::Result) {
            details.need();
        }
        // The first question does not compete with the module for what follows the last. Who comes back to answers had it
        // before, and it says of which day they are.
        let comes_back = !session.answers.is_empty();
        let wanted = match entry.route {
            Route::Result => true,
            Route::Check => entry.depth > 0 || comes_back,
            Route::Start => comes_back,
            _ => false,
        };
        if wanted {
            dom::announce(Lifecycle::WantsResult);
        }
    });
}

/// Listens to the browser and to the second module. Returns whether the first page may be drawn.
///
/// Browsers compile wasm functions when they first run. Mounting an empty app first splits that into two short tasks.
#[hook]
fn use_listeners(app: &Context) -> bool {
    let started = use_state(|| false);
    {
        let (app, started) = (app.clone(), started.clone());
        use_effect_with((), move |()| {
            dom::set_language(app.content.language(), app.content.direction());
            let navigator = app.navigator.clone();
            let moves = history::on_move(move || navigator.follow_history());
            let requests = dom::on_request(move |request| grant(&app, request));
            dom::soon(move || started.set(true));
            move || drop((moves, requests))
        });
    }
    use_effect_with(*started, |started| {
        if *started {
            dom::announce(Lifecycle::Ready);
        }
    });
    *started
}

/// Does what a link or the second module asks for. False if the browser has to follow the link itself.
fn grant(app: &Context, request: Request) -> bool {
    match request {
        Request::Open(address) => {
            let route = history::route_of(&address);
            route.map(|route| app.navigator.open(route)).is_some()
        }
        Request::LoadSession(text, step) => {
            let session = Session::from_text(app.content.guide(), &text).under(dom::host_settings());
            app.dispatch(Action::SessionLoaded(session));
            if let Some(step) = step {
                app.navigator.step(Route::Check, step, false);
            }
            true
        }
    }
}

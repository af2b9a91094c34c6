//! A static page within the app: the finished file is fetched and its main part inserted. So the answers of a person whose
//! browser stores nothing survive the visit.

use crate::app::context::Context;
use crate::browser::{dom, fetch};
use crate::components::{Title, back, call_buttons, emergency_signs, keyed, text};
use crate::content::msg;
use crate::route::Route;
use legcheck_engine::interview::Stop;
use yew::prelude::*;

/// How far loading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fetching {
    /// The page was requested.
    Waiting,
    /// The page is shown.
    Screen,
    /// The page could not be loaded.
    Failed,
}

/// Props of [`Fetched`].
#[derive(Clone, PartialEq, Properties)]
pub struct FetchedProps {
    /// What it needs from the app.
    pub app: Context,
    /// Which page.
    pub route: Route,
}

/// The way back to the result, or into the check.
fn way_back(app: &Context) -> Html {
    let trail = app.session.trail(app.content.engine());
    let (route, words) = match trail.next {
        Stop::Page(_) => (Route::Check, msg::BACK_TO_CHECK),
        _ => (Route::Result, msg::BACK_TO_RESULT),
    };
    let onclick = {
        let (navigator, route) = (app.navigator.clone(), route.clone());
        Callback::from(move |event: MouseEvent| {
            if dom::is_plain(&event) {
                event.prevent_default();
                navigator.reopen(route.clone());
            }
        })
    };
    back(route.path(), "return", app.content.t(words), onclick)
}

/// A static page.
#[component]
pub fn Fetched(props: &FetchedProps) -> Html {
    let app = &props.app;
    let content = &app.content;
    let place = use_node_ref();
    let fetching = use_state(|| Fetching::Waiting);
    {
        let (place, fetching, app) = (place.clone(), fetching.clone(), app.clone());
        use_effect_with((props.route.path(), *fetching), move |(path, state)| {
            if *state == Fetching::Waiting {
                fetch::page(path, move |page| {
                    let check = app.session.to_text(app.content.guide());
                    let shown =
                        place.cast().zip(page).is_some_and(|(place, page)| dom::insert_page(&place, &page, &check));
                    fetching.set(if shown { Fetching::Screen } else { Fetching::Failed });
                    if app.navigator.returned_to().is_none() {
                        dom::focus_new_page();
                    }
                });
            }
        });
    }
    let again = {
        let fetching = fetching.clone();
        Callback::from(move |_: MouseEvent| fetching.set(Fetching::Waiting))
    };
    keyed(html! {
        <>
            if !app.session.answers.is_empty() {
                { way_back(app) }
            }
            <div ref={place}></div>
            {
                match *fetching {
                    Fetching::Screen => html! {},
                    Fetching::Waiting => html! {
                        <div data-step="loading">
                            <p class="hint" role="status">{ content.t(msg::PAGE_COMES) }</p>
                        </div>
                    },
                    Fetching::Failed => html! {
                        <div data-step="page-failed">
                            <Title text={content.t(msg::PAGE_FAILED_TITLE)} />
                            { text("p", "lead", content.t(msg::PAGE_FAILED)) }
                            <div class="actions">
                                <button type="button" class="button" data-action="try-again" onclick={again}>{ content.t(msg::TRY_AGAIN) }</button>
                            </div>
                            <section class="card danger">
                                { text("h2", "", content.t(msg::SIGNS_TITLE)) }
                                { call_buttons(app) }
                                { emergency_signs(content) }
                            </section>
                        </div>
                    },
                }
            }
        </>
    })
}

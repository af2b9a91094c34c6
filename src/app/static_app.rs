//! The app at build time: one page, drawn once, with everything that the browser adds later at its start.

use super::context::Context;
use super::details::use_details;
use super::navigator::use_navigator;
use crate::browser::history::Entry;
use crate::content;
use crate::pages;
use crate::route::Route;
use crate::session::Session;
use crate::static_pages::{
    About, Accessibility, Cause, Causes, Clinics, Kind, NotFound, Numbers, Owner, Privacy, Saved, Settings, Sources,
    Tests,
};
use yew::prelude::*;

/// Props of [`StaticApp`].
#[derive(Clone, PartialEq, Properties)]
pub struct StaticAppProps {
    /// The page to draw.
    pub route: Route,
    /// Who is behind this copy.
    pub owner: Owner,
}

/// The main part of a static page.
#[component]
pub fn StaticApp(props: &StaticAppProps) -> Html {
    let route = &props.route;
    let app = Context {
        content: content::load(),
        session: use_reducer(Session::default),
        navigator: use_navigator(|| Entry { route: route.clone(), ..Entry::default() }),
        details: use_details(),
        storage_works: true,
    };
    let page = pages::interactive(&app).unwrap_or_else(|| static_page(route, &props.owner));
    // As the app does, for the same markers in the file.
    html! { <><key={route.path()}>{ page }</></> }
}

/// A page that works without the app.
fn static_page(route: &Route, owner: &Owner) -> Html {
    match route {
        Route::Causes => html! { <Causes /> },
        Route::Cause(id) => html! { <Cause id={id.clone()} /> },
        Route::Kind(id) => html! { <Kind id={id.clone()} /> },
        Route::Tests => html! { <Tests /> },
        Route::About => html! { <About owner={owner.clone()} /> },
        Route::Privacy => html! { <Privacy /> },
        Route::Accessibility => html! { <Accessibility /> },
        Route::Sources => html! { <Sources /> },
        Route::Settings => html! { <Settings /> },
        Route::Saved => html! { <Saved /> },
        Route::Numbers => html! { <Numbers /> },
        Route::Clinics => html! { <Clinics /> },
        _ => html! { <NotFound /> },
    }
}

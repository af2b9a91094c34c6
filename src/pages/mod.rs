//! The pages.

mod check;
mod emergency;
mod fetched;
mod result;
mod start;

use crate::app::context::Context;
use crate::route::Route;
pub use fetched::Fetched;
use yew::prelude::*;

/// The page of the present route; `None` if it is one that works without the app, see `crate::static_pages`.
pub fn interactive(app: &Context) -> Option<Html> {
    Some(match app.navigator.entry().route {
        Route::Start => start::start(app),
        Route::Check => html! { <check::CheckPage app={app.clone()} /> },
        Route::Result => result::result(app),
        Route::Emergency => emergency::emergency(app),
        _ => return None,
    })
}

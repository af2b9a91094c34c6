//! A link within the site, with a real address. While the app runs, it opens the page itself (`assets/js/start.js`).

use crate::app::context::Context;
use crate::browser::dom;
use crate::content::Respondent;
use crate::route::Route;
use yew::prelude::*;

/// Builds a link within the site; [`Link::show`] ends it.
#[derive(Clone, Debug)]
pub struct Link {
    to: Route,
    class: &'static str,
    action: Option<&'static str>,
    cause: Option<String>,
    for_whom: Option<Respondent>,
    first: Option<Callback<MouseEvent>>,
}

impl Link {
    /// A link to a page.
    pub fn to(route: Route) -> Self {
        Self { to: route, class: "", action: None, cause: None, for_whom: None, first: None }
    }

    /// A link to the page of a cause, named so for tests and hosts.
    pub fn to_cause(id: &str) -> Self {
        Self { cause: Some(id.to_owned()), ..Self::to(Route::Cause(id.to_owned())) }
    }

    /// A link to the page of a kind of "something else".
    pub fn to_kind(id: &str) -> Self {
        Self::to(Route::Kind(id.to_owned()))
    }

    /// With CSS classes.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// With a `data-action`, for tests and hosts.
    #[must_use]
    pub fn action(self, action: &'static str) -> Self {
        Self { action: Some(action), ..self }
    }

    /// Begins a check with this respondent. The address says so too, in case the app is not loaded yet.
    #[must_use]
    pub fn for_whom(self, who: Respondent) -> Self {
        Self { for_whom: Some(who), ..self }
    }

    /// Does something before it opens the page.
    #[must_use]
    pub fn first(self, app: &Context, first: impl Fn(&Context) + 'static) -> Self {
        let (app, to) = (app.clone(), self.to.clone());
        let first = Callback::from(move |event: MouseEvent| {
            if dom::is_plain(&event) {
                event.prevent_default();
                first(&app);
                app.navigator.open(to.clone());
            }
        });
        Self { first: Some(first), ..self }
    }

    /// The link.
    pub fn show(self, words: impl Into<Html>) -> Html {
        let mark = self.for_whom.map(|who| format!("#{}", who.id())).unwrap_or_default();
        let class = (!self.class.is_empty()).then_some(self.class);
        html! {
            <a href={self.to.path() + &mark} {class} data-action={self.action} data-cause={self.cause} onclick={self.first}>
                { words.into() }
            </a>
        }
    }
}

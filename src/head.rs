//! Title and description of each page, for the static files.

use crate::content::{Content, Respondent, msg};
use crate::route::Route;
use crate::session::Session;
use legcheck_engine::dataset::Page;
use legcheck_engine::interview::{Screen, Stop};

/// Title and description of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
}

/// The head of a page.
pub fn head(content: &Content, route: &Route) -> Head {
    let page = |name: &str, description: &str| Head {
        title: content.with(msg::TITLE, &[("page", name.into())]),
        description: description.to_owned(),
    };
    let kind = |id: &str| content.library().something_else.kinds.iter().find(|k| k.id == *id);
    let cause = |id: &str| content.library().causes.iter().find(|c| c.id == *id);
    let (title, description) = match route {
        Route::Start => (msg::START_TITLE, msg::SITE_DESCRIPTION),
        Route::Check => {
            // The title is that of the first question, as the app sets it.
            return page(&first_question(content), &content.t(msg::SITE_DESCRIPTION));
        }
        Route::Result => (msg::RESULT_NONE_TITLE, msg::SITE_DESCRIPTION),
        Route::Emergency => (msg::SIGNS_TITLE, msg::SIGNS_LEAD),
        Route::Causes => (msg::CAUSES_TITLE, msg::CAUSES_LEAD),
        Route::Tests => (msg::TESTS_TITLE, msg::TESTS_LEAD),
        Route::About => (msg::ABOUT_TITLE, msg::ABOUT_USE),
        Route::Privacy => (msg::PRIVACY_TITLE, msg::PRIVACY_LEAD),
        Route::Accessibility => (msg::ACCESSIBILITY_TITLE, msg::ACCESSIBILITY_LEAD),
        Route::Sources => (msg::SOURCES_TITLE, msg::SOURCES_LEAD),
        Route::Settings => (msg::SETTINGS_TITLE, msg::SETTINGS_LEAD),
        Route::Saved => (msg::SAVED_TITLE, msg::SAVED_LEAD),
        Route::Numbers => (msg::NUMBERS_TITLE, msg::NUMBERS_LEAD),
        Route::Clinics => (msg::CLINICS_TITLE, msg::CLINICS_LEAD),
        Route::NotFound => (msg::NOT_FOUND_TITLE, msg::NOT_FOUND_LEAD),
        Route::Cause(id) => {
            let (name, summary) = cause(id).map(|c| (&*c.name, &*c.summary)).unwrap_or_default();
            return page(name, summary);
        }
        Route::Kind(id) => {
            let (name, body) = kind(id).map(|k| (&*k.name, k.body.text.join(" "))).unwrap_or_default();
            return page(name, &body);
        }
    };
    page(&content.t(title), &content.t(description))
}

/// What the installed app says about itself, beside its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppWords {
    /// What it is for.
    pub description: String,
    /// The way to the check.
    pub check: String,
    /// The way to the list of causes.
    pub causes: String,
    /// What the picture of a wide screen shows.
    pub wide: String,
    /// What the picture of a narrow screen shows.
    pub narrow: String,
}

/// The words of the installed app.
pub fn app_words(content: &Content) -> AppWords {
    AppWords {
        description: content.t(msg::SITE_DESCRIPTION),
        check: content.t(msg::APP_CHECK),
        causes: content.t(msg::APP_CAUSES),
        wide: content.t(msg::APP_SCREEN_WIDE),
        narrow: content.t(msg::APP_SCREEN_NARROW),
    }
}

/// What the first page of the check asks.
fn first_question(content: &Content) -> String {
    let guide = content.guide();
    match &Session::default().trail(content.engine()).next {
        Stop::Page(Screen { page: Page::Group(place), .. }) => guide.plan.groups[usize::from(*place)].label.clone(),
        Stop::Page(Screen { page: Page::Single(finding), .. }) => content.label(*finding, Respondent::Myself),
        Stop::Emergency | Stop::Review => content.t(msg::SIGNS_TITLE),
    }
}

/// Every page that has a static file.
pub fn static_routes(content: &Content) -> Vec<Route> {
    let library = content.library();
    let causes = library.causes.iter().map(|cause| Route::Cause(cause.id.clone()));
    let kinds = library.something_else.kinds.iter().map(|kind| Route::Kind(kind.id.clone()));
    Route::fixed().chain(causes).chain(kinds).collect()
}

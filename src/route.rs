//! Addresses. A page's address never tells an answer: the steps of the check share one.

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What the guide does, and where the check begins.
    Start,
    /// The steps of the check.
    Check,
    /// The result.
    Result,
    /// The emergency signs and numbers.
    Emergency,
    /// All causes.
    Causes,
    /// The page of a cause, by id.
    Cause(String),
    /// The tests a doctor may do.
    Tests,
    /// How the guide works, for whom, and its limits.
    About,
    /// What is stored and sent.
    Privacy,
    /// How usable the guide is for all.
    Accessibility,
    /// Every source.
    Sources,
    /// What is kept on this device, updates, and how to delete it all.
    Settings,
    /// The checks that are kept on this device, and opening a summary.
    Saved,
    /// Phone numbers by region.
    Numbers,
    /// How a clinic puts the guide on its own page.
    Clinics,
    /// No page has this address.
    NotFound,
}

impl Route {
    /// The route of a path relative to the base of the site, such as `causes/als/`.
    pub fn from_path(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty() && *p != "index.html").collect();
        match parts.as_slice() {
            [] => Self::Start,
            ["check"] => Self::Check,
            ["result"] => Self::Result,
            ["emergency"] => Self::Emergency,
            ["causes"] => Self::Causes,
            ["causes", id] => Self::Cause((*id).to_owned()),
            ["tests"] => Self::Tests,
            ["about"] => Self::About,
            ["privacy"] => Self::Privacy,
            ["accessibility"] => Self::Accessibility,
            ["sources"] => Self::Sources,
            ["settings"] => Self::Settings,
            ["saved"] => Self::Saved,
            ["numbers"] => Self::Numbers,
            ["clinics"] => Self::Clinics,
            _ => Self::NotFound,
        }
    }

    /// Whether the page works in the app: it asks, or shows what the person's answers come to.
    pub fn is_app(&self) -> bool {
        matches!(self, Self::Start | Self::Check | Self::Result | Self::Emergency)
    }

    /// The path relative to the base of the site. Ends with a slash, so that any static server finds `index.html`.
    pub fn path(&self) -> String {
        match self {
            Self::Start => "./".to_owned(),
            Self::Check => "check/".to_owned(),
            Self::Result => "result/".to_owned(),
            Self::Emergency => "emergency/".to_owned(),
            Self::Causes => "causes/".to_owned(),
            Self::Cause(id) => format!("causes/{id}/"),
            Self::Tests => "tests/".to_owned(),
            Self::About => "about/".to_owned(),
            Self::Privacy => "privacy/".to_owned(),
            Self::Accessibility => "accessibility/".to_owned(),
            Self::Sources => "sources/".to_owned(),
            Self::Settings => "settings/".to_owned(),
            Self::Saved => "saved/".to_owned(),
            Self::Numbers => "numbers/".to_owned(),
            Self::Clinics => "clinics/".to_owned(),
            Self::NotFound => "404.html".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_path_leads_back_to_its_route() {
        let routes = [
            Route::Start,
            Route::Check,
            Route::Result,
            Route::Emergency,
            Route::Causes,
            Route::Cause("als".to_owned()),
            Route::Tests,
            Route::About,
            Route::Privacy,
            Route::Accessibility,
            Route::Sources,
            Route::Settings,
            Route::Saved,
            Route::Numbers,
            Route::Clinics,
            Route::NotFound,
        ];
        for route in routes {
            let path = route.path();
            assert_eq!(Route::from_path(path.trim_start_matches('.')), route, "{path}");
        }
        assert_eq!(Route::from_path("causes/als/index.html"), Route::Cause("als".to_owned()));
        assert_eq!(Route::from_path("causes/als/more"), Route::NotFound);
    }
}

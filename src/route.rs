//! The addresses of pages. None tells an answer: all steps of the check share one.

/// A page of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// What the guide does, with the links that begin the check.
    #[default]
    Start,
    /// The steps of the check.
    Check,
    /// The result.
    Result,
    /// The emergency signs and how to call.
    Emergency,
    /// All causes.
    Causes,
    /// The page of a cause, by id.
    Cause(String),
    /// The page of a kind of "something else", by id: a more usual reason.
    Kind(String),
    /// The tests a doctor may do.
    Tests,
    /// How the guide works, for whom, and its limits.
    About,
    /// What is stored and sent.
    Privacy,
    /// The accessibility statement.
    Accessibility,
    /// All sources.
    Sources,
    /// Offline use, updates, and deleting what is stored.
    Settings,
    /// The checks saved on this device, and opening a summary.
    Saved,
    /// Phone numbers by region.
    Numbers,
    /// How a clinic embeds the guide.
    Clinics,
    /// No page has this address.
    NotFound,
}

/// The segment of each page that has a fixed one below the base.
static SEGMENTS: [(Route, &str); 13] = [
    (Route::Check, "check"),
    (Route::Result, "result"),
    (Route::Emergency, "emergency"),
    (Route::Causes, "causes"),
    (Route::Tests, "tests"),
    (Route::About, "about"),
    (Route::Privacy, "privacy"),
    (Route::Accessibility, "accessibility"),
    (Route::Sources, "sources"),
    (Route::Settings, "settings"),
    (Route::Saved, "saved"),
    (Route::Numbers, "numbers"),
    (Route::Clinics, "clinics"),
];

impl Route {
    /// Every page but those of the causes and kinds, which the dataset names.
    pub fn fixed() -> impl Iterator<Item = Self> {
        let named = SEGMENTS.iter().map(|(route, _)| route.clone());
        [Self::Start].into_iter().chain(named).chain([Self::NotFound])
    }

    /// The route of a path relative to the base of the site, such as `causes/als/`.
    pub fn from_path(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty() && *p != "index.html").collect();
        match parts.as_slice() {
            [] => Self::Start,
            [part] => SEGMENTS.iter().find(|(_, s)| s == part).map_or(Self::NotFound, |(route, _)| route.clone()),
            ["causes", id] => Self::Cause((*id).to_owned()),
            ["kinds", id] => Self::Kind((*id).to_owned()),
            _ => Self::NotFound,
        }
    }

    /// Whether the page works in the app: it asks, or shows what the answers lead to. The others are finished files.
    pub fn is_app(&self) -> bool {
        matches!(self, Self::Start | Self::Check | Self::Result | Self::Emergency)
    }

    /// The path relative to the base of the site. Ends with a slash, so that any static server finds `index.html`.
    pub fn path(&self) -> String {
        match self {
            Self::Start => "./".to_owned(),
            Self::Cause(id) => format!("causes/{id}/"),
            Self::Kind(id) => format!("kinds/{id}/"),
            Self::NotFound => "404.html".to_owned(),
            named => {
                let segment = SEGMENTS.iter().find(|(route, _)| route == named).map_or("", |(_, segment)| segment);
                format!("{segment}/")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_path_leads_back_to_its_route() {
        for route in Route::fixed().chain([Route::Cause("als".to_owned()), Route::Kind("panic".to_owned())]) {
            let path = route.path();
            assert_eq!(Route::from_path(path.trim_start_matches('.')), route, "{path}");
        }
    }

    #[test]
    fn paths_are_read_as_servers_serve_them() {
        let check = |path: &str, expected: Route| assert_eq!(Route::from_path(path), expected, "{path:?}");
        let als = || Route::Cause("als".to_owned());
        check("", Route::Start);
        check("index.html", Route::Start);
        check("check", Route::Check);
        check("check/index.html", Route::Check);
        check("causes/als/index.html", als());
        check("causes//als", als());
        check("causes/als/more", Route::NotFound);
        check("checks/", Route::NotFound);
        check("404.html", Route::NotFound);
    }
}

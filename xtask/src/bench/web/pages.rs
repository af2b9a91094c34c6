//! The pages to measure.

use std::fs;
use std::path::Path;

use serde::Serialize;

/// Why a page is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Our start page.
    Start,
    /// The first question of our check, until the app has taken over.
    Question,
    /// The same, until it can be ticked: the page keeps ticks and Continue for the app.
    FirstTick,
    /// One of our static pages.
    Content,
    /// A nearly empty page.
    Empty,
    /// The form in SurveyJS.
    SurveyJs,
    /// The form in Preact.
    Preact,
}

impl Role {
    /// Whether the page is one of ours.
    pub fn ours(self) -> bool {
        matches!(self, Self::Start | Self::Question | Self::FirstTick | Self::Content)
    }

    /// Selector of an element that is present once a question can be answered; `None` if the page asks none.
    pub fn answerable(self) -> Option<&'static str> {
        match self {
            Self::Question => Some("html[data-app=ready] [data-step] [data-choice] input"),
            Self::FirstTick => Some("form[data-step] [data-choice] input"),
            Self::SurveyJs | Self::Preact => Some("input"),
            Self::Start | Self::Content | Self::Empty => None,
        }
    }
}

/// A page to measure.
#[derive(Clone, Debug)]
pub struct Page {
    /// Name in the report.
    pub name: String,
    /// Full URL.
    pub address: String,
    /// Why it is measured.
    pub role: Role,
    /// Whether its times are reported, so that it is measured more than once.
    pub often: bool,
}

impl Page {
    /// How often to measure it: once if only its scores matter.
    pub fn runs(&self, runs: usize) -> usize {
        if self.often { runs } else { runs.min(1) }
    }
}

/// Our pages, as served from the finished site at `origin`, which ends in a slash.
pub fn ours(dist: &Path, origin: &str) -> Vec<Page> {
    let cause = cause(dist).map(|cause| format!("causes/{cause}/"));
    let often = [(String::new(), Role::Start), ("check/".to_owned(), Role::Question)];
    let often = often.into_iter().chain(cause.map(|cause| (cause, Role::Content))).map(|page| (page, true));
    let once = ["causes", "tests", "about", "emergency", "privacy", "accessibility", "sources"];
    let once = once.into_iter().map(|name| ((format!("{name}/"), Role::Content), false));
    let page =
        |((path, role), often)| Page { name: format!("/{path}"), address: format!("{origin}{path}"), role, often };
    often.chain(once).map(page).collect()
}

/// The pages to compare with, as `peers` builds them.
pub fn peers(origin: &str) -> Vec<Page> {
    let page = |(name, path, role): (&str, &str, Role)| Page {
        name: name.to_owned(),
        address: format!("{origin}{path}"),
        role,
        often: true,
    };
    let all = [
        ("empty page", "", Role::Empty),
        ("SurveyJS", "surveyjs/", Role::SurveyJs),
        ("Preact", "preact/", Role::Preact),
    ];
    all.into_iter().map(page).collect()
}

/// The cause whose page is measured: one with a long text if present, else the first.
fn cause(dist: &Path) -> Option<String> {
    let causes = fs::read_dir(dist.join("causes")).ok()?.filter_map(Result::ok);
    let pages = causes.filter(|entry| entry.path().join("index.html").is_file());
    let mut names: Vec<String> = pages.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let usual = names.iter().position(|name| name == "guillain-barre");
    (!names.is_empty()).then(|| names.swap_remove(usual.unwrap_or(0)))
}

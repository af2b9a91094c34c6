//! Which pages are measured.

use std::fs;
use std::path::Path;

use serde::Serialize;

/// What a page is measured for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Our start page.
    Start,
    /// The first question of our check, until the app is there that goes on from it.
    Question,
    /// The same, until it can be ticked: ticks and Continue are kept for the app.
    FirstTick,
    /// A page of ours to read.
    Content,
    /// A page with next to nothing in it.
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

    /// What is in the page as soon as a question can be answered; nothing where none is asked.
    pub fn answerable(self) -> Option<&'static str> {
        match self {
            Self::Question => Some("html[data-app=ready] [data-step] [data-choice] input"),
            Self::FirstTick => Some("form[data-step] [data-choice] input"),
            Self::SurveyJs | Self::Preact => Some("input"),
            Self::Start | Self::Content | Self::Empty => None,
        }
    }
}

/// A page that is measured.
#[derive(Clone, Debug)]
pub struct Page {
    /// What the report calls it.
    pub name: String,
    /// Its whole address.
    pub address: String,
    /// What it is measured for.
    pub role: Role,
    /// Whether its times count, so that it is measured more than once.
    pub often: bool,
}

/// Ours in the finished site that `origin` serves, which ends in a slash.
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

/// The cause whose page is measured: one with much text, or else the first there is.
fn cause(dist: &Path) -> Option<String> {
    let causes = fs::read_dir(dist.join("causes")).ok()?.filter_map(Result::ok);
    let pages = causes.filter(|entry| entry.path().join("index.html").is_file());
    let mut names: Vec<String> = pages.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let usual = names.iter().position(|name| name == "guillain-barre");
    (!names.is_empty()).then(|| names.swap_remove(usual.unwrap_or(0)))
}

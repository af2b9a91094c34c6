//! Real browsers of the past: what binds is the policy's `'wasm-unsafe-eval'`, which Chromium knows from version 97.

mod browser;
mod checks;
mod program;

use anyhow::{Result, ensure};
use legcheck_browser_tests::site::Site;
use libtest_mimic::Trial;

use crate::trial;
use browser::Browser;
use program::Program;

/// The browsers, and whether each can run the app.
const BROWSERS: [(Program, bool); 3] = [
    // It knows neither the policy's word nor logical insets, `:is()` or container queries.
    (Program { package: "chrome-aws-lambda", major: 86 }, false),
    // It lacks the policy's word and container queries.
    (Program { package: "@sparticuz/chromium", major: 92 }, false),
    // It runs the app, without container queries.
    (Program { package: "@sparticuz/chrome-aws-lambda", major: 102 }, true),
];

/// A check in a browser that has just started.
type Play = fn(&mut Browser, &Site) -> Result<()>;

/// For every browser.
const ALL: [(&str, Play); 2] =
    [("the_header_is_whole", checks::header), ("the_skip_link_covers_nothing_and_comes_into_sight", checks::skip_link)];

/// For those that are too old.
const TOO_OLD: [(&str, Play); 3] = [
    ("the_advice_is_all_there_and_true", checks::advice),
    ("every_link_leads_to_another_page", checks::links),
    ("the_emergency_page_needs_no_advice", checks::emergency),
];

/// For those that are not.
const YOUNG_ENOUGH: [(&str, Play); 2] =
    [("the_app_starts_on_each_page", checks::starts), ("the_check_goes_on", checks::goes_on)];

pub fn tests() -> Vec<Trial> {
    let of = |(program, runs): &(Program, bool)| {
        let own: &[(&str, Play)] = if *runs { &YOUNG_ENOUGH } else { &TOO_OLD };
        let program = *program;
        let test = move |(name, play): &(&str, Play)| {
            let play = *play;
            trial(format!("chromium_{}::{name}", program.major), move || run(program, play))
        };
        ALL.iter().chain(own).map(test).collect::<Vec<_>>()
    };
    BROWSERS.iter().flat_map(of).collect()
}

fn run(program: Program, play: Play) -> Result<()> {
    let mut browser = Browser::start(&program.file()?)?;
    // Else a newer package could make these tests look at a newer browser without a word.
    let version = browser.version()?;
    ensure!(version.contains(&format!("/{}.", program.major)), "{} brings {version}", program.package);
    play(&mut browser, &Site::start()?)
}

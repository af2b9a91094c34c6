//! The browsers and drivers for the browser tests.

use anyhow::Result;
use legcheck_devkit::shell;

use super::apt::{self, Apt};
use super::tools::{Missing, Tools, ready};

/// A program that a test needs, with all its possible names.
pub(super) struct Program {
    pub(super) names: &'static [&'static str],
    pub(super) package: &'static str,
    pub(super) without: &'static str,
}

const CHROMIUM: &str = "the browser tests cannot run in Chromium";
const FIREFOX: &str = "the browser tests cannot run in Firefox";
const WEBKIT: &str = "the browser tests cannot run in WebKit";

const BROWSERS: [Program; 5] = [
    Program { names: &["chromium", "google-chrome", "chromium-browser"], package: "chromium", without: CHROMIUM },
    Program { names: &["chromedriver"], package: "chromium-driver", without: CHROMIUM },
    Program { names: &["firefox-esr", "firefox"], package: "firefox-esr", without: FIREFOX },
    Program { names: &["WebKitWebDriver"], package: "webkit2gtk-driver", without: WEBKIT },
    // WebKitGTK has no headless mode.
    Program { names: &["Xvfb"], package: "xvfb", without: WEBKIT },
];

pub(super) fn visit(tools: &mut Tools, apt: &mut Apt) {
    visit_all(tools, apt, &BROWSERS, "browsers and drivers");
}

/// Installs what is missing of these programs, and reports what still is.
pub(super) fn visit_all(tools: &mut Tools, apt: &mut Apt, programs: &[Program], called: &str) {
    let mut why = String::new();
    if apt.may_install() {
        if let Err(error) = install(apt, programs, called) {
            why = format!(" ({error:#})");
        }
    }
    for program in programs {
        match program.found() {
            Some(name) => ready(name),
            None => tools.missing.push(Missing {
                what: program.names[0].to_owned(),
                without: program.without.to_owned(),
                next: format!("To have it, {}{why}.", apt::by_hand(&[program.package])),
                stops_build: false,
            }),
        }
    }
}

fn install(apt: &mut Apt, programs: &[Program], called: &str) -> Result<()> {
    let packages: Vec<&str> =
        programs.iter().filter(|program| program.found().is_none()).map(|program| program.package).collect();
    if packages.is_empty() {
        return Ok(());
    }
    shell::say(&format!("Installing {called}, about a minute"));
    apt.install(&packages)
}

impl Program {
    fn found(&self) -> Option<&'static str> {
        self.names.iter().copied().find(|name| shell::find_program(name).is_some())
    }
}

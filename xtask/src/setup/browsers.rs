//! The browsers and drivers for the browser tests.

use anyhow::Result;
use legcheck_devkit::shell;

use super::apt::{self, Apt};
use super::tools::{Missing, Tools, ready};

/// A program that a test needs, with all its possible names.
struct Browser {
    names: &'static [&'static str],
    package: &'static str,
    without: &'static str,
}

const CHROMIUM: &str = "the browser tests cannot run in Chromium";
const FIREFOX: &str = "the browser tests cannot run in Firefox";
const WEBKIT: &str = "the browser tests cannot run in WebKit";

const BROWSERS: [Browser; 5] = [
    Browser { names: &["chromium", "google-chrome", "chromium-browser"], package: "chromium", without: CHROMIUM },
    Browser { names: &["chromedriver"], package: "chromium-driver", without: CHROMIUM },
    Browser { names: &["firefox-esr", "firefox"], package: "firefox-esr", without: FIREFOX },
    Browser { names: &["WebKitWebDriver"], package: "webkit2gtk-driver", without: WEBKIT },
    // WebKitGTK has no headless mode.
    Browser { names: &["Xvfb"], package: "xvfb", without: WEBKIT },
];

pub(super) fn visit(tools: &mut Tools, apt: &mut Apt) {
    let mut why = String::new();
    if apt.may_install() {
        if let Err(error) = install(apt) {
            why = format!(" ({error:#})");
        }
    }
    for browser in &BROWSERS {
        match browser.found() {
            Some(name) => ready(name),
            None => tools.missing.push(Missing {
                what: browser.names[0].to_owned(),
                without: browser.without.to_owned(),
                next: format!("To have it, {}{why}.", apt::by_hand(&[browser.package])),
                stops_build: false,
            }),
        }
    }
}

fn install(apt: &mut Apt) -> Result<()> {
    let packages: Vec<&str> =
        BROWSERS.iter().filter(|browser| browser.found().is_none()).map(|browser| browser.package).collect();
    if packages.is_empty() {
        return Ok(());
    }
    shell::say("Installing browsers and drivers, about a minute");
    apt.install(&packages)
}

impl Browser {
    fn found(&self) -> Option<&'static str> {
        self.names.iter().copied().find(|name| shell::find_program(name).is_some())
    }
}

//! Programs of others that are too large for every run: old browsers, text browsers and validators.

use legcheck_devkit::shell;

use super::apt::{self, Apt};
use super::locked::Locked;
use super::npm;
use super::tools::{Missing, Mode, Tools, ready};
use crate::versions;

/// Packages of npm, each with its version and what does not work without it.
const PACKAGES: [(&str, &str, &str); 5] = [
    ("chrome-aws-lambda", versions::CHROMIUM_86, "the site cannot be opened in Chromium 86"),
    ("@sparticuz/chromium", versions::CHROMIUM_92, "the site cannot be opened in Chromium 92"),
    ("@sparticuz/chrome-aws-lambda", versions::CHROMIUM_102, "the site cannot be opened in Chromium 102"),
    ("vnu-jar", versions::VNU, "the W3C's checker cannot run"),
    ("accessibility-checker-engine", versions::IBM_RULES, "IBM's accessibility rules cannot run"),
];

/// Programs, each with Debian's package and what does not work without it.
const PROGRAMS: [(&str, &str, &str); 3] = [
    ("w3m", "w3m", "the pages cannot be read in w3m"),
    ("lynx", "lynx", "the pages cannot be read in lynx"),
    ("java", "default-jre-headless", "the W3C's checker cannot run"),
];

/// Smart Forms without its interface: plain npm would fetch 690 MB for it.
const SMART_FORMS: Locked = Locked {
    what: "Smart Forms",
    source: "tests/outside/smart-forms",
    folder: "smart-forms",
    beside: &["nothing/package.json"],
    without: "nothing shows the FHIR questionnaire as Smart Forms does",
};

const ALFA: Locked = Locked {
    what: "Alfa",
    source: "tests/outside/alfa",
    folder: "alfa",
    beside: &[],
    without: "Siteimprove's accessibility rules cannot run",
};

pub(super) fn visit(tools: &mut Tools, apt: &mut Apt, mode: Mode) {
    SMART_FORMS.visit(tools, mode);
    ALFA.visit(tools, mode);
    for (package, version, without) in PACKAGES {
        let mut why = String::new();
        if !npm::found_alone(package, version) && mode == Mode::Install {
            shell::say(&format!("Installing {package} {version}, up to a minute"));
            if let Err(error) = npm::install_alone(package, version) {
                why = format!(" ({error:#})");
            }
        }
        if npm::found_alone(package, version) {
            ready(&format!("{package} {version}"));
        } else {
            tools.missing.push(Missing {
                what: format!("{package} {version}"),
                without: without.to_owned(),
                next: format!("Install Node.js with npm and run the tests again{why}."),
                stops_build: false,
            });
        }
    }
    for (program, package, without) in PROGRAMS {
        let mut why = String::new();
        if shell::find_program(program).is_none() && apt.may_install() {
            shell::say(&format!("Installing {package}, a few seconds"));
            if let Err(error) = apt.install(&[package]) {
                why = format!(" ({error:#})");
            }
        }
        if shell::find_program(program).is_some() {
            ready(program);
        } else {
            tools.missing.push(Missing {
                what: program.to_owned(),
                without: without.to_owned(),
                next: format!("To have it, {}{why}.", apt::by_hand(&[package])),
                stops_build: false,
            });
        }
    }
}

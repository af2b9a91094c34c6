//! A screen reader for its own tests, with the message bus through which it hears the browser.

use super::apt::Apt;
use super::browsers::{self, Program};
use super::tools::Tools;

const WITHOUT: &str = "the tests with a screen reader cannot run";

const PROGRAMS: [Program; 3] = [
    Program { names: &["orca"], package: "orca", without: WITHOUT },
    Program { names: &["dbus-daemon"], package: "dbus-daemon", without: WITHOUT },
    Program { names: &["xdotool"], package: "xdotool", without: WITHOUT },
];

pub(super) fn visit(tools: &mut Tools, apt: &mut Apt) {
    browsers::visit_all(tools, apt, &PROGRAMS, "a screen reader");
}

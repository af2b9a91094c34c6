//! axe-core, with which the browser tests check every page for accessibility.

use legcheck_devkit::npm::axe_script;
use legcheck_devkit::shell;

use super::npm;
use super::tools::{Missing, Mode, Tools, ready};
use crate::versions;

pub(super) fn visit(tools: &mut Tools, mode: Mode) {
    let mut why = String::new();
    if !found() && mode == Mode::Install {
        shell::say(&format!("Installing axe-core {}, a few seconds", versions::AXE_CORE));
        if let Err(error) = npm::install("axe-core", versions::AXE_CORE) {
            why = format!(" ({error:#})");
        }
    }
    if found() {
        ready(&format!("axe-core {}", versions::AXE_CORE));
    } else {
        tools.missing.push(Missing {
            what: format!("axe-core {}", versions::AXE_CORE),
            without: "the browser tests cannot look for barriers".to_owned(),
            next: format!("Install Node.js with npm and run `cargo xtask setup --browsers` again{why}."),
            stops_build: false,
        });
    }
}

/// Whether the pinned version is installed; the first lines of its script name the version.
fn found() -> bool {
    let text = axe_script().and_then(|file| Ok(std::fs::read_to_string(file)?));
    text.is_ok_and(|text| text.lines().next().is_some_and(|line| line.contains(&format!("v{}", versions::AXE_CORE))))
}

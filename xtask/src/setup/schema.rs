//! The schema.org vocabulary as TypeScript types, and the compiler that checks structured data against it.

use legcheck_devkit::shell;

use super::npm;
use super::tools::{Missing, Mode, Tools, ready};
use crate::versions;

pub(super) fn visit(tools: &mut Tools, mode: Mode) {
    for (package, version) in [("schema-dts", versions::SCHEMA_DTS), ("typescript", versions::TYPESCRIPT)] {
        let mut why = String::new();
        if !npm::found(package, version) && mode == Mode::Install {
            shell::say(&format!("Installing {package} {version}, a few seconds"));
            if let Err(error) = npm::install(package, version) {
                why = format!(" ({error:#})");
            }
        }
        if npm::found(package, version) {
            ready(&format!("{package} {version}"));
        } else {
            tools.missing.push(Missing {
                what: format!("{package} {version}"),
                without: "the data for search engines cannot be checked against schema.org".to_owned(),
                next: format!("Install Node.js with npm and run `cargo xtask setup --browsers` again{why}."),
                stops_build: false,
            });
        }
    }
}

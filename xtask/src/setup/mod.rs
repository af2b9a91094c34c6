//! Installs everything that a build or a test run needs, once.
//!
//! Each part first checks whether the right version is installed. A part that cannot be installed does not stop the
//! others: whatever is missing is listed at the end, with what needs it and what to do.

mod apt;
mod axe;
mod browsers;
mod cargo_tools;
mod compiler;
mod debian_std;
mod fhir;
mod locked;
mod npm;
mod outside;
mod schema;
mod screen_reader;
mod scripts;
pub(crate) mod small_std;
mod tools;
mod wasm_opt;
mod wasm_std;
mod web_servers;

use legcheck_devkit::shell;

use crate::versions;
use tools::{Missing, Mode};

pub use compiler::TARGET;
pub use scripts::npm_script;
pub use tools::Tools;

/// What to set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Tools for building the site.
    Build,
    /// Also Trunk and its helper program, for its own server.
    Trunk,
    /// Also the tools that check the scripts.
    Checks,
    /// Also tools for testing the finished site: browsers, drivers, web servers.
    Browsers,
    /// What the tests need that run only on request: old browsers, text browsers, validators. They are large.
    Outside,
    /// Also a screen reader, and what presses keys for it.
    ScreenReader,
}

/// Installs what is missing and reports what could not be installed.
pub fn install(scope: Scope) -> Tools {
    visit(scope, Mode::Install)
}

/// Only reports what is installed and what is missing.
pub fn check(scope: Scope) -> Tools {
    visit(scope, Mode::Check)
}

fn visit(scope: Scope, mode: Mode) -> Tools {
    let mut tools = Tools::default();
    let mut apt = apt::Apt::new(mode);
    wasm_std::visit(&mut tools, &mut apt, mode);
    small_std::visit(&mut tools, mode);
    wasm_opt::visit(&mut tools, mode);
    if scope == Scope::Trunk {
        cargo_tools::visit(&mut tools, &versions::TRUNK, mode);
        cargo_tools::visit(&mut tools, &versions::WASM_BINDGEN, mode);
    }
    if matches!(scope, Scope::Checks | Scope::Browsers | Scope::ScreenReader) {
        scripts::visit(&mut tools, mode);
    }
    if matches!(scope, Scope::Browsers | Scope::ScreenReader) {
        cargo_tools::visit(&mut tools, &versions::GECKODRIVER, mode);
        browsers::visit(&mut tools, &mut apt);
        web_servers::visit(&mut tools, &mut apt);
        axe::visit(&mut tools, mode);
        schema::visit(&mut tools, mode);
        fhir::visit(&mut tools, mode);
    }
    if scope == Scope::Outside {
        browsers::visit(&mut tools, &mut apt);
        outside::visit(&mut tools, &mut apt, mode);
    }
    if scope == Scope::ScreenReader {
        screen_reader::visit(&mut tools, &mut apt);
    }
    for missing in &tools.missing {
        let Missing { what, without, .. } = missing;
        shell::print(&format!("  missing  {what}: without it {without}"));
        if mode == Mode::Install {
            shell::print(&format!("           {}", missing.next));
        }
    }
    if mode == Mode::Check && !tools.missing.is_empty() {
        let flag = match scope {
            Scope::Build | Scope::Trunk | Scope::Checks => "",
            // The tests on request install what they need.
            Scope::Browsers | Scope::Outside | Scope::ScreenReader => " --browsers",
        };
        shell::print(&format!("Run `cargo xtask setup{flag}` to install what is missing."));
    }
    tools
}

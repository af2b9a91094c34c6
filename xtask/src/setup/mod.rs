//! Installs everything that a build or a test run needs, once.
//!
//! Each part first checks whether the right version is installed. A part that cannot be installed does not stop the
//! others: whatever is missing is listed at the end, with what needs it and what to do.

mod apt;
mod axe;
mod browsers;
mod cargo_tools;
mod debian_std;
mod fhir;
mod npm;
mod schema;
mod scripts;
pub(crate) mod small_std;
mod wasm_opt;
mod wasm_std;
mod web_servers;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{shell, versions};

pub use scripts::npm_script;
pub use wasm_std::TARGET;

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
}

/// A missing tool.
#[derive(Clone, Debug)]
pub struct Missing {
    /// Its name.
    pub what: String,
    /// What does not work without it.
    pub without: String,
    /// What the user can do.
    pub next: String,
    /// Whether the site cannot be built without it.
    pub stops_build: bool,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Missing { what, without, next, .. } = self;
        write!(f, "{what} is missing. Without it {without}. {next}")
    }
}

/// Where the tools are, and which are missing.
#[derive(Clone, Debug, Default)]
pub struct Tools {
    /// The value of `RUSTUP_TOOLCHAIN` for WebAssembly builds, if the default compiler cannot do them.
    pub toolchain: Option<String>,
    /// Folders to prepend to PATH.
    pub folders: Vec<PathBuf>,
    /// Whether the real `wasm-opt` is installed.
    pub wasm_opt: bool,
    /// Whether the standard library can be rebuilt for size.
    pub small_std: bool,
    /// Missing tools, in the order in which they were checked.
    pub missing: Vec<Missing>,
}

/// Installs what is missing and reports what could not be installed.
pub fn install(scope: Scope) -> Tools {
    visit(scope, Mode::Install)
}

/// Only reports what is installed and what is missing.
pub fn check(scope: Scope) -> Tools {
    visit(scope, Mode::Check)
}

impl Tools {
    /// A command with the right compiler for WebAssembly and the right tools.
    pub fn command(&self, program: &str) -> Command {
        let path = self.path();
        // Resolve the program here: after a change of PATH, where `Command` looks for it is platform-specific.
        let found = std::env::split_paths(&path).find_map(|folder| shell::program_in(&folder, program));
        let mut command = match found {
            Some(file) => shell::command(file),
            None => shell::command(program),
        };
        command.env("PATH", path);
        if let Some(toolchain) = &self.toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }

    /// The PATH with the right version of every tool.
    pub fn path(&self) -> OsString {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(std::env::split_paths(&path));
        // Joining only fails if a folder name contains the separator.
        std::env::join_paths(folders).unwrap_or(path)
    }

    /// Fails if something is missing that every build needs.
    pub fn require_build(&self) -> Result<()> {
        let reasons: Vec<String> =
            self.missing.iter().filter(|missing| missing.stops_build).map(Missing::to_string).collect();
        if !reasons.is_empty() {
            bail!("the site cannot be built. {}", reasons.join(" "));
        }
        Ok(())
    }

    fn add_folder(&mut self, folder: Option<PathBuf>) {
        if let Some(folder) = folder {
            if !self.folders.contains(&folder) {
                self.folders.push(folder);
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Install,
    Check,
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
    if matches!(scope, Scope::Checks | Scope::Browsers) {
        scripts::visit(&mut tools, mode);
    }
    if scope == Scope::Browsers {
        cargo_tools::visit(&mut tools, &versions::GECKODRIVER, mode);
        browsers::visit(&mut tools, &mut apt);
        web_servers::visit(&mut tools, &mut apt);
        axe::visit(&mut tools, mode);
        schema::visit(&mut tools, mode);
        fhir::visit(&mut tools, mode);
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
            Scope::Browsers => " --browsers",
        };
        shell::print(&format!("Run `cargo xtask setup{flag}` to install what is missing."));
    }
    tools
}

/// Reports that a part is ready.
fn ready(what: &str) {
    shell::print(&format!("  ready    {what}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(what: &str, stops_build: bool) -> Missing {
        Missing {
            what: what.to_owned(),
            without: "something does not work".to_owned(),
            next: "Install it.".to_owned(),
            stops_build,
        }
    }

    #[track_caller]
    fn check(missing: Vec<Missing>, expected: Option<&str>) {
        let tools = Tools { missing, ..Tools::default() };
        let error = tools.require_build().err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), expected);
    }

    #[test]
    fn only_what_a_build_needs_stops_it() {
        check(vec![], None);
        check(vec![missing("wasm-opt", false)], None);
        check(
            vec![missing("Firefox", false), missing("trunk", true)],
            Some(
                "the site cannot be built. trunk is missing. \
                 Without it something does not work. Install it.",
            ),
        );
    }

    #[test]
    fn folders_go_in_front_of_path_once() {
        let mut tools = Tools::default();
        tools.add_folder(Some("first".into()));
        tools.add_folder(Some("first".into()));
        tools.add_folder(None);
        assert_eq!(std::env::split_paths(&tools.path()).next(), Some("first".into()));
        assert_eq!(tools.folders.len(), 1);
    }
}

//! Everything a build or a test run needs, installed once.
//!
//! Each piece looks first whether it is there in the right version. A piece that
//! cannot be installed does not stop the others: all that is missing is said at
//! the end, each with what it is needed for and what to do.

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

/// What is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What a build of the site needs.
    Build,
    /// Also Trunk and the program that it runs, for its own server.
    Trunk,
    /// Also what checks the scripts.
    Checks,
    /// Also what the tests of the finished site need: browsers, drivers, a web server.
    Browsers,
}

/// Something that is not there.
#[derive(Clone, Debug)]
pub struct Missing {
    /// What it is.
    pub what: String,
    /// What does not work without it.
    pub without: String,
    /// What the person can do.
    pub next: String,
    /// Whether a build of the site is impossible without it.
    pub stops_build: bool,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Missing { what, without, next, .. } = self;
        write!(f, "{what} is missing. Without it {without}. {next}")
    }
}

/// Where the tools are, and what is missing.
#[derive(Clone, Debug, Default)]
pub struct Tools {
    /// The value of `RUSTUP_TOOLCHAIN` for builds to WebAssembly, where the
    /// compiler in use cannot do them.
    pub toolchain: Option<String>,
    /// Folders that go in front of PATH.
    pub folders: Vec<PathBuf>,
    /// Whether the real `wasm-opt` is there.
    pub wasm_opt: bool,
    /// Whether the standard library can be built anew, smaller.
    pub small_std: bool,
    /// What is not there, in the order it was looked for.
    pub missing: Vec<Missing>,
}

/// Installs what is missing and says what could not be installed.
pub fn install(scope: Scope) -> Tools {
    visit(scope, Mode::Install)
}

/// Only says what is there and what is missing.
pub fn check(scope: Scope) -> Tools {
    visit(scope, Mode::Check)
}

impl Tools {
    /// A command with the right compiler for WebAssembly and the right tools.
    pub fn command(&self, program: &str) -> Command {
        let path = self.path();
        // The program is looked up here: where Rust looks for it after a change
        // of PATH differs between systems.
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

    /// The PATH that finds every tool in the right version.
    pub fn path(&self) -> OsString {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(std::env::split_paths(&path));
        // Only a folder whose name holds the separator cannot be joined.
        std::env::join_paths(folders).unwrap_or(path)
    }

    /// Fails when something is missing that no build can do without.
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

/// Says that a piece is there.
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

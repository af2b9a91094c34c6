//! What the setup found.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use legcheck_devkit::shell;

/// Whether to install what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Install,
    Check,
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

    pub(super) fn add_folder(&mut self, folder: Option<PathBuf>) {
        if let Some(folder) = folder {
            if !self.folders.contains(&folder) {
                self.folders.push(folder);
            }
        }
    }
}

/// Reports that a part is ready.
pub(super) fn ready(what: &str) {
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

//! Packages of npm that a lock file pins, each set in a folder of its own.

use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result};
use legcheck_devkit::{npm, paths, shell};

use super::tools::{Missing, Mode, Tools, ready};

/// A set of packages.
pub(super) struct Locked {
    /// What they are.
    pub what: &'static str,
    /// The folder in the repository with `package.json` and `package-lock.json`.
    pub source: &'static str,
    /// The name of their folder among the tools.
    pub folder: &'static str,
    /// Files beside the two that are installed with them.
    pub beside: &'static [&'static str],
    /// What does not work without them.
    pub without: &'static str,
}

impl Locked {
    pub(super) fn visit(&self, tools: &mut Tools, mode: Mode) {
        let mut why = String::new();
        if !self.found() && mode == Mode::Install {
            shell::say(&format!("Installing {}, a few seconds", self.what));
            if let Err(error) = self.install() {
                why = format!(" ({error:#})");
            }
        }
        if self.found() {
            ready(self.what);
        } else {
            tools.missing.push(Missing {
                what: self.what.to_owned(),
                without: self.without.to_owned(),
                next: format!("Install Node.js 20.19 or newer with npm and run `cargo xtask test` again{why}."),
                stops_build: false,
            });
        }
    }

    /// The folder that they are installed in.
    pub(super) fn folder(&self) -> Result<PathBuf> {
        Ok(npm::folder()?.join(self.folder))
    }

    /// Whether the packages of the current lock file are installed. npm writes its own copy of the lock file last.
    fn found(&self) -> bool {
        let is_same = || -> Result<bool> {
            let folder = self.folder()?;
            let installed = fs::read(folder.join("package-lock.json"))?;
            let wanted = fs::read(paths::workspace().join(self.source).join("package-lock.json"))?;
            Ok(installed == wanted && folder.join("node_modules").join(".package-lock.json").is_file())
        };
        is_same().unwrap_or_default()
    }

    fn install(&self) -> Result<()> {
        let npm = shell::find_program("npm").context("npm is not on PATH")?;
        let folder = self.folder()?;
        for name in ["package.json", "package-lock.json"].iter().chain(self.beside) {
            copy(&paths::workspace().join(self.source).join(name), &folder.join(name))?;
        }
        shell::run(shell::command(npm).current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).map(drop)
}

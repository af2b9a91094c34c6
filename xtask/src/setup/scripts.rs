//! The tools that check the scripts: TypeScript, oxlint and prettier, pinned in package-lock.json.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};
use legcheck_devkit::{npm, paths, shell};

use super::tools::{Missing, Mode, Tools, ready};

const WHAT: &str = "the tools of package.json";

/// A command that runs one of the `scripts` in package.json.
pub fn npm_script(name: &str) -> Command {
    let programs = folder().map(|folder| folder.join("node_modules").join(".bin"));
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(programs.ok().into_iter().chain(env::split_paths(&path))).unwrap_or(path);
    let mut npm = shell::command(shell::find_program("npm").unwrap_or_else(|| "npm".into()));
    npm.current_dir(paths::workspace()).env("PATH", path).args(["run", "--silent", name]);
    npm
}

pub(super) fn visit(tools: &mut Tools, mode: Mode) {
    let mut why = String::new();
    if !found() && mode == Mode::Install {
        shell::say(&format!("Installing {WHAT}, a few seconds"));
        if let Err(error) = install() {
            why = format!(" ({error:#})");
        }
    }
    if found() {
        ready(WHAT);
    } else {
        tools.missing.push(Missing {
            what: WHAT.to_owned(),
            without: "the scripts cannot be checked".to_owned(),
            next: format!("Install Node.js 20.19 or newer with npm and run `cargo xtask test` again{why}."),
            stops_build: false,
        });
    }
}

fn folder() -> Result<PathBuf> {
    Ok(npm::folder()?.join("scripts"))
}

/// Whether the packages of the current lock file are installed. npm writes its own copy of the lock file last.
fn found() -> bool {
    let is_same = || -> Result<bool> {
        let folder = folder()?;
        let installed = fs::read(folder.join("package-lock.json"))?;
        let wanted = fs::read(paths::workspace().join("package-lock.json"))?;
        Ok(installed == wanted && folder.join("node_modules").join(".package-lock.json").is_file())
    };
    is_same().unwrap_or_default()
}

fn install() -> Result<()> {
    let npm = shell::find_program("npm").context("npm is not on PATH")?;
    let folder = folder()?;
    fs::create_dir_all(&folder)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(paths::workspace().join(name), folder.join(name))?;
    }
    shell::run(shell::command(npm).current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
}

//! Packages from npm, kept in the user's cache folder.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{paths, shell};

/// The folder that holds one folder per package.
pub(super) fn modules() -> Result<PathBuf> {
    Ok(folder()?.join("node_modules"))
}

/// Installs one package; the others stay.
pub(super) fn install(package: &str, version: &str) -> Result<()> {
    let npm = shell::find_program("npm").context("npm is not on PATH")?;
    let folder = folder()?;
    std::fs::create_dir_all(&folder)?;
    let mut npm = shell::command(npm);
    npm.current_dir(&folder).arg("install").arg("--prefix").arg(&folder);
    // No package used here needs a script of its own to run at installation.
    npm.args(["--ignore-scripts", "--no-audit", "--no-fund"]);
    npm.arg(format!("{package}@{version}"));
    shell::run(&mut npm)
}

fn folder() -> Result<PathBuf> {
    Ok(paths::cache()?.join("tools"))
}

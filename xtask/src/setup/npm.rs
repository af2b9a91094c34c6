//! npm packages, installed in the user's cache folder.

use std::path::Path;

use anyhow::{Context, Result};
use legcheck_devkit::npm::{folder, modules, standalone};
use legcheck_devkit::shell;

/// Whether this version of a package is installed.
pub(super) fn found(package: &str, version: &str) -> bool {
    modules().is_ok_and(|modules| is_version(&modules.join(package), version))
}

/// Whether this version of a package without dependencies is installed.
pub(super) fn found_alone(package: &str, version: &str) -> bool {
    standalone(package).is_ok_and(|folder| is_version(&folder, version))
}

fn is_version(package: &Path, version: &str) -> bool {
    let text = std::fs::read_to_string(package.join("package.json"));
    let parsed = text.ok().and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
    parsed.is_some_and(|package| package["version"] == version)
}

/// Installs one package, keeping the others.
pub(super) fn install(package: &str, version: &str) -> Result<()> {
    let npm = shell::find_program("npm").context("npm is not on PATH")?;
    let folder = folder()?;
    std::fs::create_dir_all(&folder)?;
    let mut npm = shell::command(npm);
    npm.current_dir(&folder).arg("install").arg("--prefix").arg(&folder);
    // No package used here needs an install script.
    npm.args(["--ignore-scripts", "--no-audit", "--no-fund"]);
    npm.arg(format!("{package}@{version}"));
    shell::run(&mut npm)
}

/// Downloads one package without its dependencies, which its bundled files do not need.
pub(super) fn install_alone(package: &str, version: &str) -> Result<()> {
    let npm = shell::find_program("npm").context("npm is not on PATH")?;
    let tar = shell::find_program("tar").context("tar is not on PATH")?;
    let unpacked = standalone(package)?;
    let folder = unpacked.parent().context("a package without a folder")?;
    if folder.is_dir() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    let mut pack = shell::command(npm);
    shell::run(pack.current_dir(folder).args(["pack", "--ignore-scripts", &format!("{package}@{version}")]))?;
    // `@scope/name` is packed as `scope-name`.
    let packed = format!("{}-{version}.tgz", package.trim_start_matches('@').replace('/', "-"));
    shell::run(shell::command(tar).current_dir(folder).args(["-xzf", &packed]))?;
    Ok(std::fs::remove_file(folder.join(packed))?)
}

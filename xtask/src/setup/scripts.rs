//! The tools that check the scripts: TypeScript, oxlint and prettier, pinned in package-lock.json.

use std::env;
use std::process::Command;

use legcheck_devkit::{paths, shell};

use super::locked::Locked;
use super::tools::{Mode, Tools};

const SCRIPTS: Locked = Locked {
    what: "the tools of package.json",
    source: "",
    folder: "scripts",
    beside: &[],
    without: "the scripts cannot be checked",
};

/// A command that runs one of the `scripts` in package.json.
pub fn npm_script(name: &str) -> Command {
    let programs = SCRIPTS.folder().map(|folder| folder.join("node_modules").join(".bin"));
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(programs.ok().into_iter().chain(env::split_paths(&path))).unwrap_or(path);
    let mut npm = shell::command(shell::find_program("npm").unwrap_or_else(|| "npm".into()));
    npm.current_dir(paths::workspace()).env("PATH", path).args(["run", "--silent", name]);
    npm
}

pub(super) fn visit(tools: &mut Tools, mode: Mode) {
    SCRIPTS.visit(tools, mode);
}

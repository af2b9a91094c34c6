//! The calls of cargo that compile the site's modules and the programs that finish them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use legcheck_devkit::{paths, shell};
use serde::Deserialize;

use super::modules::Module;
use crate::setup::{self, Tools, small_std};

/// The programs that finish the site, built natively. Their packages are always named together: dependencies that they
/// share then have the same features, and compile once.
const PROGRAMS: [&str; 3] = [CONTENT, BINDGEN, PRERENDER];

/// Compiles the content.
pub const CONTENT: &str = "legcheck-content-build";

/// Writes the script of a module.
pub const BINDGEN: &str = "legcheck-bindgen";

/// Writes the pages.
pub const PRERENDER: &str = "legcheck-prerender";

/// The variable that tells `build.rs` where the content is compiled already.
const CONTENT_FOLDER: &str = "LEGCHECK_CONTENT";

/// Downloads every crate of the workspace, because the builds after it fetch nothing themselves.
///
/// # Errors
/// If cargo cannot, or `Cargo.lock` is out of date.
pub fn fetch(tools: &Tools) -> Result<()> {
    let host = shell::capture(tools.command("rustc").arg("-vV"))
        .and_then(|text| Some(text.lines().find_map(|l| l.strip_prefix("host: "))?.to_owned()))
        .context("`rustc -vV` does not say for which machine it builds")?;
    let mut fetch = tools.command("cargo");
    fetch.current_dir(paths::workspace()).args(["fetch", "--locked", "--quiet"]);
    fetch.args(["--target", setup::TARGET, "--target", &host]);
    if tools.small_std {
        fetch.envs(small_std::VARIABLES);
    }
    shell::run(&mut fetch)
}

/// Compiles a module with cargo's own output shown, and returns its file.
///
/// # Errors
/// If it does not compile.
pub fn module(tools: &Tools, module: &Module, debug: bool) -> Result<PathBuf> {
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--offline", "--locked", "--target", setup::TARGET, "--bin", module.bin]);
    cargo.arg("--manifest-path").arg(paths::workspace().join(module.folder).join("Cargo.toml"));
    if !module.features.is_empty() {
        cargo.args(["--features", module.features]);
    }
    if !debug {
        cargo.arg("--release");
    }
    let mut flags = remap_paths(&paths::workspace());
    if tools.small_std && !debug {
        flags = format!("{flags} {}", small_std::RUSTFLAGS);
        cargo.envs(small_std::VARIABLES);
    }
    cargo.env(RUSTFLAGS, flags).env(CONTENT_FOLDER, super::content());
    let files = artifacts(cargo.stderr(Stdio::inherit()), module.bin)?;
    files.into_iter().find(|file| file.extension().is_some_and(|e| e == "wasm")).context("cargo built no module")
}

/// Compiles one of [`PROGRAMS`] without showing cargo's output unless it fails, and returns its file.
///
/// # Errors
/// If it does not compile.
pub fn program(name: &str) -> Result<PathBuf> {
    // The compiler in use will do: only modules need one for WebAssembly.
    let mut cargo = shell::command("cargo");
    cargo.current_dir(paths::workspace()).args(["build", "--offline", "--locked", "--profile", "tools"]);
    cargo.args(["--bin", name]).env(CONTENT_FOLDER, super::content());
    cargo.args(PROGRAMS.iter().flat_map(|program| ["--package", program]));
    artifacts(cargo.stderr(Stdio::piped()), name)?.into_iter().next_back().context("cargo built no program")
}

/// What cargo prints about something that it built.
#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

/// Runs `cargo build` and returns the files of one binary. Cargo says where they are: the folder may be any.
fn artifacts(cargo: &mut Command, bin: &str) -> Result<Vec<PathBuf>> {
    cargo.args(["--message-format", "json-render-diagnostics"]);
    shell::print(&format!("    $ {}", shell::describe(cargo)));
    let output = cargo.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?.wait_with_output()?;
    if !output.status.success() {
        shell::print(String::from_utf8_lossy(&output.stderr).trim_end());
        bail!("{bin} does not compile; the output above says why");
    }
    Ok(files_of(&String::from_utf8_lossy(&output.stdout), bin))
}

fn files_of(messages: &str, bin: &str) -> Vec<PathBuf> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Message>(line).ok());
    let ours = messages.filter(|message| message.target.as_ref().is_some_and(|target| target.name == bin));
    ours.flat_map(|message| message.filenames).collect()
}

/// The variable with more flags for the compiler, read for this target alone.
pub const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Keeps the folders of this machine out of the modules: panics name the file in which they happen. What is built from
/// the same commit is then the same wherever it is built.
pub fn remap_paths(workspace: &Path) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok()).into_iter().flatten();
    let folders = registries.flatten().map(|entry| entry.path()).chain([workspace.to_owned()]);
    folders.map(|folder| format!("--remap-path-prefix={}=.", folder.display())).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(messages: &str, expected: &[&str]) {
        assert_eq!(files_of(messages, "app"), expected.iter().map(PathBuf::from).collect::<Vec<_>>(), "{messages}");
    }

    #[test]
    fn cargo_says_where_a_binary_is() {
        let built = r#"{"reason":"compiler-artifact","target":{"name":"app"},"filenames":["/t/app.wasm"]}"#;
        check(built, &["/t/app.wasm"]);
        check(&format!("{{\"reason\":\"build-script-executed\"}}\nno JSON\n{built}"), &["/t/app.wasm"]);
        check(r#"{"reason":"compiler-artifact","target":{"name":"other"},"filenames":["/t/other"]}"#, &[]);
        check("", &[]);
    }
}

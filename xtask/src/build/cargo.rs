//! Cargo invocations that compile the modules of the site and the programs that finish them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use legcheck_devkit::{paths, shell};
use serde::Deserialize;

use super::modules::Module;
use crate::setup::{self, Tools, small_std};

/// The native programs that finish the site. They are always named together, so that cargo unifies the features of
/// shared dependencies and compiles each of them once.
const PROGRAMS: [&str; 3] = [CONTENT, BINDGEN, PRERENDER];

/// Compiles the content.
pub const CONTENT: &str = "legcheck-content-build";

/// Generates the script of a module.
pub const BINDGEN: &str = "legcheck-bindgen";

/// Writes the pages.
pub const PRERENDER: &str = "legcheck-prerender";

/// The variable that tells `build.rs` where the compiled content is.
const CONTENT_FOLDER: &str = "LEGCHECK_CONTENT";

/// Downloads every crate of the workspace. The builds after it run offline.
///
/// # Errors
/// If cargo fails, or `Cargo.lock` is out of date.
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

/// Compiles a module, showing cargo's output, and returns its path.
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

/// Compiles one of [`PROGRAMS`], showing cargo's output only on failure, and returns its path.
///
/// # Errors
/// If it does not compile.
pub fn program(name: &str) -> Result<PathBuf> {
    // The default toolchain is enough: only the modules need the WebAssembly target.
    let mut cargo = shell::command("cargo");
    cargo.current_dir(paths::workspace()).args(["build", "--offline", "--locked", "--profile", "tools"]);
    cargo.args(["--bin", name]).env(CONTENT_FOLDER, super::content());
    cargo.args(PROGRAMS.iter().flat_map(|program| ["--package", program]));
    artifacts(cargo.stderr(Stdio::piped()), name)?.into_iter().next_back().context("cargo built no program")
}

/// A cargo message about a built artifact.
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

/// Runs `cargo build` and returns the files of one binary, as reported by cargo: the target folder is configurable.
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

/// The variable with extra compiler flags for the WebAssembly target only.
pub const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Keeps local paths out of the modules, since panics name their source file. Builds of one commit are then identical
/// on every machine.
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

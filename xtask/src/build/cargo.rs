//! Cargo invocations that compile the modules of the site and the programs that finish them.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};
use legcheck_devkit::{cargo, paths, shell};

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

/// The folder of the compiled content.
pub fn content() -> PathBuf {
    paths::workspace().join("target/site/content")
}

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
    let mut build = tools.command("cargo");
    build.args(["build", "--offline", "--locked", "--target", setup::TARGET, "--bin", module.bin]);
    build.arg("--manifest-path").arg(paths::workspace().join(module.folder).join("Cargo.toml"));
    if !module.features.is_empty() {
        build.args(["--features", module.features]);
    }
    if !debug {
        build.arg("--release");
    }
    let mut flags = remap_paths(&paths::workspace());
    if tools.small_std && !debug {
        flags = format!("{flags} {}", small_std::RUSTFLAGS);
        build.envs(small_std::VARIABLES);
    }
    build.env(RUSTFLAGS, flags).env(CONTENT_FOLDER, content());
    cargo::build(build.stderr(Stdio::inherit()), module.bin, cargo::MODULE)
}

/// Compiles one of [`PROGRAMS`], showing cargo's output only on failure, and returns its path.
///
/// # Errors
/// If it does not compile.
pub fn program(name: &str) -> Result<PathBuf> {
    // The default toolchain is enough: only the modules need the WebAssembly target.
    let mut build = shell::command("cargo");
    build.current_dir(paths::workspace()).args(["build", "--offline", "--locked", "--profile", "tools"]);
    build.args(["--bin", name]).env(CONTENT_FOLDER, content());
    build.args(PROGRAMS.iter().flat_map(|program| ["--package", program]));
    cargo::build(&mut build, name, cargo::PROGRAM)
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

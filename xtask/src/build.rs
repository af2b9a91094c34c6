//! Building the site with Trunk.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::{self, Scope, Tools, small_std};
use crate::{budget, paths, shell, sizes, versions};

/// What `cargo xtask build` can be told.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the site will be served from; the root when not given.
    pub public_url: Option<String>,
    /// Whether to build quickly instead of small.
    pub debug: bool,
}

/// Sets up what is missing, builds the site and prints its sizes.
pub fn run(options: &Options) -> Result<()> {
    with_tools(&setup::install(Scope::Build), options)
}

/// Builds the site with tools that are set up already and prints its sizes.
pub fn with_tools(tools: &Tools, options: &Options) -> Result<()> {
    prepare(tools)?;
    let mut trunk = trunk(tools, "build", options.debug)?;
    trunk.args(["--offline", "--locked"]);
    if !options.debug {
        trunk.arg("--release");
    }
    if let Some(url) = &options.public_url {
        trunk.arg("--public-url").arg(url);
    }
    shell::say("Building the site");
    shell::run(&mut trunk)?;

    let report = sizes::report(&paths::dist())?;
    shell::print("");
    shell::print(&report.to_string());
    if options.debug {
        return Ok(());
    }
    if !tools.wasm_opt || !tools.small_std {
        shell::print("The module is larger than it should be, since a tool is missing; its budget is not checked.");
        return Ok(());
    }
    shell::print("");
    let lines = budget::compare(&budget::read(&paths::workspace())?, &report)?;
    lines.iter().for_each(|line| shell::print(&line.to_string()));
    if lines.iter().any(budget::Line::is_exceeded) {
        bail!(
            "the site has grown beyond its budget; make it smaller, or say why it must be larger in xtask/size-budget.toml"
        );
    }
    Ok(())
}

/// Sets up what is missing and runs Trunk's own server, which rebuilds and
/// reloads on every change.
pub fn dev_server(port: u16) -> Result<()> {
    let tools = setup::install(Scope::Build);
    prepare(&tools)?;
    let mut trunk = trunk(&tools, "serve", true)?;
    trunk.args(["--offline", "--address", "127.0.0.1", "--port"]);
    trunk.arg(port.to_string());
    shell::print(&format!("LegCheck is at http://127.0.0.1:{port}/"));
    shell::run(&mut trunk)
}

/// Checks what Trunk would fail on with a less helpful message, and fetches the
/// crates, because an offline build fetches nothing itself.
fn prepare(tools: &Tools) -> Result<()> {
    tools.require_build()?;
    let root = paths::workspace();
    let lock = std::fs::read_to_string(root.join("Cargo.lock"))
        .context("there is no Cargo.lock; run `cargo generate-lockfile` once")?;
    let ours = versions::WASM_BINDGEN.version;
    match versions::locked(&lock, "wasm-bindgen") {
        Some(locked) if locked != ours => {
            bail!("Cargo.lock has wasm-bindgen {locked}, xtask/src/versions.rs has {ours}; make them equal")
        }
        _ => {}
    }
    let host = shell::capture(tools.command("rustc").arg("-vV"))
        .and_then(|text| Some(text.lines().find_map(|l| l.strip_prefix("host: "))?.to_owned()))
        .context("`rustc -vV` does not say for which machine it builds")?;
    let mut fetch = tools.command("cargo");
    fetch.current_dir(&root).args(["fetch", "--locked", "--quiet"]);
    fetch.args(["--target", setup::TARGET, "--target", &host]);
    if tools.small_std {
        fetch.envs(small_std::VARIABLES);
    }
    shell::run(&mut fetch)
}

fn trunk(tools: &Tools, task: &str, debug: bool) -> Result<Command> {
    let stand_in = if tools.wasm_opt { None } else { Some(wasm_opt_stand_in(&paths::cache()?)?) };
    let mut trunk = tools.command_with("trunk", stand_in);
    trunk.current_dir(paths::workspace()).arg(task);
    let mut flags = rustflags(&paths::workspace());
    if tools.small_std && !debug {
        flags = format!("{flags} {}", small_std::RUSTFLAGS);
        trunk.envs(small_std::VARIABLES);
    }
    trunk.env(RUSTFLAGS, flags);
    // Trunk reads this variable as a bool, although any value counts elsewhere.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    Ok(trunk)
}

/// The variable with more flags for the compiler, read for this target alone.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Keeps the folders of this machine out of the module: panics name the file in which they happen. What is built from
/// the same commit is then the same wherever it is built.
fn rustflags(workspace: &Path) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok()).into_iter().flatten();
    let folders = registries.flatten().map(|entry| entry.path()).chain([workspace.to_owned()]);
    folders.map(|folder| format!("--remap-path-prefix={}=.", folder.display())).collect::<Vec<_>>().join(" ")
}

/// A folder with a `wasm-opt` that only copies. Trunk has no switch for leaving
/// wasm-opt out, and offline it fails without one.
#[cfg(unix)]
fn wasm_opt_stand_in(cache: &Path) -> Result<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    let folder = cache.join("no-wasm-opt");
    let file = folder.join("wasm-opt");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(&file, STAND_IN.replace("VERSION", versions::BINARYEN))?;
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755))?;
    Ok(folder)
}

#[cfg(not(unix))]
fn wasm_opt_stand_in(_: &Path) -> Result<PathBuf> {
    bail!("wasm-opt is missing; install Binaryen {} so that it is on PATH", versions::BINARYEN)
}

#[cfg(unix)]
const STAND_IN: &str = r#"#!/bin/sh
# Written by `cargo xtask build` where wasm-opt is not installed: copies its
# input unchanged, so that Trunk can go on.
if [ "$1" = --version ]; then
    echo "wasm-opt version VERSION"
    exit 0
fi
input=
output=
for word in "$@"; do
    case $word in
        --output=*) output=${word#--output=} ;;
        -*) ;;
        *) [ -n "$input" ] || input=$word ;;
    esac
done
cp -- "$input" "$output"
"#;

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn stand_in_for_wasm_opt_copies() {
        let folder = std::env::temp_dir().join(format!("legcheck-stand-in-{}", std::process::id()));
        let bin = wasm_opt_stand_in(&folder).unwrap().join("wasm-opt");
        let version = shell::capture(Command::new(&bin).arg("--version")).unwrap();
        assert_eq!(versions::parse(&version), Some(versions::BINARYEN));

        let (input, output) = (folder.join("in.wasm"), folder.join("out.wasm"));
        std::fs::write(&input, "module").unwrap();
        let mut copy = Command::new(&bin);
        copy.arg(format!("--output={}", output.display()));
        copy.arg("-Oz").arg(&input).args(["--pass-arg", "x"]);
        assert!(copy.status().unwrap().success());
        assert_eq!(std::fs::read(&output).unwrap(), b"module");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

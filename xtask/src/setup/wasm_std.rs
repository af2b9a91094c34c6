//! A compiler that can build for WebAssembly.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::Result;

use super::apt::Apt;
use super::{Missing, Mode, Tools, debian_std, ready};
use crate::shell;

/// The target triple of the site.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Time limit for rustup. Without a network it may retry for long.
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);

pub(super) fn visit(tools: &mut Tools, apt: &mut Apt, mode: Mode) {
    let mut compiler = find();
    let mut why = String::new();
    if compiler.is_none() && mode == Mode::Install {
        if add_with_rustup() {
            compiler = find();
        }
        if compiler.is_none() {
            match debian_std::install(apt) {
                Ok(()) => compiler = find(),
                Err(error) => why = format!(" ({error:#})"),
            }
        }
    }
    match compiler {
        Some(compiler) => {
            ready(&match &compiler.toolchain {
                Some(name) => format!("Rust for {TARGET}, as the toolchain {name}"),
                None => format!("Rust for {TARGET}"),
            });
            tools.toolchain = compiler.toolchain;
        }
        None => tools.missing.push(Missing {
            what: format!("Rust's standard library for {TARGET}"),
            without: "the site cannot be built".to_owned(),
            next: format!(
                "Run `rustup target add {TARGET}`. Where rustup can download nothing, {}{why}.",
                debian_std::by_hand()
            ),
            stops_build: true,
        }),
    }
}

struct Compiler {
    toolchain: Option<String>,
}

/// The default compiler if it works, else the one linked by the setup.
fn find() -> Option<Compiler> {
    if works(None) {
        return Some(Compiler { toolchain: None });
    }
    let linked = shell::find_program("rustup").is_some() && works(Some(debian_std::TOOLCHAIN));
    linked.then(|| Compiler { toolchain: Some(debian_std::TOOLCHAIN.to_owned()) })
}

/// Whether a compiler builds an empty program for WebAssembly. Looking for the library's files is not enough: they may
/// be of another compiler version, and a missing linker only shows here.
pub(super) fn works(toolchain: Option<&str>) -> bool {
    let mut rustc = shell::command("rustc");
    if let Some(toolchain) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    compiles(&mut rustc)
}

fn compiles(rustc: &mut Command) -> bool {
    let folder = std::env::temp_dir().join(format!("legcheck-probe-{}", std::process::id()));
    let good = try_compile(rustc, &folder).is_ok_and(|good| good);
    let _ = std::fs::remove_dir_all(&folder);
    good
}

fn try_compile(rustc: &mut Command, folder: &Path) -> std::io::Result<bool> {
    std::fs::create_dir_all(folder)?;
    let source = folder.join("probe.rs");
    std::fs::write(&source, "fn main() {}\n")?;
    let status = rustc
        .current_dir(folder)
        .args(["--edition", "2021", "--target", TARGET])
        .arg(&source)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    Ok(status.success())
}

/// Has rustup add something to the default toolchain; `None` without rustup.
pub(super) fn rustup(what: &str, args: &[&str]) -> Option<Result<()>> {
    let mut command = shell::command(shell::find_program("rustup")?);
    shell::say(&format!("Adding {what} with rustup, less than a minute"));
    // A failure is expected on some machines and needs no backtrace.
    command.args(args).env("RUST_BACKTRACE", "0");
    Some(shell::run_within(&mut command, RUSTUP_LIMIT))
}

fn add_with_rustup() -> bool {
    match rustup(TARGET, &["target", "add", TARGET]) {
        None => false,
        Some(Ok(())) => true,
        Some(Err(error)) => {
            shell::print(&format!("    rustup cannot add it here, so Debian's compiler is tried ({error:#})"));
            false
        }
    }
}

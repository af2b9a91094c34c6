//! A compiler that can build for WebAssembly.

use std::time::Duration;

use anyhow::Result;
use legcheck_devkit::shell;

use super::apt::Apt;
use super::compiler::{TARGET, works};
use super::debian_std;
use super::tools::{Missing, Mode, Tools, ready};

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

//! The sources of Rust's standard library, so that a release can rebuild it without panic messages.
//!
//! The messages and their formatting are a tenth of the module, and nobody reads them: if the app fails, the page
//! shows the emergency advice, and developers see them in debug builds. `-Z build-std` is unstable, so it is enabled
//! on stable compilers; `docs/SIZE.md` has the savings.

use std::path::Path;
use std::process::Command;

use legcheck_devkit::shell;

use super::compiler::TARGET;
use super::tools::{Missing, Mode, Tools, ready};
use super::wasm_std;

/// Panics abort immediately in the whole module, including the standard library.
pub(crate) const RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// Variables for cargo and the compiler in addition to [`RUSTFLAGS`]. The hook in Trunk.toml unsets them for native
/// builds.
pub(crate) const VARIABLES: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    // The standard library's smaller algorithms for sorting, searching and formatting.
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

pub(super) fn visit(tools: &mut Tools, mode: Mode) {
    let mut why = String::new();
    if !found(tools) && mode == Mode::Install && tools.toolchain.is_none() {
        let added = wasm_std::rustup("the sources of Rust's standard library", &["component", "add", "rust-src"]);
        if let Some(Err(error)) = added {
            why = format!(" ({error:#})");
        }
    }
    tools.small_std = found(tools);
    if tools.small_std {
        ready("the sources of Rust's standard library");
    } else {
        tools.missing.push(Missing {
            what: "a compiler that can build its standard library without the texts of panics".to_owned(),
            without: "the site still builds, but its module is larger".to_owned(),
            next: format!("Run `rustup update` and `rustup component add rust-src`{why}."),
            stops_build: false,
        });
    }
}

/// Whether the sources are installed and the compiler is new enough for the flags.
fn found(tools: &Tools) -> bool {
    let rustc = || {
        let mut rustc: Command = tools.command("rustc");
        rustc.envs(VARIABLES);
        rustc
    };
    let sources = shell::capture(rustc().args(["--print", "sysroot"]))
        .is_some_and(|root| Path::new(root.trim()).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file());
    sources && shell::capture(rustc().args(["--print", "cfg", "--target", TARGET]).args(RUSTFLAGS.split(' '))).is_some()
}

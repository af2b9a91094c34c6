//! The sources of Rust's standard library, so that a release can build it anew without the texts of panics.
//!
//! Those texts and what formats them are a tenth of the module, and nobody reads them: a page whose app has failed shows
//! the emergency advice, and developers have them in debug builds. Building the library counts as unstable in every
//! compiler, so the compiler is told to allow it; `docs/SIZE.md` has what it saves.

use std::path::Path;
use std::process::Command;

use super::{Missing, Mode, TARGET, Tools, ready, wasm_std};
use crate::shell;

/// The panics of the whole module, the library included, stop at once.
pub(crate) const RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// What cargo and the compiler have to be told beside [`RUSTFLAGS`]. The hook in Trunk.toml takes them away again for
/// what it builds natively.
pub(crate) const VARIABLES: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    // The library's own shorter forms of sorting, searching and formatting.
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

/// Whether the sources are there and the compiler is new enough to know the flags.
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

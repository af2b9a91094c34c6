//! Makes Debian's own compiler able to build for WebAssembly.
//!
//! Debian packages the sources of the standard library but not the library for WebAssembly, so it is built once and
//! put into the sysroot. rustup then gets the compiler as a toolchain with its own name, and the default toolchain
//! stays unchanged.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use legcheck_devkit::{paths, shell};

use super::apt::{self, Apt};
use super::compiler::{TARGET, works};

/// The rustup toolchain name of Debian's compiler.
pub(super) const TOOLCHAIN: &str = "legcheck-wasm";

/// The compiler, its cargo, the sources of the standard library, and the linker for WebAssembly, in the LLVM version
/// that `rust-web-llvm` uses.
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

/// Prefix of Debian's compiler, in the form that rustup expects: the folder above `bin`.
const PREFIX: &str = "/usr";

pub(super) fn install(apt: &mut Apt) -> Result<()> {
    if !complete() {
        shell::say("Installing Debian's Rust compiler, about half a minute");
        apt.install(&PACKAGES)?;
    }
    let toolchain = link()?;
    if works(toolchain) {
        return Ok(());
    }
    shell::say("Building Rust's standard library for WebAssembly, about a minute, once");
    let built = build_std(toolchain)?;
    put_in_place(&built)?;
    forget_older_builds();
    if !works(toolchain) {
        bail!("the library was built, but the compiler in {PREFIX}/bin cannot use it");
    }
    Ok(())
}

/// What a user without root has to do first.
pub(super) fn by_hand() -> String {
    format!("{}, then `cargo xtask setup` again", apt::by_hand(&PACKAGES))
}

fn complete() -> bool {
    let bin = Path::new(PREFIX).join("bin");
    let sources = Path::new(PREFIX).join("lib/rustlib/src/rust/library");
    sources.is_dir() && ["rustc", "cargo", "rust-lld"].iter().all(|name| shell::program_in(&bin, name).is_some())
}

/// Registers the compiler with rustup. Without rustup it must be the default compiler and needs no name.
fn link() -> Result<Option<&'static str>> {
    if let Some(rustup) = shell::find_program("rustup") {
        let mut command = shell::command(rustup);
        command.args(["toolchain", "link", TOOLCHAIN, PREFIX]);
        shell::run(&mut command)?;
        return Ok(Some(TOOLCHAIN));
    }
    let bin = Path::new(PREFIX).join("bin");
    match shell::find_program("rustc") {
        Some(rustc) if rustc.parent() == Some(bin.as_path()) => Ok(None),
        _ => bail!("{PREFIX}/bin/rustc is not the rustc that PATH finds; put {PREFIX}/bin first"),
    }
}

/// Builds the library in a temporary crate and returns its folder.
fn build_std(toolchain: Option<&str>) -> Result<PathBuf> {
    let folder = paths::cache()?.join("wasm-std");
    // Files of another compiler version must not be copied.
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(folder.join("src"))?;
    std::fs::write(
        folder.join("Cargo.toml"),
        "[package]\nname = \"wasm-std\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n",
    )?;
    std::fs::write(folder.join("src/lib.rs"), "")?;

    let mut cargo = shell::command("cargo");
    cargo
        .current_dir(&folder)
        // Building the standard library is unstable.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode in the library, `lto = true` fails.
        .env("RUSTFLAGS", "-C embed-bitcode=yes")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .args(["build", "-Z", "build-std=std,panic_abort"])
        .args(["--release", "--target", TARGET]);
    if let Some(toolchain) = toolchain {
        cargo.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    shell::run(&mut cargo)?;
    Ok(folder.join("target").join(TARGET).join("release").join("deps"))
}

/// Copies the built library into the sysroot, which belongs to root.
fn put_in_place(built: &Path) -> Result<()> {
    let place = Path::new(PREFIX).join("lib/rustlib").join(TARGET).join("lib");
    // The compiler rejects two versions of one library as ambiguous.
    let script = format!(
        "mkdir -p {place} && rm -f {place}/*.rlib && cp {built}/*.rlib {place}/",
        place = quote(&place),
        built = quote(built),
    );
    let by_hand = || format!("run as root: sh -c {script:?}, then `cargo xtask setup` again");
    let mut copy: Command = apt::as_root("sh", &["-c", &script]).with_context(by_hand)?;
    shell::run(&mut copy).with_context(by_hand)
}

fn quote(path: &Path) -> String {
    format!("'{}'", path.display().to_string().replace('\'', r"'\''"))
}

/// Removes earlier WebAssembly builds of this workspace: cargo does not notice that the standard library has changed.
fn forget_older_builds() {
    let mut clean = shell::command("cargo");
    clean.current_dir(paths::workspace());
    clean.args(["clean", "--quiet", "--target", TARGET]);
    // Fails if there is nothing to remove, or no workspace yet.
    let _ = shell::capture(&mut clean);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: &str) {
        assert_eq!(quote(Path::new(path)), expected);
    }

    #[test]
    fn paths_survive_the_shell() {
        check("/usr/lib", "'/usr/lib'");
        check("/a folder/x", "'/a folder/x'");
        check("/it's", r"'/it'\''s'");
    }
}

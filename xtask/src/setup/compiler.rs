//! Whether a compiler can build the site.

use std::path::Path;
use std::process::{Command, Stdio};

use legcheck_devkit::shell;

/// The target triple of the site.
pub const TARGET: &str = "wasm32-unknown-unknown";

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

//! The folders that commands and tests work in.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the repository, where the workspace's Cargo.toml is.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Where the build puts the finished site.
pub fn dist() -> PathBuf {
    workspace().join("dist")
}

/// The made-up people that tests, benches and examples share; see `docs/DATASET.md`.
pub fn vignettes() -> PathBuf {
    workspace().join("tests/data/vignettes.json")
}

/// The user's cache folder for this project: npm packages, unfinished builds of tools, the crate that builds Rust's
/// standard library. None of it goes into the checkout.
///
/// # Errors
/// If no environment variable names a cache folder.
pub fn cache() -> Result<PathBuf> {
    let base = non_empty_var("XDG_CACHE_HOME")
        .or_else(|| non_empty_var("HOME").map(|home| home.join(".cache")))
        .or_else(|| non_empty_var("LOCALAPPDATA"))
        .context("no cache folder: set HOME or XDG_CACHE_HOME and try again")?;
    Ok(base.join("legcheck"))
}

/// Where `cargo install` puts programs.
pub fn cargo_bin() -> Option<PathBuf> {
    let root = non_empty_var("CARGO_INSTALL_ROOT")
        .or_else(|| non_empty_var("CARGO_HOME"))
        .or_else(|| non_empty_var("HOME").map(|home| home.join(".cargo")))
        .or_else(|| non_empty_var("USERPROFILE").map(|home| home.join(".cargo")))?;
    Some(root.join("bin"))
}

fn non_empty_var(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

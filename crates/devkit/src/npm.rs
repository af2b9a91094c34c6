//! Where packages from npm are. `cargo xtask setup --browsers` puts them there, outside the checkout.

use std::path::PathBuf;

use anyhow::Result;

use crate::paths;

/// The folder that npm installs into.
///
/// # Errors
/// If there is no cache folder.
pub fn folder() -> Result<PathBuf> {
    Ok(paths::cache()?.join("tools"))
}

/// The `node_modules` folder, with one folder per package.
///
/// # Errors
/// If there is no cache folder.
pub fn modules() -> Result<PathBuf> {
    Ok(folder()?.join("node_modules"))
}

/// The folder of a package that is installed without its dependencies.
///
/// # Errors
/// If there is no cache folder.
pub fn standalone(package: &str) -> Result<PathBuf> {
    Ok(folder()?.join("alone").join(package).join("package"))
}

/// The axe-core script, which tests run inside a page.
///
/// # Errors
/// If there is no cache folder.
pub fn axe_script() -> Result<PathBuf> {
    Ok(modules()?.join("axe-core").join("axe.min.js"))
}

/// The folder with the files of LHC-Forms that a page loads.
///
/// # Errors
/// If there is no cache folder.
pub fn lforms_files() -> Result<PathBuf> {
    Ok(standalone("lforms")?.join("dist").join("lforms"))
}

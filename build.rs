//! Compiles the content under `assets/`, unless `LEGCHECK_CONTENT` names a folder where it is compiled already, as in
//! `cargo xtask build`. The app is told the folder by the same variable. A faulty file stops the build with file, line and
//! what to do.

use legcheck_content_build::{FOLDERS, write};
use std::path::PathBuf;
use std::{env, process};

/// The folder of the compiled content.
const FOLDER: &str = "LEGCHECK_CONTENT";

fn main() {
    println!("cargo::rerun-if-env-changed={FOLDER}");
    let folder = env::var_os(FOLDER).map_or_else(compile, PathBuf::from);
    println!("cargo::rustc-env={FOLDER}={}", folder.display());
}

fn compile() -> PathBuf {
    let assets = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("assets");
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={}", assets.join(folder).display());
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    if let Err(problems) = write(&assets, &folder) {
        eprintln!("\n{problems}\n");
        process::exit(1);
    }
    folder
}

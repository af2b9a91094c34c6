//! Generates the JavaScript side of a module: `legcheck-bindgen MODULE FOLDER` writes `NAME.js` and `NAME_bg.wasm` into the
//! folder, where NAME is that of the module's file. The same as `wasm-bindgen --target web --no-typescript`.
//!
//! The library behind `wasm-bindgen` must have exactly the version of the `wasm-bindgen` crate. As a dependency of this
//! workspace `Cargo.lock` keeps them equal, and it compiles in a fraction of the time of the command-line tool.

use std::path::PathBuf;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(module), Some(folder), None) = (args.next(), args.next(), args.next()) else {
        anyhow::bail!("usage: legcheck-bindgen MODULE FOLDER");
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&module).web(true)?.typescript(false).omit_default_module_path(false);
    bindgen.generate(&folder).with_context(|| format!("wasm-bindgen failed on {}", module.display()))
}

//! `wasm-opt` from the npm package of Binaryen.

use std::path::{Path, PathBuf};

use anyhow::Result;
use legcheck_devkit::shell;

use super::npm;
use super::tools::{Missing, Mode, Tools, ready};
use crate::versions;

pub(super) fn visit(tools: &mut Tools, mode: Mode) {
    let mut found = find();
    let mut why = String::new();
    if found.is_none() && mode == Mode::Install {
        match install() {
            Ok(()) => found = find(),
            Err(error) => why = format!(" ({error:#})"),
        }
    }
    match found {
        Some(folder) => {
            tools.wasm_opt = true;
            tools.add_folder(folder);
            ready(&format!("wasm-opt {}", versions::BINARYEN));
        }
        None => tools.missing.push(Missing {
            what: format!("wasm-opt {}", versions::BINARYEN),
            without: "the site still builds, but its module is larger".to_owned(),
            next: format!(
                "Install Node.js with npm and run `cargo xtask setup` again, \
                 or put wasm-opt {} on PATH{why}.",
                versions::BINARYEN
            ),
            stops_build: false,
        }),
    }
}

/// Looks for the pinned version. The inner value is the folder to prepend to PATH, if PATH does not find that version.
fn find() -> Option<Option<PathBuf>> {
    let right = |file: &Path| {
        shell::capture(shell::command(file).arg("--version"))
            .is_some_and(|text| versions::parse(&text) == Some(versions::BINARYEN))
    };
    if shell::find_program("wasm-opt").is_some_and(|file| right(&file)) {
        return Some(None);
    }
    let folder = legcheck_devkit::npm::modules().ok()?.join(".bin");
    let file = shell::program_in(&folder, "wasm-opt")?;
    right(&file).then_some(Some(folder))
}

fn install() -> Result<()> {
    shell::say(&format!("Installing wasm-opt {}, less than a minute", versions::BINARYEN));
    npm::install("binaryen", versions::BINARYEN)
}

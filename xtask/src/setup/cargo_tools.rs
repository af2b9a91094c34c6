//! Tools installed with `cargo install`.

use std::path::{Path, PathBuf};

use anyhow::Result;
use legcheck_devkit::{paths, shell};

use super::tools::{Missing, Mode, Tools, ready};
use crate::versions::{self, CargoTool};

pub(super) fn visit(tools: &mut Tools, tool: &CargoTool, mode: Mode) {
    let mut found = find(tool);
    let mut why = String::new();
    if found.is_none() && mode == Mode::Install {
        match install(tool) {
            Ok(()) => found = find(tool),
            Err(error) => why = format!(" ({error:#})"),
        }
    }
    match found {
        Some(folder) => {
            tools.add_folder(folder);
            ready(&format!("{} {}", tool.program, tool.version));
        }
        None => tools.missing.push(Missing {
            what: format!("{} {}", tool.program, tool.version),
            without: tool.without.to_owned(),
            next: format!("Run `{}`{why}.", by_hand(tool)),
            stops_build: tool.program != versions::GECKODRIVER.program,
        }),
    }
}

/// Looks for the pinned version. The inner value is the folder to prepend to PATH, if PATH does not find that version.
fn find(tool: &CargoTool) -> Option<Option<PathBuf>> {
    let right = |file: &Path| {
        shell::capture(shell::command(file).arg("--version"))
            .is_some_and(|text| versions::parse(&text) == Some(tool.version))
    };
    if shell::find_program(tool.program).is_some_and(|file| right(&file)) {
        return Some(None);
    }
    let folder = paths::cargo_bin()?;
    let file = shell::program_in(&folder, tool.program)?;
    right(&file).then_some(Some(folder))
}

fn install(tool: &CargoTool) -> Result<()> {
    shell::say(&format!("Installing {} {}, about {} minutes the first time", tool.program, tool.version, tool.minutes));
    // A fixed folder lets an interrupted installation resume.
    let target = paths::cache()?.join("build").join(tool.package);
    let mut cargo = shell::command("cargo");
    cargo.args(args(tool)).env("CARGO_TARGET_DIR", &target);
    // Flags for this workspace must not affect the tools.
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
    // Nor must the cargo configuration of this repository.
    cargo.current_dir(std::env::temp_dir());
    shell::run(&mut cargo)?;
    // The build artifacts are no longer needed; failing to remove them only costs space.
    let _ = std::fs::remove_dir_all(&target);
    Ok(())
}

fn args(tool: &CargoTool) -> Vec<&'static str> {
    let mut args = vec!["install", tool.package, "--version", tool.version];
    if tool.locked {
        args.push("--locked");
    }
    args
}

fn by_hand(tool: &CargoTool) -> String {
    format!("cargo {}", args(tool).join(" "))
}

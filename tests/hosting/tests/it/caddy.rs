//! Caddy, started as docs/HOSTING.md says.

use std::fs;
use std::path::Path;
use std::process::Command;

use legcheck_hosting::emit::caddy;
use legcheck_hosting::write;
use tempfile::TempDir;

use crate::server::{Running, dist, free_port, under};

/// The site at the root of its host.
pub fn at_root() -> Running {
    let dist = dist();
    start(tempfile::tempdir().unwrap(), &dist, &dist.join("hosting/Caddyfile"))
}

/// The site at a path of its host.
pub fn at(base: &str) -> Running {
    let folder = tempfile::tempdir().unwrap();
    let (root, file) = (under(base, folder.path()), folder.path().join("Site"));
    fs::write(&file, caddy::caddyfile(&write::served(&dist(), base).unwrap())).unwrap();
    start(folder, &root, &file)
}

fn start(folder: TempDir, root: &Path, file: &Path) -> Running {
    let Some(program) = legcheck_devkit::web_servers::caddy() else {
        panic!("Caddy is missing; `cargo xtask setup --browsers` installs it");
    };
    let port = free_port();
    // All Caddys of a machine would listen for their owner on the same port.
    let whole = folder.path().join("Caddyfile");
    fs::write(&whole, format!("{{\n\tadmin off\n}}\nimport {}\n", file.display())).unwrap();
    let mut command = Command::new(program);
    command.arg("run").arg("--config").arg(&whole).args(["--adapter", "caddyfile"]);
    command.env("LEGCHECK_ADDRESS", format!(":{port}")).env("LEGCHECK_ROOT", root);
    command.env("XDG_DATA_HOME", folder.path()).env("XDG_CONFIG_HOME", folder.path());
    Running::start(command, port, folder)
}

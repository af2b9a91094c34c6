//! nginx as in the container, with the files that the build wrote into the site.

use std::fs;
use std::path::Path;
use std::process::Command;

use legcheck_hosting::emit::nginx;
use legcheck_hosting::write;
use tempfile::TempDir;

use crate::server::{Running, dist, free_port, under};

/// The site at the root of its host.
pub fn at_root() -> Running {
    let dist = dist();
    start(tempfile::tempdir().unwrap(), &dist, &dist.join("hosting"), true)
}

/// The same as far as it goes without the brotli module.
pub fn without_brotli() -> Running {
    let dist = dist();
    start(tempfile::tempdir().unwrap(), &dist, &dist.join("hosting"), false)
}

/// The site at a path of its host.
pub fn at(base: &str) -> Running {
    let folder = tempfile::tempdir().unwrap();
    let (root, hosting) = (under(base, folder.path()), folder.path().join("hosting"));
    fs::create_dir(&hosting).unwrap();
    let served = write::served(&dist(), base).unwrap();
    fs::write(hosting.join("nginx.conf"), nginx::nginx(&served)).unwrap();
    fs::write(hosting.join("nginx-brotli.conf"), nginx::BROTLI).unwrap();
    start(folder, &root, &hosting, true)
}

fn start(folder: TempDir, root: &Path, hosting: &Path, brotli: bool) -> Running {
    let Some(nginx) = legcheck_devkit::web_servers::nginx() else {
        panic!("nginx or its brotli module is missing; `cargo xtask setup --browsers` installs both");
    };
    let port = free_port();
    let configuration = folder.path().join("nginx.conf");
    let text = fs::read_to_string(legcheck_devkit::paths::workspace().join("deploy/nginx.conf")).unwrap();
    let text = [
        // The first, since a folder that is put in later may itself be below /tmp.
        (" /tmp/", Path::new(&format!(" {}/", folder.path().display()))),
        ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so", nginx.brotli.as_path()),
        ("/srv/site", root),
        ("/etc/legcheck", hosting),
        ("listen 8080", Path::new(&format!("listen 127.0.0.1:{port}"))),
    ]
    .iter()
    .fold(text, |text, (from, to)| {
        assert!(text.contains(from), "deploy/nginx.conf does not say {from:?}");
        text.replace(from, &to.display().to_string())
    });
    let text: Vec<&str> = text.lines().filter(|line| brotli || !line.contains("brotli")).collect();
    fs::write(&configuration, text.join("\n")).unwrap();

    let mut command = Command::new(&nginx.program);
    command.arg("-p").arg(folder.path()).arg("-c").arg(&configuration);
    command.arg("-e").arg(folder.path().join("error.log"));
    // One process, with the rights of the test runner, that ends when it is killed.
    command.args(["-g", "master_process off;"]);
    Running::start(command, port, folder)
}

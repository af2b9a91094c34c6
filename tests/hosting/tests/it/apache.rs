//! Apache, told to read the `.htaccess` of the site as docs/HOSTING.md says.

use std::fs;
use std::path::Path;
use std::process::Command;

use legcheck_hosting::emit::apache;
use legcheck_hosting::write;
use tempfile::TempDir;

use crate::server::{Running, dist, free_port, under};

/// The modules of Debian's own configuration that serve files, and the two that the site asks for.
const MODULES: [&str; 6] = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite"];

/// The site at the root of its host.
pub fn at_root() -> Running {
    let folder = tempfile::tempdir().unwrap();
    let root = under("/", folder.path());
    start(folder, &root)
}

/// The site at a path of its host.
pub fn at(base: &str) -> Running {
    let folder = tempfile::tempdir().unwrap();
    let root = under(base, folder.path());
    let rules = apache::htaccess(&write::served(&dist(), base).unwrap());
    fs::write(root.join(base.trim_matches('/')).join(".htaccess"), rules).unwrap();
    start(folder, &root)
}

fn start(folder: TempDir, root: &Path) -> Running {
    let Some(server) = legcheck_devkit::web_servers::apache() else {
        panic!("Apache is missing; `cargo xtask setup --browsers` installs it");
    };
    let (port, place) = (free_port(), folder.path());
    // Started by root, Apache gives up its rights, and must still be able to read the site.
    #[cfg(unix)]
    fs::set_permissions(place, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let mut text = format!(
        "ServerName site.example\nListen 127.0.0.1:{port}\nUser nobody\nGroup nogroup\nPidFile {0}/pid\n\
         ErrorLog {0}/error.log\nTypesConfig /etc/mime.types\n",
        place.display()
    );
    for name in MODULES {
        text.push_str(&format!(
            "LoadModule {name}_module {}\n",
            server.modules.join(format!("mod_{name}.so")).display()
        ));
    }
    text.push_str(&format!(
        "DocumentRoot {0}\n<Directory {0}>\n  AllowOverride FileInfo Indexes\n  Options FollowSymLinks\n  \
         Require all granted\n</Directory>\n",
        root.display()
    ));
    let configuration = place.join("apache.conf");
    fs::write(&configuration, text).unwrap();
    let mut command = Command::new(&server.program);
    // One process, which is gone when it is ended.
    command.arg("-X").arg("-d").arg(place).arg("-f").arg(&configuration);
    Running::start(command, port, folder)
}

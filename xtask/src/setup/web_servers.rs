//! The web servers for the hosting tests.

use anyhow::Result;
use legcheck_devkit::shell;
use legcheck_devkit::web_servers::{apache, caddy, nginx};

use super::apt::{self, Apt, as_root};
use super::tools::{Missing, Tools, ready};

/// A server that is installed if missing.
struct Server {
    name: &'static str,
    is_there: fn() -> bool,
    /// Debian's packages.
    packages: &'static [&'static str],
    /// The service that Debian starts after installation.
    service: &'static str,
}

const SERVERS: [Server; 3] = [
    Server {
        name: "nginx with its brotli module",
        is_there: || nginx().is_some(),
        packages: &["nginx-light", "libnginx-mod-http-brotli-static"],
        service: "nginx",
    },
    Server { name: "Apache", is_there: || apache().is_some(), packages: &["apache2"], service: "apache2" },
    Server { name: "Caddy", is_there: || caddy().is_some(), packages: &["caddy"], service: "caddy" },
];

pub(super) fn visit(tools: &mut Tools, apt: &mut Apt) {
    for server in &SERVERS {
        let mut why = String::new();
        if !(server.is_there)() && apt.may_install() {
            if let Err(error) = server.install(apt) {
                why = format!(" ({error:#})");
            }
        }
        if (server.is_there)() {
            ready(server.name);
        } else {
            tools.missing.push(Missing {
                what: server.name.to_owned(),
                without: "the hosting tests cannot run".to_owned(),
                next: format!("To have it, {}{why}.", apt::by_hand(server.packages)),
                stops_build: false,
            });
        }
    }
}

impl Server {
    fn install(&self, apt: &mut Apt) -> Result<()> {
        shell::say(&format!("Installing {}, a few seconds", self.name));
        apt.install(self.packages)?;
        // Debian starts a server on installation. The tests start their own, and the user did not ask for one on port
        // 80.
        if let Some(mut stop) = as_root("systemctl", &["disable", "--now", self.service]) {
            // Fails without systemd, as in a container.
            let _ = shell::capture(&mut stop);
        }
        Ok(())
    }
}

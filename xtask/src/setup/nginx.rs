//! nginx, which the hosting tests start on the finished site.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::apt::{self, as_root, Apt};
use super::{ready, Missing, Tools};
use crate::shell;

/// Debian's packages: the server, and its module for files that are compressed ahead of time.
const PACKAGES: [&str; 2] = ["nginx-light", "libnginx-mod-http-brotli-static"];

/// Where Debian puts the server; only the PATH of root has that folder.
const SBIN: &str = "/usr/sbin";

/// Where Debian puts the module.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// An nginx that can do all that the site's configuration asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nginx {
    /// The program.
    pub program: PathBuf,
    /// The module that sends the copies compressed with Brotli.
    pub brotli: PathBuf,
}

/// The nginx of this machine, if both parts are there.
pub fn nginx() -> Option<Nginx> {
    let program = shell::find_program("nginx").or_else(|| shell::program_in(Path::new(SBIN), "nginx"))?;
    let brotli = PathBuf::from(BROTLI);
    brotli.is_file().then_some(Nginx { program, brotli })
}

pub(super) fn visit(tools: &mut Tools, apt: &mut Apt) {
    let mut why = String::new();
    if nginx().is_none() && apt.may_install() {
        if let Err(error) = install(apt) {
            why = format!(" ({error:#})");
        }
    }
    if nginx().is_some() {
        ready("nginx with its brotli module");
    } else {
        tools.missing.push(Missing {
            what: "nginx with its brotli module".to_owned(),
            without: "the hosting tests cannot run".to_owned(),
            next: format!("To have it, {}{why}.", apt::by_hand(&PACKAGES)),
            stops_build: false,
        });
    }
}

fn install(apt: &mut Apt) -> Result<()> {
    shell::say("Installing nginx, a few seconds");
    apt.install(&PACKAGES)?;
    // Debian starts a server as soon as it is installed. The tests start their own, and nobody asked for one at port 80.
    if let Some(mut stop) = as_root("systemctl", &["disable", "--now", "nginx"]) {
        // This fails where nothing starts servers, as in a container.
        let _ = shell::capture(&mut stop);
    }
    Ok(())
}

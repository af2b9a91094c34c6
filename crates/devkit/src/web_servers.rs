//! The web servers that the hosting tests run, where Debian installs them.

use std::path::{Path, PathBuf};

use crate::shell;

/// Debian installs servers here; only root has this folder on PATH.
const SBIN: &str = "/usr/sbin";

/// The module with which nginx sends `.br` files.
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// The folder of Apache's modules.
const APACHE_MODULES: &str = "/usr/lib/apache2/modules";

/// An nginx that supports everything in the site's configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nginx {
    /// The program.
    pub program: PathBuf,
    /// The module that sends `.br` files.
    pub brotli: PathBuf,
}

/// An Apache and the folder of its modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apache {
    /// The program.
    pub program: PathBuf,
    /// The folder with files such as `mod_headers.so`.
    pub modules: PathBuf,
}

/// The installed nginx, if its Brotli module is there too.
pub fn nginx() -> Option<Nginx> {
    let brotli = PathBuf::from(NGINX_BROTLI);
    brotli.is_file().then_some(Nginx { program: program("nginx")?, brotli })
}

/// The installed Apache.
pub fn apache() -> Option<Apache> {
    let modules = PathBuf::from(APACHE_MODULES);
    modules.is_dir().then_some(Apache { program: program("apache2")?, modules })
}

/// The installed Caddy.
pub fn caddy() -> Option<PathBuf> {
    program("caddy")
}

fn program(name: &str) -> Option<PathBuf> {
    shell::find_program(name).or_else(|| shell::program_in(Path::new(SBIN), name))
}

//! The servers that are asked.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use legcheck_hosting::emit::nginx;
use legcheck_hosting::write;
use tempfile::TempDir;

/// How long nginx may take to start. Far longer than needed, since other work may hold the machine.
const START: Duration = Duration::from_secs(30);

/// The folder with the finished site: `LEGCHECK_DIST`, or `dist/` of this checkout.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("LEGCHECK_DIST").map_or_else(xtask::paths::dist, PathBuf::from);
    let dist = dist.canonicalize().unwrap_or(dist);
    for file in write::CONFIGURATIONS {
        let file = dist.join(file);
        assert!(file.is_file(), "there is no {}; run `cargo xtask build` first", file.display());
    }
    dist
}

/// A running nginx with a folder of its own; it ends when this is dropped.
pub struct Nginx {
    pub port: u16,
    child: Child,
    _folder: TempDir,
}

impl Nginx {
    /// nginx as in the container, with the files that the build wrote into the site.
    pub fn at_root() -> Self {
        let dist = dist();
        Self::start(tempfile::tempdir().unwrap(), &dist, &dist.join("hosting"), true)
    }

    /// The same as far as it goes without the brotli module.
    pub fn without_brotli() -> Self {
        let dist = dist();
        Self::start(tempfile::tempdir().unwrap(), &dist, &dist.join("hosting"), false)
    }

    /// nginx with the site at a path of its host.
    pub fn at(base: &str) -> Self {
        let dist = dist();
        let folder = tempfile::tempdir().unwrap();
        let (root, hosting) = (folder.path().join("root"), folder.path().join("hosting"));
        for folder in [&root, &hosting] {
            fs::create_dir(folder).unwrap();
        }
        link(&dist, &root.join(base.trim_matches('/')));
        let served = write::served(&dist, base).unwrap();
        fs::write(hosting.join("nginx.conf"), nginx::nginx(&served)).unwrap();
        fs::write(hosting.join("nginx-brotli.conf"), nginx::BROTLI).unwrap();
        Self::start(folder, &root, &hosting, true)
    }

    fn start(folder: TempDir, root: &Path, hosting: &Path, brotli: bool) -> Self {
        let Some(nginx) = xtask::setup::nginx() else {
            panic!("nginx or its brotli module is missing; `cargo xtask setup --browsers` installs both");
        };
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let configuration = folder.path().join("nginx.conf");
        let text = fs::read_to_string(xtask::paths::workspace().join("container/nginx.conf")).unwrap();
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
            assert!(text.contains(from), "container/nginx.conf does not say {from:?}");
            text.replace(from, &to.display().to_string())
        });
        let text: Vec<&str> = text.lines().filter(|line| brotli || !line.contains("brotli")).collect();
        fs::write(&configuration, text.join("\n")).unwrap();

        let log = folder.path().join("error.log");
        let mut command = Command::new(&nginx.program);
        command.arg("-p").arg(folder.path()).arg("-c").arg(&configuration).arg("-e").arg(&log);
        // One process, which keeps the rights of whoever runs the tests, and is gone when it is ended.
        command.args(["-g", "master_process off;"]);
        let errors = fs::File::create(folder.path().join("stderr")).unwrap();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors).spawn();
        let mut server = Self { port, child: child.unwrap(), _folder: folder };
        server.wait_until_it_listens();
        server
    }

    fn wait_until_it_listens(&mut self) {
        let end = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            let ended = self.child.try_wait().unwrap();
            if ended.is_some() || Instant::now() >= end {
                let said = ["error.log", "stderr"].map(|name| fs::read_to_string(self._folder.path().join(name)));
                panic!("nginx does not listen ({ended:?}): {said:?}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Both fail only when nginx has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from, to).unwrap();
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) {
    panic!("this test needs symbolic links");
}

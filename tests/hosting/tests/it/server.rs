//! The servers that are asked: see `nginx`, `apache` and `caddy` for how each is started.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use legcheck_hosting::files;
use tempfile::TempDir;

/// How long a server may take to start. Far longer than needed, since other work may hold the machine.
const START: Duration = Duration::from_secs(30);

/// The folder with the finished site: `LEGCHECK_DIST`, or `dist/` of this checkout.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("LEGCHECK_DIST").map_or_else(legcheck_devkit::paths::dist, PathBuf::from);
    let dist = dist.canonicalize().unwrap_or(dist);
    for file in files::CONFIGURATIONS {
        let file = dist.join(file);
        assert!(file.is_file(), "there is no {}; run `cargo xtask build` first", file.display());
    }
    dist
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// A running server with a folder of its own; it ends when this is dropped.
pub struct Running {
    pub port: u16,
    child: Child,
    folder: TempDir,
}

impl Running {
    /// Starts a server that is to listen on a port. Its configuration is in the folder, and so is the file it logs to,
    /// `error.log`.
    pub fn start(mut command: Command, port: u16, folder: TempDir) -> Self {
        let errors = fs::File::create(folder.path().join("stderr")).unwrap();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors).spawn();
        let mut server = Self { port, child: child.unwrap(), folder };
        server.wait_until_it_listens();
        server
    }

    fn wait_until_it_listens(&mut self) {
        let end = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            let ended = self.child.try_wait().unwrap();
            if ended.is_some() || Instant::now() >= end {
                let said = ["error.log", "stderr"].map(|name| fs::read_to_string(self.folder.path().join(name)));
                panic!("the server does not listen ({ended:?}): {said:?}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder with a copy of the site under a path, and nothing else. A server that runs as a less privileged user
/// than the tests can read it.
pub fn under(path: &str, folder: &Path) -> PathBuf {
    let root = folder.join("root");
    copy(&dist(), &root.join(path.trim_matches('/')));
    root
}

/// Copies a folder with all in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

//! The finished site, served to the browsers with production headers.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use legcheck_hosting::headers::POLICY;
use legcheck_hosting::policy::policy_of_site;
use legcheck_local_server::{Extras, Handle, Instead, OnFault};

/// File name of the service worker.
pub const WORKER: &str = "worker.js";

/// An address with an empty page, on which a tab's storage can be set before the app runs.
pub(crate) const EMPTY: &str = "/empty-page";

/// Maximum time that a file is held back.
const LONGEST_HOLD: Duration = Duration::from_secs(60);

/// A running server and its request log.
pub struct Site {
    server: Handle,
    requests: Arc<Mutex<Vec<String>>>,
    gate: Arc<Gate>,
    // The base path in the URL of the start page, without a trailing slash.
    base: &'static str,
    // A modified copy, removed after the server has stopped.
    _copy: Option<Copy>,
}

/// The folder of the finished site: `LEGCHECK_DIST`, or `dist/` of this checkout.
pub fn dist() -> PathBuf {
    std::env::var_os("LEGCHECK_DIST").map_or_else(legcheck_devkit::paths::dist, PathBuf::from)
}

impl Site {
    /// Serves the finished site.
    ///
    /// # Errors
    /// If there is none, or no port is free.
    pub fn start() -> Result<Self> {
        Self::serve(&dist(), Vec::new(), None)
    }

    /// Serves the finished site without its service worker.
    ///
    /// # Errors
    /// See [`Site::start`].
    pub fn without_worker() -> Result<Self> {
        let missing = |address: &str| {
            (address.trim_start_matches('/') == WORKER).then(|| Instead::Body(404, "text/plain", Vec::new()))
        };
        Self::serve_with(&dist(), Vec::new(), None, Box::new(missing))
    }

    /// Serves a modified copy of the site. For each file, `change` gets its path within the site and its bytes, and
    /// returns its new content, or `None` to omit the file.
    ///
    /// # Errors
    /// See [`Site::start`]; also if the copy cannot be made.
    pub fn changed(change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Result<Self> {
        let copy = Copy::new(&dist(), change)?;
        Self::serve(&copy.0.clone(), Vec::new(), Some(copy))
    }

    /// Serves the site for a frame with an opaque origin: any origin may load its scripts, as on many static hosts,
    /// and the policy names the host, because WebKit matches nothing with `'self'` in such a frame.
    ///
    /// # Errors
    /// See [`Site::changed`].
    pub fn for_sandboxed_frame() -> Result<Self> {
        let named = |text: &str| text.replace("'self'", "http://127.0.0.1:*");
        let headers = [("Access-Control-Allow-Origin", "*".to_owned()), (POLICY, named(&policy_of_site(&dist())?))];
        let copy = Copy::new(&dist(), |path, bytes| match String::from_utf8(bytes) {
            Ok(text) if path.ends_with(".html") => Some(named(&text).into_bytes()),
            Ok(text) => Some(text.into_bytes()),
            Err(error) => Some(error.into_bytes()),
        })?;
        Self::serve(&copy.0.clone(), headers.to_vec(), Some(copy))
    }

    /// Serves the site for browsers that do not know the word of the policy that allows WebAssembly, as those before Chrome 97,
    /// Firefox 102 and Safari 16: they ignore it.
    ///
    /// # Errors
    /// See [`Site::changed`].
    pub fn for_old_browser() -> Result<Self> {
        let ignored = |text: &str| text.replace("'wasm-unsafe-eval'", "");
        let policy = (POLICY, ignored(&policy_of_site(&dist())?));
        let copy = Copy::new(&dist(), |path, bytes| match String::from_utf8(bytes) {
            Ok(text) if path.ends_with(".html") => Some(ignored(&text).into_bytes()),
            Ok(text) => Some(text.into_bytes()),
            Err(error) => Some(error.into_bytes()),
        })?;
        Self::serve(&copy.0.clone(), vec![policy], Some(copy))
    }

    /// Serves the site under a path, as built with `--public-url /legs/`, which changes the base of each page. The
    /// same files are also at the root, so a link that leaves the path does not fail on its own.
    ///
    /// # Errors
    /// See [`Site::changed`].
    pub fn under_a_path() -> Result<Self> {
        // The worker would bring the pages as they were built, for the root.
        let copy = Copy::new(&dist(), |path, bytes| (path != WORKER).then_some(bytes))?;
        for file in files(&copy.0)? {
            let to = copy.0.join("legs").join(file.strip_prefix(&copy.0)?);
            fs::create_dir_all(to.parent().unwrap_or(&to))?;
            match fs::read_to_string(&file) {
                Ok(page) if to.extension().is_some_and(|e| e == "html") => {
                    fs::write(to, page.replacen("<base href=\"/\">", "<base href=\"/legs/\">", 1))?;
                }
                _ => fs::copy(&file, to).map(drop)?,
            }
        }
        Ok(Self { base: "/legs", ..Self::serve(&copy.0.clone(), Vec::new(), Some(copy))? })
    }

    /// Serves the site like a slow network: files with this suffix are held back until [`Site::let_go`].
    ///
    /// # Errors
    /// See [`Site::start`].
    pub fn holding(ending: &'static str) -> Result<Self> {
        let site = Self::start()?;
        *site.gate.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(ending);
        Ok(site)
    }

    /// Releases the files that were held back.
    pub fn let_go(&self) {
        *self.gate.held.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.gate.opened.notify_all();
    }

    fn serve(folder: &Path, headers: Vec<(&'static str, String)>, copy: Option<Copy>) -> Result<Self> {
        Self::serve_with(folder, headers, copy, Box::new(|_| None))
    }

    fn serve_with(
        folder: &Path,
        headers: Vec<(&'static str, String)>,
        copy: Option<Copy>,
        fault: OnFault,
    ) -> Result<Self> {
        let requests = Arc::new(Mutex::new(Vec::new()));
        let gate = Arc::new(Gate::default());
        let (log, wait) = (Arc::clone(&requests), Arc::clone(&gate));
        let on_request = move |address: &str| {
            log.lock().unwrap_or_else(PoisonError::into_inner).push(address.to_owned());
            wait.pass(address);
        };
        let instead = move |address: &str| empty_page(address).or_else(|| fault(address));
        let extras = Extras {
            on_request: Some(Box::new(on_request)),
            // A copy has no compressed files, and compressing them here would take longer than the test.
            plain: copy.is_some(),
            instead: Some(Box::new(instead)),
            headers,
            ..Extras::default()
        };
        let server = legcheck_local_server::start_with(folder, 0, extras)?;
        Ok(Self { server, requests, gate, base: "", _copy: copy })
    }

    /// Scheme, host, port and base path, without a trailing slash.
    pub fn origin(&self) -> String {
        format!("http://{}{}", self.server.addr(), self.base)
    }

    /// Every requested address so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A page as the server sends it, before any script runs.
    ///
    /// # Errors
    /// If the server does not respond with text.
    pub fn fetch(&self, path: &str) -> Result<String> {
        let address = self.server.addr();
        let mut stream = TcpStream::connect(address)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).with_context(|| format!("no text at {path}"))?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| anyhow!("no answer at {path}"))?;
        let status = head.lines().next().unwrap_or_default();
        anyhow::ensure!(status.contains(" 200 "), "{path}: the server answered {status:?}");
        Ok(body.to_owned())
    }

    /// The path of every page of the site, that is of each `index.html` in the build.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn pages() -> Result<Vec<String>> {
        let dist = dist();
        let mut pages = Vec::new();
        for file in files(&dist)? {
            if let Some(folder) = file.strip_prefix(&dist)?.to_string_lossy().strip_suffix("index.html") {
                pages.push(format!("/{}", folder.replace('\\', "/")));
            }
        }
        pages.sort();
        Ok(pages)
    }
}

/// The page at [`EMPTY`].
fn empty_page(address: &str) -> Option<Instead> {
    let page = "<!doctype html><html lang=en><title>Empty</title><link rel=icon href=data:,>";
    address.ends_with(EMPTY).then(|| Instead::Body(200, "text/html", page.into()))
}

/// Where responses wait while their file is held back. Each connection has its own thread, so no other one is blocked.
#[derive(Default)]
struct Gate {
    held: Mutex<Option<&'static str>>,
    opened: Condvar,
}

impl Gate {
    fn pass(&self, address: &str) {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let closed = |held: &mut Option<&'static str>| held.is_some_and(|ending| address.ends_with(ending));
        // The timeout keeps threads from waiting forever if a test ends early.
        let _ = self.opened.wait_timeout_while(held, LONGEST_HOLD, closed);
    }
}

/// A modified copy of the site, removed on drop.
pub(crate) struct Copy(pub(crate) PathBuf);

impl Copy {
    pub(crate) fn new(dist: &Path, change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("legcheck-site-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let copy = Self(std::env::temp_dir().join(name));
        for file in files(dist)? {
            let path = file.strip_prefix(dist)?;
            // They would be copies of the unmodified file.
            if path.extension().is_some_and(|e| e == "br" || e == "gz") {
                continue;
            }
            if let Some(bytes) = change(&path.to_string_lossy().replace('\\', "/"), fs::read(&file)?) {
                let to = copy.0.join(path);
                fs::create_dir_all(to.parent().unwrap_or(&to))?;
                fs::write(to, bytes)?;
            }
        }
        Ok(copy)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // A copy that cannot be removed is at least in the temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))?;
        for path in entries.map(|e| e.map(|e| e.path())) {
            let path = path?;
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    Ok(files)
}

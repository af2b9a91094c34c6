//! A small server for the finished site, with the headers of production.
//!
//! It answers GET and HEAD on 127.0.0.1 only. There is no fallback page for
//! unknown addresses: the build writes one file per route, as a static host
//! needs it, and this server must not hide a missing one.

use std::collections::HashMap;
use std::io::Cursor;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

use anyhow::{bail, Context, Result};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::compress::Encoding;
use crate::{headers, mime, site};

/// How many requests are answered at the same time.
const WORKERS: usize = 4;

/// A running server; it stops when [`Handle::stop`] is called or it is dropped.
pub struct Handle {
    addr: SocketAddr,
    shared: Arc<Shared>,
    workers: Vec<JoinHandle<()>>,
}

/// Is told the address in every request, as the browser sent it.
pub type OnRequest = Box<dyn Fn(&str) + Send + Sync>;

/// What the server does beyond serving; the tests use it.
#[derive(Default)]
pub struct Extras {
    /// Listens to the requests.
    pub on_request: Option<OnRequest>,
    /// Headers of every response on top of those of production.
    pub headers: Vec<(&'static str, &'static str)>,
}

/// Starts a server for the folder `dist` on 127.0.0.1. Port 0 takes any free
/// port; [`Handle::addr`] says which.
pub fn start(dist: &Path, port: u16) -> Result<Handle> {
    start_with(dist, port, Extras::default())
}

/// Like [`start`], with extras.
pub fn start_with(dist: &Path, port: u16, extras: Extras) -> Result<Handle> {
    if !dist.join("index.html").is_file() {
        bail!("there is no finished site in {}; run `cargo xtask build` first", dist.display());
    }
    let dist = dist.canonicalize()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be used; choose another one with --port, or stop what uses it"))?;
    let addr = listener.local_addr()?;
    let server = Server::from_listener(listener, None)
        .map_err(|error| anyhow::anyhow!("the server could not be started: {error}"))?;
    let shared = Arc::new(Shared { dist, extras, server, stopping: AtomicBool::new(false), packed: Mutex::default() });
    let workers = (0..WORKERS)
        .map(|_| {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || shared.work())
        })
        .collect();
    Ok(Handle { addr, shared, workers })
}

impl Handle {
    /// The address the server listens on.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The address of the start page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.addr)
    }

    /// Stops the server and waits until nothing answers at its address, so that
    /// a page that is loaded afterwards is loaded without a network.
    pub fn stop(self) {
        let addr = self.addr;
        drop(self);
        // The thread that listens ends a moment after the server is dropped.
        for _ in 0..200 {
            if TcpStream::connect(addr).is_err() {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Serves until the program is ended from outside.
    pub fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        for worker in self.workers.drain(..) {
            // A worker that panicked has already said so.
            let _ = worker.join();
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        for _ in 0..self.workers.len() {
            self.shared.server.unblock();
        }
        self.join();
    }
}

struct Shared {
    dist: PathBuf,
    extras: Extras,
    server: Server,
    stopping: AtomicBool,
    packed: Mutex<HashMap<(PathBuf, Encoding), Packed>>,
}

/// A compressed file, with what tells whether the file has changed since.
struct Packed {
    modified: Option<SystemTime>,
    bytes: Arc<[u8]>,
}

impl Shared {
    fn work(&self) {
        while !self.stopping.load(Ordering::SeqCst) {
            // An error here is either the call to stop or one broken connection.
            if let Ok(request) = self.server.recv() {
                self.answer(request);
            }
        }
    }

    fn answer(&self, request: Request) {
        if let Some(on_request) = &self.extras.on_request {
            on_request(request.url());
        }
        let mut response = match request.method() {
            Method::Get | Method::Head => self.file_response(&request),
            _ => text_response(405, "Only GET and HEAD work here.\n").with_header(header("Allow", "GET, HEAD")),
        };
        for (name, value) in &self.extras.headers {
            response.add_header(header(name, value));
        }
        // A browser that went away needs no answer.
        let _ = request.respond(response);
    }

    fn file_response(&self, request: &Request) -> Body {
        let found = site::find(&self.dist, request.url());
        let (status, file) = match found {
            Some(file) => (200, file),
            None => match site::find(&self.dist, "/404.html") {
                Some(file) => (404, file),
                None => return text_response(404, "There is no such page.\n"),
            },
        };
        let encoding =
            if mime::compressible(&file) { Encoding::accepted(&accept_encoding(request)) } else { Encoding::Identity };
        let Ok(bytes) = self.encoded(&file, encoding) else {
            return text_response(500, "The file could not be read.\n");
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let cache = if status == 200 { headers::cache_control(&name) } else { "no-cache" };
        let mut response = body(status, bytes)
            .with_header(header("Content-Type", mime::content_type(&file)))
            .with_header(header("Cache-Control", cache));
        if mime::compressible(&file) {
            response.add_header(header("Vary", "Accept-Encoding"));
        }
        if let Some(name) = encoding.name() {
            response.add_header(header("Content-Encoding", name));
        }
        response
    }

    /// The file in the given encoding. Compressed bytes are kept until the file
    /// changes, since the strongest compression is slow.
    fn encoded(&self, file: &Path, encoding: Encoding) -> Result<Arc<[u8]>> {
        if encoding == Encoding::Identity {
            return Ok(std::fs::read(file)?.into());
        }
        let key = (file.to_path_buf(), encoding);
        let modified = file.metadata()?.modified().ok();
        let kept = |packed: &Packed| (packed.modified == modified).then(|| Arc::clone(&packed.bytes));
        // A worker that panicked cannot have left a half-written entry behind.
        let lock = || self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = lock().get(&key).and_then(kept) {
            return Ok(bytes);
        }
        let bytes: Arc<[u8]> = encoding.compress(&std::fs::read(file)?)?.into();
        let packed = Packed { modified, bytes: Arc::clone(&bytes) };
        lock().insert(key, packed);
        Ok(bytes)
    }
}

type Body = Response<Cursor<Arc<[u8]>>>;

fn body(status: u16, bytes: Arc<[u8]>) -> Body {
    let length = bytes.len();
    let headers = headers::SECURITY.into_iter().map(|(name, value)| header(name, value)).collect();
    Response::new(StatusCode(status), headers, Cursor::new(bytes), Some(length), None)
        // A known length lets the page show progress; chunks would hide it.
        .with_chunked_threshold(usize::MAX)
}

fn text_response(status: u16, text: &str) -> Body {
    body(status, text.as_bytes().into())
        .with_header(header("Content-Type", "text/plain; charset=utf-8"))
        .with_header(header("Cache-Control", "no-cache"))
}

fn accept_encoding(request: &Request) -> String {
    request
        .headers()
        .iter()
        .filter(|header| header.field.equiv("Accept-Encoding"))
        .map(|header| header.value.as_str())
        .collect::<Vec<_>>()
        .join(",")
}

/// A header from fixed text of this crate, which is always well formed.
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).unwrap_or_else(|()| panic!("{name} is not a valid header"))
}

#[cfg(test)]
mod tests;

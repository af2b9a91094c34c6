//! A small server for the finished site, with the headers of production.
//!
//! It answers GET and HEAD on 127.0.0.1 only. There is no fallback page for
//! unknown addresses: the build writes one file per route, as a static host
//! needs it, and this server must not hide a missing one.

mod connections;
mod http;
mod site;

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};
use connections::Connections;
use http::{Request, Requests, Response};
use legcheck_hosting::compress::Encoding;
use legcheck_hosting::{headers, mime, policy};
use site::Found;

/// A running server; it stops when [`Handle::stop`] is called or it is dropped.
pub struct Handle {
    addr: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

/// Is told the address in every request, as the browser sent it.
pub type OnRequest = Box<dyn Fn(&str) + Send + Sync>;

/// What is answered in place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// This status, type and body, without the headers of production, as from another server.
    Body(u16, &'static str, Vec<u8>),
    /// Nothing: the connection ends, as when a network breaks.
    Nothing,
}

/// Says for the address in a request what is answered in place of the file.
pub type OnFault = Box<dyn Fn(&str) -> Option<Instead> + Send + Sync>;

/// What the server does beyond serving; the tests use it.
#[derive(Default)]
pub struct Extras {
    /// Listens to the requests.
    pub on_request: Option<OnRequest>,
    /// Whether nothing is compressed: the strongest compression is slow, where a site changes all the time.
    pub plain: bool,
    /// Faults.
    pub instead: Option<OnFault>,
    /// Headers of every response; one of production with the same name gives way.
    pub headers: Vec<(&'static str, String)>,
}

/// Starts a server for the folder `dist` on 127.0.0.1. Port 0 takes any free
/// port; [`Handle::addr`] says which.
pub fn start(dist: &Path, port: u16) -> Result<Handle> {
    start_with(dist, port, Extras::default())
}

/// Takes a port; 0 stands for a free one, which this program has not had before: a browser keeps a worker and files by
/// address, and one site must not find those of another.
fn listen_at(port: u16) -> io::Result<TcpListener> {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let given = listener.local_addr()?.port();
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(given) || port != 0 {
            return Ok(listener);
        }
    }
}

/// Like [`start`], with extras.
pub fn start_with(dist: &Path, port: u16, extras: Extras) -> Result<Handle> {
    if !dist.join("index.html").is_file() {
        bail!("there is no finished site in {}; run `cargo xtask build` first", dist.display());
    }
    let dist = dist.canonicalize()?;
    let policy = policy::policy_of_site(&dist)?;
    let listener = listen_at(port)
        .with_context(|| format!("port {port} cannot be used; choose another one with --port, or stop what uses it"))?;
    let addr = listener.local_addr()?;
    let shared =
        Arc::new(Shared { dist, policy, extras, connections: Connections::default(), packed: Mutex::default() });
    let listening = {
        let shared = Arc::clone(&shared);
        std::thread::spawn(move || shared.listen(&listener))
    };
    Ok(Handle { addr, shared, listening: Some(listening) })
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

    /// Stops the server and waits until nothing answers at its address nor on
    /// an open connection, so that a page that is loaded afterwards is loaded
    /// without a network.
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
        if let Some(listening) = self.listening.take() {
            // A thread that panicked has already said so.
            let _ = listening.join();
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.shared.connections.stop();
        // The thread waits for the next connection, so it gets one.
        let _ = TcpStream::connect(self.addr);
        self.join();
    }
}

struct Shared {
    dist: PathBuf,
    policy: String,
    extras: Extras,
    connections: Connections,
    packed: Mutex<HashMap<(PathBuf, Encoding), Packed>>,
}

/// A compressed file, with what tells whether the file has changed since.
struct Packed {
    modified: Option<SystemTime>,
    bytes: Arc<[u8]>,
}

impl Shared {
    /// Gives each connection a thread. Browsers open several at once, some of them without asking anything, and none
    /// may have to wait for another one.
    fn listen(self: Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.connections.stopped() {
                return;
            }
            if let Ok(stream) = stream {
                let shared = Arc::clone(&self);
                std::thread::spawn(move || shared.answer_all(&stream));
            }
        }
    }

    /// Answers the requests of one connection, one after the other, until either side ends it.
    fn answer_all(&self, stream: &TcpStream) {
        let Some(_open) = self.connections.open(stream) else { return };
        let Ok(mut requests) = Requests::new(stream) else { return };
        // A connection that was opened ahead and not used, or is not used any more, needs no answer.
        while let Ok(request) = requests.read() {
            if self.connections.stopped() {
                return;
            }
            let Some(answer) = self.answer(&request) else { return };
            // Neither does a browser that went away.
            if answer.send(stream, &request).is_err() || !request.keeps_connection {
                return;
            }
        }
    }

    fn answer(&self, request: &Request) -> Option<Response> {
        if let Some(on_request) = &self.extras.on_request {
            on_request(&request.address);
        }
        match self.extras.instead.as_ref().and_then(|instead| instead(&request.address)) {
            Some(Instead::Nothing) => return None,
            Some(Instead::Body(status, kind, body)) => {
                return Some(Response { status, headers: Vec::new(), body: body.into() }.with("Content-Type", kind));
            }
            None => {}
        }
        let mut response = match request.method.as_str() {
            "GET" | "HEAD" => self.file_response(request),
            _ => self.text(405, "Only GET and HEAD work here.\n").with("Allow", "GET, HEAD"),
        };
        for (name, value) in &self.extras.headers {
            response = response.with(name, value.as_str());
        }
        Some(response)
    }

    fn file_response(&self, request: &Request) -> Response {
        let (status, file) = match site::find(&self.dist, &request.address) {
            Some(Found::File(file)) => (200, file),
            Some(Found::Folder) => {
                return self.text(301, "").with("Location", site::with_slash(&request.address));
            }
            None => match site::find(&self.dist, "/404.html") {
                Some(Found::File(file)) => (404, file),
                _ => return self.text(404, "There is no such page.\n"),
            },
        };
        let encoding = if mime::compressible(&file) && !self.extras.plain {
            Encoding::accepted(&request.accept_encoding)
        } else {
            Encoding::Identity
        };
        let Ok(bytes) = self.encoded(&file, encoding) else {
            return self.text(500, "The file could not be read.\n");
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let cache = if status == 200 { headers::cache_control(&name) } else { headers::REVALIDATE };
        let mut response =
            self.response(status, bytes).with("Content-Type", mime::content_type(&file)).with("Cache-Control", cache);
        if mime::compressible(&file) {
            response = response.with("Vary", "Accept-Encoding");
        }
        if let Some(name) = encoding.name() {
            response = response.with("Content-Encoding", name);
        }
        response
    }

    fn response(&self, status: u16, body: Arc<[u8]>) -> Response {
        Response { status, headers: headers::security(&self.policy).into(), body }
    }

    fn text(&self, status: u16, text: &str) -> Response {
        self.response(status, text.as_bytes().into())
            .with("Content-Type", "text/plain; charset=utf-8")
            .with("Cache-Control", headers::REVALIDATE)
    }

    /// The file in the given encoding: its compressed copy where the build wrote
    /// one. Bytes compressed here are kept until the file changes, since the
    /// strongest compression is slow.
    fn encoded(&self, file: &Path, encoding: Encoding) -> Result<Arc<[u8]>> {
        if encoding == Encoding::Identity {
            return Ok(std::fs::read(file)?.into());
        }
        if let Some(copy) = encoding.copy_of(file).filter(|copy| copy.is_file()) {
            return Ok(std::fs::read(copy)?.into());
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

#[cfg(test)]
mod tests;

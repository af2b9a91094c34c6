//! A server for the finished site, with the headers of production.
//!
//! It answers GET and HEAD on 127.0.0.1 only. There is no fallback page for unknown addresses: the build writes one file
//! per route, as a static host needs it, and this server must not hide a missing one.
//! `docs/decisions/local-server.md` says why it is not a ready-made service for files.

mod compressed;
mod connection;
mod extras;
mod find;
mod site;

pub use extras::{Extras, Instead, OnFault, OnRequest, OnResponse};
pub use hyper::body::Bytes;
pub use hyper::{Response, StatusCode, header};

use std::collections::BTreeSet;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context, Result, bail};
use tokio::sync::oneshot;

use site::Site;

/// A running server. It stops when this is dropped.
pub struct Handle {
    addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Serves the folder `dist` on 127.0.0.1. Port 0 takes a free one; [`Handle::addr`] says which.
///
/// # Errors
/// If there is no finished site, or the port cannot be used.
pub fn start(dist: &Path, port: u16) -> Result<Handle> {
    start_with(dist, port, Extras::default())
}

/// Like [`start`], with extras.
///
/// # Errors
/// As [`start`].
pub fn start_with(dist: &Path, port: u16, extras: Extras) -> Result<Handle> {
    if !dist.join("index.html").is_file() {
        bail!("there is no finished site in {}; run `cargo xtask build` first", dist.display());
    }
    let site = Arc::new(Site::new(dist, extras)?);
    let listener = listen_at(port)
        .with_context(|| format!("port {port} cannot be used; choose another one with --port, or stop what uses it"))?;
    let addr = listener.local_addr()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.spawn(connection::accept(listener, site));
    let (stop, stopped) = oneshot::channel::<()>();
    let thread = std::thread::spawn(move || {
        // Nothing is ever sent: the other side is dropped.
        let _ = runtime.block_on(stopped);
        // Closes all connections. A callback of a test that still blocks is not waited for.
        runtime.shutdown_background();
    });
    Ok(Handle { addr, stop: Some(stop), thread: Some(thread) })
}

/// Binds a port. For port 0 it takes a free one that this process has not used before: browsers keep workers and files
/// per origin, and one site must not find those of another.
fn listen_at(port: u16) -> io::Result<TcpListener> {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let bound = listener.local_addr()?.port();
        if USED.lock().unwrap_or_else(PoisonError::into_inner).insert(bound) || port != 0 {
            listener.set_nonblocking(true)?;
            return Ok(listener);
        }
    }
}

impl Handle {
    /// The address that the server listens on.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The URL of the start page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.addr)
    }

    /// Stops the server. When this returns, its port is closed and so is every connection.
    pub fn stop(self) {
        drop(self);
    }

    /// Serves until the process is ended from outside.
    pub fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            // If it panicked, it has printed why.
            let _ = thread.join();
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.join();
    }
}

#[cfg(test)]
mod tests;

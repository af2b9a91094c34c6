//! Connections: HTTP/1.1 by hyper, on one thread.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use http_body_util::Full;
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, Version};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};

use crate::site::Site;

/// How long a client may keep a connection open without asking for anything. Browsers open some ahead of need.
const IDLE: Duration = Duration::from_secs(20);

/// The pause after a connection could not be accepted, as when the process has no file descriptor left.
const RETRY: Duration = Duration::from_millis(20);

/// Accepts connections and serves each of them.
pub async fn accept(listener: std::net::TcpListener, site: Arc<Site>) -> Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(serve(stream, Arc::clone(&site)))),
            Err(_) => tokio::time::sleep(RETRY).await,
        }
    }
}

async fn serve(stream: TcpStream, site: Arc<Site>) {
    // The end of a response must not wait until its start is acknowledged. Without this it would only be slower.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| respond(Arc::clone(&site), request));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(IDLE).title_case_headers(true);
    // An error means that the client went away, sent nonsense, or that a test broke the connection.
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}

/// Responds to one request. hyper closes the connection on an error.
async fn respond(site: Arc<Site>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>> {
    // Bodies are not read, so the next request could not be found behind one.
    let last = request.version() == Version::HTTP_10 || !request.body().is_end_stream();
    let (head, _) = request.into_parts();
    // Reading files, compressing them and the callbacks of tests block.
    let mut response = tokio::task::spawn_blocking(move || site.respond(&head)).await??;
    if last {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response)
}

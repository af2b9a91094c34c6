//! What tests add to the server.

use hyper::Response;
use hyper::body::Bytes;

/// Called with the path and query of each request. It may block; only that request waits.
pub type OnRequest = Box<dyn Fn(&str) + Send + Sync>;

/// What takes the place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// A response with this status, content type and body, without the headers of production.
    Body(u16, &'static str, Vec<u8>),
    /// Nothing: the connection is closed, as when the network breaks.
    Nothing,
}

/// Called with the path and query of each request; returns what takes the place of the file.
pub type OnFault = Box<dyn Fn(&str) -> Option<Instead> + Send + Sync>;

/// Called with the path and query of each request and its response, which it may change, as some hosts do.
pub type OnResponse = Box<dyn Fn(&str, &mut Response<Bytes>) + Send + Sync>;

/// What tests add to the server.
#[derive(Default)]
pub struct Extras {
    /// Is told of each request.
    pub on_request: Option<OnRequest>,
    /// Turns compression off. The strongest level is slow if the site changes often.
    pub plain: bool,
    /// Replaces responses.
    pub instead: Option<OnFault>,
    /// Changes responses.
    pub change: Option<OnResponse>,
    /// Redirects `x.html` to `x` and `index.html` to its folder, with 308, as Cloudflare Pages does.
    pub short_addresses: bool,
    /// Headers of every response. They replace those of production with the same name.
    pub headers: Vec<(&'static str, String)>,
}

//! From a request to the response that a web server gives in production.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ACCEPT_ENCODING, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::http::response::Builder;
use hyper::{Method, Response};
use legcheck_hosting::compress::Encoding;
use legcheck_hosting::{headers, mime, policy};

use crate::compressed::Compressed;
use crate::extras::{Extras, Instead};
use crate::find::{Found, find, find_short, short, with_slash};

/// The finished site.
pub struct Site {
    dist: PathBuf,
    policy: String,
    extras: Extras,
    compressed: Compressed,
}

impl Site {
    /// The site in a folder.
    ///
    /// # Errors
    /// If a page cannot be read.
    pub fn new(dist: &Path, extras: Extras) -> Result<Self> {
        let dist = dist.canonicalize()?;
        let policy = policy::policy_of_site(&dist)?;
        Ok(Self { dist, policy, extras, compressed: Compressed::default() })
    }

    /// The response to a request.
    ///
    /// # Errors
    /// If the connection is to be closed without one.
    pub fn respond(&self, request: &Parts) -> Result<Response<Full<Bytes>>> {
        let address = request.uri.path_and_query().map_or("", |address| address.as_str());
        if let Some(on_request) = &self.extras.on_request {
            on_request(address);
        }
        match self.extras.instead.as_ref().and_then(|instead| instead(address)) {
            Some(Instead::Nothing) => bail!("a test breaks this connection"),
            Some(Instead::Body(status, kind, body)) => {
                let response = Response::builder().status(status).header("Content-Type", kind);
                return Ok(response.body(Full::new(body.into()))?);
            }
            None => {}
        }
        let mut response = match request.method {
            Method::GET | Method::HEAD => self.file(address, &accept_encoding(request))?,
            _ => self.text(405).header("Allow", "GET, HEAD").body("Only GET and HEAD work here.\n".into())?,
        };
        for (name, value) in &self.extras.headers {
            let name = HeaderName::from_bytes(name.as_bytes())?;
            response.headers_mut().insert(name, HeaderValue::from_str(value)?);
        }
        if let Some(change) = &self.extras.change {
            change(address, &mut response);
        }
        Ok(response.map(Full::new))
    }

    fn file(&self, address: &str, accept_encoding: &str) -> Result<Response<Bytes>> {
        let is_short = self.extras.short_addresses;
        if let Some(short) = short(address).filter(|_| is_short) {
            return Ok(self.text(308).header("Location", short).body(Bytes::new())?);
        }
        let find_page = if is_short { find_short } else { find };
        let (status, file) = match find_page(&self.dist, address) {
            Some(Found::File(file)) => (200, file),
            Some(Found::Folder) => {
                return Ok(self.text(301).header("Location", with_slash(address)).body(Bytes::new())?);
            }
            None => match find(&self.dist, "/404.html") {
                Some(Found::File(file)) => (404, file),
                _ => return Ok(self.text(404).body("There is no such page.\n".into())?),
            },
        };
        let compressible = mime::compressible(&file);
        let encoding = match compressible && !self.extras.plain {
            true => Encoding::accepted(accept_encoding),
            false => Encoding::Identity,
        };
        let Ok(body) = self.compressed.read(&file, encoding) else {
            return Ok(self.text(500).body("The file could not be read.\n".into())?);
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let cache = if status == 200 { headers::cache_control(&name) } else { headers::REVALIDATE };
        let mut response = self.response(status, mime::content_type(&file), cache);
        if compressible {
            response = response.header("Vary", "Accept-Encoding");
        }
        if let Some(name) = encoding.name() {
            response = response.header("Content-Encoding", name);
        }
        Ok(response.body(body)?)
    }

    fn text(&self, status: u16) -> Builder {
        self.response(status, "text/plain; charset=utf-8", headers::REVALIDATE)
    }

    fn response(&self, status: u16, content_type: &str, cache: &str) -> Builder {
        let response = Response::builder().status(status);
        let response = response.header("Content-Type", content_type).header("Cache-Control", cache);
        headers::security(&self.policy)
            .into_iter()
            .fold(response, |response, (name, value)| response.header(name, value))
    }
}

/// The values of `Accept-Encoding` in one line.
fn accept_encoding(request: &Parts) -> String {
    let values = request.headers.get_all(ACCEPT_ENCODING).iter();
    values.filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",")
}

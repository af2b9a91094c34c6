//! Requests as a browser makes them: they follow no redirect and accept the encodings of every browser.

use std::io::Read;

use anyhow::{Context, Result, bail, ensure};
use ureq::Agent;
use ureq::http::HeaderMap;

/// Longer than any file of the site.
const LONGEST: u64 = 64 * 1024 * 1024;

/// A host, and the address of the site on it, with a slash at the end.
pub struct Client {
    agent: Agent,
    base: String,
}

/// What the host answered.
pub struct Answer {
    /// The status.
    pub status: u16,
    headers: HeaderMap,
    /// The body, unpacked.
    pub body: Vec<u8>,
}

impl Client {
    /// A client for the site at this address.
    ///
    /// # Errors
    /// If it is no address of the web.
    pub fn new(url: &str) -> Result<Self> {
        ensure!(
            url.starts_with("https://") || url.starts_with("http://"),
            "write the whole address, such as https://legs.example.org/"
        );
        let config = Agent::config_builder().max_redirects(0).http_status_as_error(false);
        let agent = config.accept_encoding("gzip, br").build().into();
        Ok(Self { agent, base: format!("{}/", url.trim_end_matches('/')) })
    }

    /// Whether the address is one at which browsers keep the guide for use without a network.
    pub fn is_secure(&self) -> bool {
        let own = ["http://localhost", "http://127.0.0.1", "http://[::1]"];
        self.base.starts_with("https://") || own.iter().any(|own| self.base.starts_with(own))
    }

    /// Asks for an address of the site.
    ///
    /// # Errors
    /// If there is no answer, or it cannot be unpacked.
    pub fn get(&self, address: &str) -> Result<Answer> {
        let mut response = self.agent.get(format!("{}{address}", self.base)).call()?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let packed = response.body_mut().with_config().limit(LONGEST).read_to_vec()?;
        let coding = headers.get("content-encoding").and_then(|value| value.to_str().ok()).unwrap_or("identity");
        let body = unpacked(coding, packed).with_context(|| format!("{address} in {coding}"))?;
        Ok(Answer { status, headers, body })
    }
}

fn unpacked(coding: &str, packed: Vec<u8>) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    match coding {
        "gzip" => flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut body)?,
        "br" => brotli::Decompressor::new(packed.as_slice(), 4096).read_to_end(&mut body)?,
        "identity" | "" => return Ok(packed),
        _ => bail!("nobody asked for this encoding"),
    };
    Ok(body)
}

impl Answer {
    /// The values of a header in one line, if there is one.
    pub fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&str> = self.headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// Whether the host sends the browser elsewhere.
    pub fn is_redirect(&self) -> bool {
        (300..400).contains(&self.status)
    }
}

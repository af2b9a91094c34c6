//! As much of an HTTP client as the tests need: it follows nothing, unpacks nothing and hides nothing.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};

/// A request without a body.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: &'static str,
    /// From the root of the host.
    pub path: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: "GET", path: path.into(), headers: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Sends it to a port of this machine, on a connection of its own.
    pub fn send(&self, port: u16) -> Response {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        let mut text = format!("{} {} HTTP/1.1\r\nHost: site.example\r\nConnection: close\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("\r\n");
        stream.write_all(text.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Response::parse(&bytes).unwrap_or_else(|| panic!("{self:?} was answered with no HTTP: {bytes:?}"))
    }
}

impl Response {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let mut lines = std::str::from_utf8(&bytes[..end]).ok()?.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.map(|line| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned())));
        let mut response = Self { status, headers: headers.collect::<Option<_>>()?, body: bytes[end + 4..].to_vec() };
        if response.all("Transfer-Encoding") == ["chunked"] {
            response.body = joined(&response.body)?;
        }
        Some(response)
    }

    /// Every value of a header.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str()).collect()
    }
}

/// A body that came in pieces, each after its length.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    // An answer to HEAD has no pieces.
    while !rest.is_empty() {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?, 16).ok()?;
        let piece = end + 2..end + 2 + length;
        body.extend(rest.get(piece.clone())?);
        rest = rest.get(piece.end + 2..)?;
    }
    Some(body)
}

//! As much of HTTP as a server of files needs: one request and one response per connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

/// The longest head of a request that is read, in bytes. Those of browsers are far shorter.
const LONGEST_HEAD: u64 = 32 * 1024;

/// How long a browser may keep a connection open before it asks.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a browser asks for.
#[derive(Debug)]
pub struct Request {
    /// GET, HEAD or another method.
    pub method: String,
    /// The address as it was sent: the path, and what follows it.
    pub address: String,
    /// The value of `Accept-Encoding`, empty when there is none.
    pub accept_encoding: String,
}

impl Request {
    /// Reads the head of a request; a body is of no interest here.
    ///
    /// # Errors
    /// When the connection breaks, or what comes is no request.
    pub fn read(stream: &TcpStream) -> io::Result<Self> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
        let malformed = || io::Error::from(io::ErrorKind::InvalidData);
        let first = lines.next().ok_or_else(malformed)??;
        let mut words = first.split(' ');
        let (Some(method), Some(address), Some(_)) = (words.next(), words.next(), words.next()) else {
            return Err(malformed());
        };
        let mut accepted = Vec::new();
        for line in lines {
            let line = line?;
            if line.is_empty() {
                let accept_encoding = accepted.join(",");
                return Ok(Self { method: method.to_owned(), address: address.to_owned(), accept_encoding });
            }
            if let Some((name, value)) = line.split_once(':') {
                if name.eq_ignore_ascii_case("Accept-Encoding") {
                    accepted.push(value.trim().to_owned());
                }
            }
        }
        Err(malformed())
    }
}

/// What is sent back.
#[derive(Debug)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// Names and values of the headers, without those that frame the body.
    pub headers: Vec<(&'static str, String)>,
    /// The body, which an answer to HEAD leaves out.
    pub body: Arc<[u8]>,
}

impl Response {
    /// Sets a header in place of one with the same name.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(n, _)| *n != name);
        self.headers.push((name, value.into()));
        self
    }

    /// Sends it and closes the connection. A known length lets a page show progress.
    ///
    /// # Errors
    /// When the browser went away.
    pub fn send(&self, stream: &mut TcpStream, with_body: bool) -> io::Result<()> {
        let reason = match self.status {
            200 => "OK",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Internal Server Error",
        };
        let mut head = format!("HTTP/1.1 {} {reason}\r\nConnection: close\r\n", self.status);
        head.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        if with_body {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

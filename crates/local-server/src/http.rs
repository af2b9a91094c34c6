//! As much of HTTP/1.1 as a server of files needs: requests and responses, one after the other on each connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

/// The longest head of a request that is read, in bytes. Those of browsers are far shorter.
const LONGEST_HEAD: u64 = 32 * 1024;

/// How long a browser may keep a connection open before it asks, the first time and each time after.
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
    /// Whether another request may follow on the same connection.
    pub keeps_connection: bool,
}

/// The side of a connection that requests are read from.
pub struct Requests<'a>(BufReader<&'a TcpStream>);

impl<'a> Requests<'a> {
    /// Gets a connection ready.
    ///
    /// # Errors
    /// When it broke already.
    pub fn new(stream: &'a TcpStream) -> io::Result<Self> {
        stream.set_read_timeout(Some(PATIENCE))?;
        // The end of a response must not wait until the browser has acknowledged its start.
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Waits for the next request and reads its head. A body is of no interest here, so no request follows one.
    ///
    /// # Errors
    /// When the connection ends or breaks, nothing comes in time, or what comes is no request.
    pub fn read(&mut self) -> io::Result<Request> {
        let malformed = || io::Error::from(io::ErrorKind::InvalidData);
        let mut lines = self.0.by_ref().take(LONGEST_HEAD).lines();
        let first = lines.next().ok_or_else(malformed)??;
        let mut words = first.split(' ');
        let (Some(method), Some(address), Some(version)) = (words.next(), words.next(), words.next()) else {
            return Err(malformed());
        };
        // The address may come back in a header of the response.
        if address.contains(char::is_control) {
            return Err(malformed());
        }
        let mut request = Request {
            method: method.to_owned(),
            address: address.to_owned(),
            accept_encoding: String::new(),
            keeps_connection: version == "HTTP/1.1",
        };
        for line in lines {
            let line = line?;
            if line.is_empty() {
                return Ok(request);
            }
            if let Some((name, value)) = line.split_once(':') {
                request.read_header(&name.to_ascii_lowercase(), value.trim());
            }
        }
        Err(malformed())
    }
}

impl Request {
    fn read_header(&mut self, name: &str, value: &str) {
        match name {
            "accept-encoding" => {
                let several = if self.accept_encoding.is_empty() { "" } else { "," };
                self.accept_encoding.push_str(several);
                self.accept_encoding.push_str(value);
            }
            "connection" if value.split(',').any(|word| word.trim().eq_ignore_ascii_case("close")) => {
                self.keeps_connection = false;
            }
            "content-length" if value != "0" => self.keeps_connection = false,
            "transfer-encoding" => self.keeps_connection = false,
            _ => {}
        }
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

    /// Sends it. The length tells where the next response starts, and lets a page show progress.
    ///
    /// # Errors
    /// When the browser went away.
    pub fn send(&self, mut stream: &TcpStream, request: &Request) -> io::Result<()> {
        let reason = match self.status {
            200 => "OK",
            301 => "Moved Permanently",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Internal Server Error",
        };
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", self.status);
        if !request.keeps_connection {
            head.push_str("Connection: close\r\n");
        }
        head.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        if request.method != "HEAD" {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

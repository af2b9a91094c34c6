//! What every server must say, as a table from requests to responses.

use std::fs;
use std::path::{Path, PathBuf};

use legcheck_hosting::compress::Encoding;
use legcheck_hosting::headers::{self, HIDDEN, IMMUTABLE, REVALIDATE};
use legcheck_hosting::{files, mime, policy};

use crate::client::{Request, Response};

/// How the addresses of the site begin, as the client asks for it.
const HOST: &str = "http://site.example";

/// One row.
struct Case {
    request: Request,
    status: u16,
    /// Names of headers, each with its only value, or with none where there must be no such header.
    headers: Vec<(&'static str, Option<String>)>,
    /// The file with the bytes of the body, if the table says.
    body: Option<PathBuf>,
}

/// Servers differ in what they say beside the site's own rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The container's.
    Nginx,
    /// That of `cargo xtask serve`. It compresses what has no compressed copy.
    Local,
    /// It names the whole address to which it forwards, and has types of its own for what the site gives none.
    Apache,
    /// It forwards with 308 and without a query, does not tell how long a compressed copy is, and has types of its own.
    Caddy,
}

/// A running server that serves a site.
pub struct Server<'a> {
    pub dist: &'a Path,
    /// Where on its host the site is.
    pub base: &'a str,
    pub port: u16,
    pub kind: Kind,
    policy: String,
}

impl<'a> Server<'a> {
    pub fn new(dist: &'a Path, base: &'a str, port: u16, kind: Kind) -> Self {
        Self { dist, base, port, kind, policy: policy::policy_of_site(dist).unwrap() }
    }

    /// Asks all requests of the table.
    pub fn check(&self) {
        for cases in [self.files(), self.pages(), self.missing(), self.methods(), self.known()] {
            for case in cases {
                self.check_case(&case);
            }
        }
    }

    /// Checks one row, and what every response must have.
    fn check_case(&self, case: &Case) {
        let response = case.request.send(self.port);
        let request = &case.request;
        assert_eq!(response.status, case.status, "{request:?}");
        self.check_security(request, &response);
        for (name, expected) in &case.headers {
            let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
            assert_eq!(response.all(name), expected, "{name} of {request:?}");
        }
        if let Some(file) = &case.body {
            assert!(response.body == fs::read(file).unwrap(), "{request:?} is not answered with {}", file.display());
        }
    }

    /// Every response has every security header once.
    pub fn check_security(&self, request: &Request, response: &Response) {
        for (name, value) in headers::security(&self.policy) {
            assert_eq!(response.all(name), [value], "{name} of {request:?}");
        }
    }

    /// Each file, asked for as it is and in each encoding.
    fn files(&self) -> Vec<Case> {
        let files = files::files(self.dist).unwrap();
        assert!(files.len() > 10, "no finished site: {files:?}");
        files.iter().flat_map(|file| self.file(&slashes(file), file)).collect()
    }

    /// Each page at the address of its folder, with and without the slash at the end.
    fn pages(&self) -> Vec<Case> {
        let mut cases = self.file("", Path::new("index.html"));
        for file in files::files(self.dist).unwrap() {
            let path = slashes(&file);
            let Some(folder) = path.strip_suffix("/index.html") else { continue };
            cases.extend(self.file(&format!("{folder}/"), &file));
            // The query does not matter here; Caddy drops it.
            for query in if self.kind == Kind::Caddy { &[""][..] } else { &["", "?x=y"] } {
                let request = Request::get(format!("{}{folder}{query}", self.base));
                let host = if self.kind == Kind::Apache { HOST } else { "" };
                let headers = vec![("Location", Some(format!("{host}{}{folder}/{query}", self.base)))];
                let status = if self.kind == Kind::Caddy { 308 } else { 301 };
                cases.push(Case { request, status, headers, body: None });
            }
        }
        assert!(cases.len() > 10, "the site has no pages in folders");
        cases
    }

    /// What is not there, or is for hosts alone, is answered with the page that says so.
    fn missing(&self) -> Vec<Case> {
        let mut paths = vec!["nowhere", "nowhere/", "causes/nowhere/", "app-0123456789abcdef_bg.wasm", "hosting/"];
        paths.extend(HIDDEN);
        let lost =
            |path: &str| self.file(path, Path::new("404.html")).into_iter().map(|case| Case { status: 404, ..case });
        paths.into_iter().flat_map(lost).collect()
    }

    /// HEAD has the headers alone, and what writes is refused.
    fn methods(&self) -> Vec<Case> {
        let mut cases = self.file("", Path::new("index.html"));
        for case in &mut cases {
            case.request.method = "HEAD";
            case.body = None;
        }
        let refused = Request { method: "POST", ..Request::get(self.base) }.with("Content-Length", "0");
        cases.push(Case { request: refused, status: 405, headers: vec![], body: None });
        cases
    }

    /// Some answers in plain words, so that the table does not rest on the crate that it tests alone.
    fn known(&self) -> Vec<Case> {
        let files = files::files(self.dist).unwrap();
        let with = |end: &str| {
            let file = files.iter().map(|file| slashes(file)).find(|file| file.ends_with(end));
            file.unwrap_or_else(|| panic!("the site has no {end}"))
        };
        let html = "text/html; charset=utf-8";
        let manifest = "application/manifest+json";
        let forever = "public, max-age=31536000, immutable";
        let icon = files.iter().map(|file| slashes(file)).find(|file| file.starts_with("icon-192-"));
        [
            (with(".wasm"), "", "application/wasm", None, forever),
            (with(".wasm"), "gzip, deflate, br, zstd", "application/wasm", Some("br"), forever),
            (with(".wasm"), "gzip, deflate", "application/wasm", Some("gzip"), forever),
            (with(".wasm"), "deflate", "application/wasm", None, forever),
            ("".to_owned(), "gzip, br", html, Some("br"), "no-cache"),
            ("emergency/".to_owned(), "gzip", html, Some("gzip"), "no-cache"),
            ("causes/als/?from=a-link".to_owned(), "br", html, Some("br"), "no-cache"),
            ("manifest.webmanifest".to_owned(), "", manifest, None, "no-cache"),
            ("manifest.webmanifest".to_owned(), "br", manifest, Some("br"), "no-cache"),
            (icon.expect("the site has an icon"), "br", "image/png", None, forever),
            (with(".bin"), "br", "application/octet-stream", Some("br"), forever),
            ("hosting/nginx.conf".to_owned(), "gzip", "text/plain; charset=utf-8", None, "no-cache"),
            ("embed.d.ts".to_owned(), "gzip", "text/plain; charset=utf-8", Some("gzip"), "no-cache"),
        ]
        .map(|(path, accepted, content_type, coding, cache)| Case {
            request: Request::get(format!("{}{path}", self.base)).with("Accept-Encoding", accepted),
            status: 200,
            headers: vec![
                ("Content-Type", Some(content_type.to_owned())),
                ("Content-Encoding", coding.map(str::to_owned)),
                ("Cache-Control", Some(cache.to_owned())),
            ],
            body: None,
        })
        .into()
    }

    /// The rows for one address that is answered with one file.
    fn file(&self, path: &str, file: &Path) -> Vec<Case> {
        let place = self.dist.join(file);
        let mut cases = Vec::new();
        for encoding in [Encoding::Identity, Encoding::Gzip, Encoding::Brotli] {
            let copy = encoding.copy_of(&place).filter(|copy| copy.is_file());
            if copy.is_none() && encoding != Encoding::Identity && self.kind == Kind::Local {
                continue;
            }
            let has_copies = Encoding::Gzip.copy_of(&place).is_some_and(|copy| copy.is_file());
            let name = file.file_name().unwrap().to_string_lossy();
            let mut headers = vec![
                ("Content-Encoding", copy.as_ref().and(encoding.name()).map(str::to_owned)),
                (
                    "Cache-Control",
                    Some(if headers::has_content_hash(&name) { IMMUTABLE } else { REVALIDATE }.to_owned()),
                ),
            ];
            let has_own_types = matches!(self.kind, Kind::Apache | Kind::Caddy);
            if mime::content_type(file) != mime::OTHER || !has_own_types {
                headers.push(("Content-Type", Some(mime::content_type(file).to_owned())));
            }
            if has_copies {
                headers.push(("Vary", Some("Accept-Encoding".to_owned())));
            }
            let tells_length = copy.is_none() || self.kind != Kind::Caddy;
            let body = copy.unwrap_or_else(|| place.clone());
            if tells_length {
                headers.push(("Content-Length", Some(fs::metadata(&body).unwrap().len().to_string())));
            }
            let request = Request::get(format!("{}{path}", self.base));
            let request = match encoding.name() {
                Some(name) => request.with("Accept-Encoding", name),
                None => request,
            };
            cases.push(Case { request, status: 200, headers, body: Some(body) });
        }
        cases
    }
}

fn slashes(file: &Path) -> String {
    file.to_string_lossy().replace('\\', "/")
}

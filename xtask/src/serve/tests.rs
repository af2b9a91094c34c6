//! The server, asked over a real connection.

use std::io::{Read, Write};
use std::path::PathBuf;

use super::*;

/// A folder that is removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let place = format!("legcheck-serve-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(place);
        for (file, text) in files {
            let file = folder.join(file);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn ask(handle: &Handle, request: &str, more: &str) -> String {
    let mut stream = TcpStream::connect(handle.addr()).unwrap();
    let text = format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n");
    stream.write_all(text.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[track_caller]
fn check(answer: &str, status: u16, parts: &[&str]) {
    let line = format!("HTTP/1.1 {status} ");
    assert!(answer.starts_with(&line), "not {status}: {answer}");
    for part in parts {
        assert!(answer.contains(part), "no {part:?} in: {answer}");
    }
}

#[test]
fn files_are_served_as_in_production() {
    let folder = Folder::new(
        "files",
        &[
            ("index.html", "<h1>start</h1>"),
            ("about/index.html", "<h1>about</h1>"),
            ("404.html", "<h1>lost</h1>"),
            ("app-0123456789abcdef_bg.wasm", "wasm"),
        ],
    );
    let server = start(&folder.0, 0).unwrap();
    let get = |path: &str| ask(&server, &format!("GET {path}"), "");

    check(
        &get("/"),
        200,
        &[
            "<h1>start</h1>",
            "Content-Type: text/html; charset=utf-8\r\n",
            "Cache-Control: no-cache\r\n",
            "Content-Length: 14\r\n",
            "require-trusted-types-for 'script'",
            "X-Content-Type-Options: nosniff\r\n",
        ],
    );
    check(&get("/about"), 200, &["<h1>about</h1>"]);
    check(&get("/about/?x"), 200, &["<h1>about</h1>"]);
    check(&get("/nowhere"), 404, &["<h1>lost</h1>", "no-cache"]);
    check(&get("/../Cargo.toml"), 404, &["<h1>lost</h1>"]);
    check(&get("/app-0123456789abcdef_bg.wasm"), 200, &["Content-Type: application/wasm\r\n", "immutable"]);
    check(
        &ask(&server, "GET /", "Accept-Encoding: gzip, br\r\n"),
        200,
        &["Content-Encoding: br\r\n", "Vary: Accept-Encoding\r\n"],
    );
    let head = ask(&server, "HEAD /", "");
    check(&head, 200, &["Content-Length: 14\r\n"]);
    assert!(!head.contains("<h1>"));
    check(&ask(&server, "POST /", "Content-Length: 0\r\n"), 405, &["Allow: GET, HEAD\r\n"]);
    server.stop();
}

#[test]
fn a_changed_file_is_compressed_again() {
    let folder = Folder::new("changed", &[("index.html", "one")]);
    let server = start(&folder.0, 0).unwrap();
    let index = folder.0.canonicalize().unwrap().join("index.html");
    let packed = || server.shared.encoded(&index, Encoding::Gzip).unwrap();
    let first = packed();
    assert!(Arc::ptr_eq(&first, &packed()));
    std::fs::write(&index, "two").unwrap();
    let later = SystemTime::now() + Duration::from_secs(5);
    let file = std::fs::File::options().write(true).open(&index).unwrap();
    file.set_modified(later).unwrap();
    assert_ne!(first, packed());
}

#[test]
fn an_empty_folder_and_a_used_port_are_said_plainly() {
    let folder = Folder::new("errors", &[("sub/x.txt", "x")]);
    let error = start(&folder.0, 0).err().unwrap().to_string();
    assert!(error.contains("cargo xtask build"), "{error}");

    std::fs::write(folder.0.join("index.html"), "x").unwrap();
    let first = start(&folder.0, 0).unwrap();
    let port = first.addr().port();
    let error = start(&folder.0, port).err().unwrap().to_string();
    assert!(error.contains("--port"), "{error}");
    first.stop();
    start(&folder.0, port).unwrap().stop();
}

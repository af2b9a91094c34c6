//! The server, asked over a real connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use tempfile::TempDir;

use super::*;

/// A folder with these files, removed at the end of the test.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in files {
        let file = folder.path().join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}

fn ask(handle: &Handle, request: &str, more: &str) -> String {
    let mut stream = TcpStream::connect(handle.addr()).unwrap();
    let text = format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n");
    stream.write_all(text.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Asks on a connection that stays open, and reads as much as the answer says it has. Nothing, when there is none.
fn ask_again(stream: &TcpStream, request: &str, more: &str) -> String {
    let mut writer = stream;
    let mut reader = BufReader::new(stream);
    let text = format!("{request} HTTP/1.1\r\nHost: x\r\n{more}\r\n");
    let mut answer = String::new();
    if writer.write_all(text.as_bytes()).is_err() {
        return answer;
    }
    while reader.read_line(&mut answer).is_ok_and(|length| length > 0) && !answer.ends_with("\r\n\r\n") {}
    let length = answer.lines().find_map(|line| line.strip_prefix("Content-Length: "));
    if !request.starts_with("HEAD") {
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        reader.read_exact(&mut body).unwrap();
        answer.push_str(&String::from_utf8_lossy(&body));
    }
    answer
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
    let folder = folder(&[
        ("index.html", "<h1>start</h1>"),
        ("about/index.html", "<h1>about</h1>"),
        ("404.html", "<h1>lost</h1>"),
        ("app-0123456789abcdef_bg.wasm", "wasm"),
        ("app-0123456789abcdef_bg.wasm.br", "brotli"),
        ("app-0123456789abcdef_bg.wasm.gz", "gzip"),
        ("_headers", "secret"),
        ("about/.htaccess", "secret"),
    ]);
    let server = start(folder.path(), 0).unwrap();
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
    check(&get("/about"), 301, &["Location: /about/\r\n", "X-Content-Type-Options: nosniff\r\n"]);
    check(&get("//about?x"), 301, &["Location: /about/?x\r\n"]);
    check(&get("/about/?x"), 200, &["<h1>about</h1>"]);
    check(&get("/nowhere"), 404, &["<h1>lost</h1>", "no-cache"]);
    check(&get("/../Cargo.toml"), 404, &["<h1>lost</h1>"]);
    check(&get("/app-0123456789abcdef_bg.wasm"), 200, &["Content-Type: application/wasm\r\n", "immutable"]);
    check(
        &ask(&server, "GET /app-0123456789abcdef_bg.wasm", "Accept-Encoding: gzip, br\r\n"),
        200,
        &["\r\n\r\nbrotli", "Content-Encoding: br\r\n", "Content-Type: application/wasm\r\n", "immutable"],
    );
    check(
        &ask(&server, "GET /app-0123456789abcdef_bg.wasm", "Accept-Encoding: gzip\r\n"),
        200,
        &["\r\n\r\ngzip", "Content-Encoding: gzip\r\n"],
    );
    check(&get("/_headers"), 404, &["<h1>lost</h1>"]);
    check(&get("/about/.htaccess"), 404, &["<h1>lost</h1>"]);
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
fn the_policy_is_that_of_the_site() {
    let folder = folder(&[("index.html", "<style></style>")]);
    let server = start(folder.path(), 0).unwrap();
    let hash = "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; ";
    check(&ask(&server, "GET /", ""), 200, &[hash]);
    check(&ask(&server, "GET /nowhere", ""), 404, &[hash]);
}

#[test]
fn a_connection_answers_one_request_after_the_other() {
    let folder = folder(&[("index.html", "start"), ("about/index.html", "about")]);
    let server = start(folder.path(), 0).unwrap();
    let stream = TcpStream::connect(server.addr()).unwrap();
    let again = |request: &str, more: &str| ask_again(&stream, request, more);
    check(&again("GET /", ""), 200, &["\r\n\r\nstart"]);
    check(&again("HEAD /about/", ""), 200, &["Content-Length: 5\r\n"]);
    check(&again("GET /about", ""), 301, &["Content-Length: 0\r\n"]);
    check(&again("GET /nowhere", "Connection: keep-alive\r\n"), 404, &["no such page"]);
    check(&again("GET /about/", "Accept-Encoding: br\r\n"), 200, &["Content-Encoding: br\r\n"]);
    check(&again("POST /", "Content-Length: 0\r\n"), 405, &["Only GET"]);
    let last = again("GET /", "connection: Close\r\n");
    check(&last, 200, &["Connection: close\r\n", "\r\n\r\nstart"]);
    assert_eq!(again("GET /", ""), "", "an answer on a connection that was to be closed");
}

/// Whether a connection stays open after one request, sent as it stands.
#[track_caller]
fn check_kept(request: &str, expected: bool) {
    let folder = folder(&[("index.html", "start")]);
    let server = start(folder.path(), 0).unwrap();
    let mut stream = TcpStream::connect(server.addr()).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    if expected {
        check(&ask_again(&stream, "GET /", ""), 200, &[]);
    } else {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.is_empty() || answer.contains("\r\nConnection: close\r\n"), "{answer}");
    }
}

#[test]
fn a_connection_ends_where_the_next_request_cannot_be_told() {
    check_kept("GET / HTTP/1.1\r\n\r\n", true);
    check_kept("GET / HTTP/1.0\r\n\r\n", false);
    check_kept("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n", false);
    check_kept("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", false);
    check_kept("GET / HTTP/1.1\r\nConnection: x, close\r\n\r\n", false);
    check_kept("nonsense\r\n\r\n", false);
    check_kept("GET /\u{1}x HTTP/1.1\r\n\r\n", false);
}

#[test]
fn nothing_answers_on_an_open_connection_after_the_stop() {
    let folder = folder(&[("index.html", "start")]);
    let heard = Arc::new(Mutex::new(0));
    let count = Arc::clone(&heard);
    let on_request = move |_: &str| *count.lock().unwrap() += 1;
    let extras = Extras { on_request: Some(Box::new(on_request)), ..Extras::default() };
    let server = start_with(folder.path(), 0, extras).unwrap();
    let addr = server.addr();
    let used = TcpStream::connect(addr).unwrap();
    check(&ask_again(&used, "GET /", ""), 200, &["start"]);
    let unused = TcpStream::connect(addr).unwrap();
    server.stop();
    assert_eq!(ask_again(&used, "GET /", ""), "");
    assert_eq!(ask_again(&unused, "GET /", ""), "");
    assert!(TcpStream::connect(addr).is_err());
    assert_eq!(*heard.lock().unwrap(), 1);
}

#[test]
fn tests_can_replace_responses() {
    let folder = folder(&[("index.html", "start")]);
    let instead = |address: &str| match address {
        "/broken?x" => Some(Instead::Nothing),
        "/wrong" => Some(Instead::Body(503, "text/plain", b"busy".to_vec())),
        _ => None,
    };
    let headers = vec![("Referrer-Policy", "origin".to_owned())];
    let extras = Extras { instead: Some(Box::new(instead)), headers, plain: true, ..Extras::default() };
    let server = start_with(folder.path(), 0, extras).unwrap();
    assert_eq!(ask(&server, "GET /broken?x", ""), "");
    let wrong = ask(&server, "GET /wrong", "");
    check(&wrong, 503, &["Content-Type: text/plain\r\n", "\r\n\r\nbusy"]);
    assert!(!wrong.contains("Content-Security-Policy"), "{wrong}");
    let page = ask(&server, "GET /", "Accept-Encoding: br\r\n");
    check(&page, 200, &["Referrer-Policy: origin\r\n", "\r\n\r\nstart"]);
    assert_eq!(page.matches("Referrer-Policy").count(), 1, "{page}");
}

#[test]
fn an_empty_folder_and_a_used_port_are_said_plainly() {
    let folder = folder(&[("sub/x.txt", "x")]);
    let error = start(folder.path(), 0).err().unwrap().to_string();
    assert!(error.contains("cargo xtask build"), "{error}");

    std::fs::write(folder.path().join("index.html"), "x").unwrap();
    let first = start(folder.path(), 0).unwrap();
    let port = first.addr().port();
    let error = start(folder.path(), port).err().unwrap().to_string();
    assert!(error.contains("--port"), "{error}");
    first.stop();
    start(folder.path(), port).unwrap().stop();
}

#[test]
fn no_free_port_is_given_twice() {
    // Of so many, a system that picks them at random repeats some.
    let mut ports: Vec<u16> = (0..2000).map(|_| listen_at(0).unwrap().local_addr().unwrap().port()).collect();
    ports.sort_unstable();
    ports.dedup();
    assert_eq!(ports.len(), 2000);
}

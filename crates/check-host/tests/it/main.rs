//! A host with each habit, and what is said of it. The site is small; `crates/local-server` plays the host.

use std::fs;
use std::path::Path;

use legcheck_check_host::Finding::{self, *};
use legcheck_check_host::check;
use legcheck_local_server::{Bytes, Extras, Response, StatusCode, header, start_with};
use tempfile::TempDir;

/// A finished site of a few files.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str, text: String| {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let page = |title: &str| {
        format!("<!doctype html><title>{title}</title><style>a{{}}</style><p>{}</p>", "Legs. ".repeat(60))
    };
    for (file, title) in [("index.html", "Start"), ("about/index.html", "About"), ("404.html", "Lost")] {
        write(file, page(title));
    }
    write("offers-0123456789abcdef.html", page("Offers"));
    write("app-0123456789abcdef.js", "let a = 1; // long enough\n".repeat(20));
    write("app-0123456789abcdef.wasm", "\0asm".repeat(80));
    write("worker.js", "let b = 1;\n".to_owned());
    write("release.json", "{}".to_owned());
    legcheck_hosting::write::write_all(folder.path(), "/").unwrap();
    folder
}

type Change = fn(&str, &mut Response<Bytes>);

/// Checks what is found where a host changes responses in this way.
#[track_caller]
fn expect(change: Change, found: &[Finding], known: &[&str]) {
    let extras = Extras { change: Some(Box::new(change)), ..Extras::default() };
    expect_with(extras, found, known);
}

#[track_caller]
fn expect_with(extras: Extras, found: &[Finding], known: &[&str]) {
    let site = site();
    let server = start_with(site.path(), 0, extras).unwrap();
    let report = check(site.path(), &server.url()).unwrap();
    assert_eq!(report.findings(), found, "{report}");
    assert_eq!(report.known_names(), known, "{report}");
    assert_eq!(report.is_good(), !report.to_string().contains("PROBLEM"), "{report}");
}

fn is_html(response: &Response<Bytes>) -> bool {
    response.headers()[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html")
}

fn set(response: &mut Response<Bytes>, name: &'static str, value: &'static str) {
    response.headers_mut().insert(name, value.parse().unwrap());
}

fn add(response: &mut Response<Bytes>, text: &str) {
    *response.body_mut() = [response.body(), text.as_bytes()].concat().into();
}

#[test]
fn a_host_that_changes_nothing() {
    expect(|_, _| {}, &[], &[]);
}

#[test]
fn hosts_that_change_bytes() {
    let beacon: Change = |_, response| {
        if is_html(response) {
            add(response, "<script src=https://static.cloudflareinsights.com/beacon.min.js></script>");
        }
    };
    let plain = |change: Change| Extras { plain: true, change: Some(Box::new(change)), ..Extras::default() };
    expect_with(plain(beacon), &[OtherPage, NotPacked], &["Cloudflare Web Analytics"]);
    let minified: Change = |address, response| {
        if address.ends_with(".js") && address.contains("app-") {
            add(response, " ");
        }
    };
    expect_with(plain(minified), &[OtherFile, NotPacked], &[]);
}

#[test]
fn hosts_that_redirect() {
    expect_with(Extras { short_addresses: true, ..Extras::default() }, &[ShortAddress], &[]);
    let elsewhere: Change = |address, response| {
        if address == "/about/" {
            *response.status_mut() = StatusCode::FOUND;
            set(response, "location", "/log-in/");
        }
    };
    expect(elsewhere, &[Redirected], &[]);
}

#[test]
fn hosts_that_lose_files_or_invent_them() {
    let lost: Change = |address, response| {
        if address == "/worker.js" {
            *response.status_mut() = StatusCode::NOT_FOUND;
        }
    };
    expect(lost, &[Missing], &[]);
    expect(|_, response| *response.status_mut() = StatusCode::OK, &[NoMissingPage], &[]);
}

#[test]
fn hosts_that_change_headers() {
    expect(|_, response| drop(response.headers_mut().remove("content-security-policy")), &[NoPolicy], &[]);
    expect(|_, response| set(response, "content-security-policy", "default-src 'self'"), &[OtherPolicy], &[]);
    expect(|_, response| drop(response.headers_mut().remove("referrer-policy")), &[NoHeader], &[]);
    expect(|_, response| set(response, "referrer-policy", "origin"), &[OtherHeader], &[]);
    expect(|_, response| set(response, "cache-control", "max-age=600"), &[KeptTooLong, AskedAgain], &[]);
    let typed: Change = |address, response| {
        if address.ends_with(".wasm") {
            set(response, "content-type", "application/octet-stream");
        }
    };
    expect(typed, &[OtherType], &[]);
    expect_with(Extras { plain: true, ..Extras::default() }, &[NotPacked], &[]);
}

#[test]
fn a_wrong_address_says_so() {
    let site = site();
    let said = |url: &str| format!("{:#}", check(site.path(), url).unwrap_err());
    assert!(said("legs.example.org").contains("whole address"));
    assert!(said("http://127.0.0.1:9/").contains("does not answer"));
    assert!(
        format!("{:#}", check(Path::new("/nowhere"), "https://legs.example.org").unwrap_err())
            .contains("no finished site")
    );
}

//! What `write_all` puts into a site.

use legcheck_hosting::files::files;
use legcheck_hosting::write::write_all;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn site(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    folder
}

/// Every file of a folder, with forward slashes, in order.
fn all(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// The files that are written into a site, beside its own.
#[track_caller]
fn check(own: &[(&str, &[u8])], copies: &[&str]) {
    let folder = site(own);
    write_all(folder.path(), "/").unwrap();
    let mut expected: Vec<String> = own.iter().map(|(name, _)| (*name).to_owned()).collect();
    expected.extend(copies.iter().map(|name| (*name).to_owned()));
    let configurations =
        ["_headers", ".htaccess", "hosting/Caddyfile", "hosting/nginx-brotli.conf", "hosting/nginx.conf"];
    expected.extend(configurations.map(str::to_owned));
    expected.sort();
    assert_eq!(all(folder.path()), expected);

    // What was written is for servers, not for visitors, and writing it again changes nothing.
    let mut visitors: Vec<PathBuf> = own.iter().map(|(name, _)| PathBuf::from(name)).collect();
    visitors.sort();
    assert_eq!(files(folder.path()).unwrap(), visitors);
    write_all(folder.path(), "/").unwrap();
    assert_eq!(all(folder.path()), expected);
}

#[test]
fn copies_stand_beside_what_they_make_smaller() {
    let long = "Which leg hurts? ".repeat(100);
    let long = long.as_bytes();
    check(
        &[("index.html", long), ("a/index.html", long), ("app.wasm", long), ("icon.png", long), ("short.js", b"x")],
        &["index.html.br", "index.html.gz", "a/index.html.br", "a/index.html.gz", "app.wasm.br", "app.wasm.gz"],
    );
}

#[test]
fn what_does_not_get_smaller_has_no_copy() {
    // Bytes without a pattern, from a generator of numbers.
    let mut state: u32 = 1;
    let noise: Vec<u8> = (0..400)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .collect();
    check(&[("index.html", b"x"), ("app.wasm", &noise)], &[]);
}

#[test]
fn the_policy_allows_what_stands_in_any_page() {
    let site = site(&[("index.html", b"<style>a{}</style>"), ("about/index.html", b"<style></style>")]);
    write_all(site.path(), "/").unwrap();
    let headers = std::fs::read_to_string(site.path().join("_headers")).unwrap();
    for hash in ["X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="] {
        assert!(headers.contains(hash), "{headers}");
    }
}

#[test]
fn a_site_without_a_start_page_is_told() {
    let error = format!("{:#}", write_all(site(&[("about/index.html", b"x")]).path(), "/").unwrap_err());
    assert!(error.contains("cannot read"), "{error}");
}

//! Each emitted text, compared with a file in tests/data; `UPDATE_SNAPSHOTS=1` renews the files.

use legcheck_hosting::emit::{Served, apache, caddy, netlify, nginx};
use legcheck_hosting::policy::{Inline, policy};
use std::path::Path;
use std::{env, fs};

#[track_caller]
fn check(emit: fn(&Served) -> String, name: &str) {
    let served = Served {
        policy: policy(
            &Inline {
                styles: vec!["sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=".to_owned()],
                scripts: vec!["sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=".to_owned()],
            },
            None,
        ),
        base: "/legcheck/".to_owned(),
        hashed: vec!["app-0123456789abcdef_bg.wasm".to_owned(), "styles/main-fedcba987654321.css".to_owned()],
    };
    let said = emit(&served);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &said).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    for (place, (said, expected)) in said.lines().zip(expected.lines()).enumerate() {
        assert_eq!(said, expected, "line {} of {}", place + 1, file.display());
    }
    assert_eq!(said.len(), expected.len(), "{} is longer or shorter", file.display());
}

#[test]
fn nginx_is_told_as_read() {
    check(nginx::nginx, "nginx.conf");
}

#[test]
fn caddy_is_told_as_read() {
    check(caddy::caddyfile, "Caddyfile");
}

#[test]
fn netlify_and_cloudflare_are_told_as_read() {
    check(netlify::headers_file, "_headers");
}

#[test]
fn apache_is_told_as_read() {
    check(apache::htaccess, "htaccess");
}

//! From the address in a request to a file of the site.

use std::path::{Path, PathBuf};

/// The file that answers a request, if there is one: a folder answers with its
/// index.html, and nothing outside `dist` ever answers.
pub fn find(dist: &Path, url: &str) -> Option<PathBuf> {
    let mut file = dist.join(relative_path(url)?);
    if file.is_dir() {
        file.push("index.html");
    }
    // A link inside dist could still lead out of it, so the real place counts.
    let real = file.canonicalize().ok()?;
    let inside = real.starts_with(dist.canonicalize().ok()?);
    (inside && real.is_file()).then_some(real)
}

/// The path below the site's root that an address names, or nothing when the
/// address is malformed or tries to climb out.
fn relative_path(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decode(path)?;
    let mut relative = PathBuf::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => return None,
            _ if part.contains(['\\', ':', '\0']) => return None,
            _ => relative.push(part),
        }
    }
    Some(relative)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: Option<&str>) {
        assert_eq!(relative_path(url), expected.map(PathBuf::from), "{url:?}");
    }

    #[test]
    fn addresses_become_paths_inside_the_site() {
        check("/", Some(""));
        check("/index.html", Some("index.html"));
        check("/about/", Some("about"));
        check("/about?x=1#y", Some("about"));
        check("//a/./b", Some("a/b"));
        check("/caf%C3%A9.html", Some("café.html"));
        check("/a%20b", Some("a b"));
        check("/..hidden", Some("..hidden"));
    }

    #[test]
    fn climbing_out_and_malformed_addresses_name_nothing() {
        check("/..", None);
        check("/../Cargo.toml", None);
        check("/a/../../Cargo.toml", None);
        check("/%2e%2e/Cargo.toml", None);
        check("/..%2fCargo.toml", None);
        check("/..%5cCargo.toml", None);
        check("/C:/x", None);
        check("/a%00", None);
        check("/%zz", None);
        check("/%4", None);
        check("/%ff", None);
        check("about", None);
        check("http://localhost/", None);
        check("", None);
    }
}

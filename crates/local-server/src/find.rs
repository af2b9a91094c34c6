//! From the path in a request to a file of the site.

use std::path::{Path, PathBuf};

use legcheck_hosting::headers::HIDDEN;

/// What a request finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file.
    File(PathBuf),
    /// The page of a folder, requested without the trailing slash. Its relative links would resolve one folder too high.
    Folder,
}

/// The file that a path names; for a folder, its index.html. Nothing outside `dist` is ever found.
pub fn find(dist: &Path, url: &str) -> Option<Found> {
    let mut file = dist.join(relative_path(url)?);
    let folder = file.is_dir();
    if folder {
        file.push("index.html");
    }
    // A symbolic link inside dist could still lead out of it.
    let real = file.canonicalize().ok()?;
    let inside = real.starts_with(dist.canonicalize().ok()?);
    if !inside || !real.is_file() || HIDDEN.iter().any(|name| real.ends_with(name)) {
        return None;
    }
    Some(if folder && !path(url).ends_with('/') { Found::Folder } else { Found::File(real) })
}

/// The same path and query with a slash at the end of the path.
pub fn with_slash(url: &str) -> String {
    let path = path(url);
    // A path that begins with two slashes would name another host.
    format!("/{}/{}", path.trim_start_matches('/'), &url[path.len()..])
}

/// The address without `.html` or `index.html`, to which some hosts redirect.
pub fn short(url: &str) -> Option<String> {
    let path = path(url);
    let folder = path.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
    let short = folder.or_else(|| path.strip_suffix(".html"))?;
    Some(format!("/{}{}", short.trim_start_matches('/'), &url[path.len()..]))
}

/// The file that a short address names.
pub fn find_short(dist: &Path, url: &str) -> Option<Found> {
    find(dist, url).or_else(|| find(dist, &format!("{}.html", path(url))))
}

/// The path, without query and fragment.
fn path(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

/// The file system path below the site's root, or nothing if the path is malformed or climbs out.
fn relative_path(url: &str) -> Option<PathBuf> {
    let path = percent_decode(path(url).strip_prefix('/')?)?;
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

    #[track_caller]
    fn check_short(url: &str, expected: Option<&str>) {
        assert_eq!(short(url).as_deref(), expected, "{url:?}");
    }

    #[test]
    fn a_short_address_has_no_ending() {
        check_short("/offers.html?x=y", Some("/offers?x=y"));
        check_short("/index.html", Some("/"));
        check_short("/causes/index.html#a", Some("/causes/#a"));
        check_short("//index.html", Some("/"));
        check_short("/notindex.html", Some("/notindex"));
        check_short("/causes/", None);
        check_short("/app.js", None);
    }

    #[track_caller]
    fn check_slash(url: &str, expected: &str) {
        assert_eq!(with_slash(url), expected, "{url:?}");
    }

    #[test]
    fn the_slash_comes_before_the_query_and_never_names_a_host() {
        check_slash("/about", "/about/");
        check_slash("/causes/als?x=/y#z", "/causes/als/?x=/y#z");
        check_slash("//about", "/about/");
    }
}

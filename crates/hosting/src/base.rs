//! The base path of a site on its host.

/// The base path of a site built for `public_url`, with a slash at both ends. A full URL is reduced to its path. A
/// relative URL works under any path; it counts as the root, the usual place of a site.
pub fn base_path(public_url: &str) -> String {
    let path = match public_url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => public_url,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    if parts.is_empty() { "/".to_owned() } else { format!("/{}/", parts.join("/")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(public_url: &str, expected: &str) {
        assert_eq!(base_path(public_url), expected, "{public_url:?}");
    }

    #[test]
    fn every_kind_of_address_has_a_path() {
        check("/", "/");
        check("./", "/");
        check("", "/");
        check("/legcheck/", "/legcheck/");
        check("/legcheck", "/legcheck/");
        check("legcheck/", "/legcheck/");
        check("/health//legs/", "/health/legs/");
        check("https://clinic.example", "/");
        check("https://clinic.example/", "/");
        check("https://clinic.example/legcheck/", "/legcheck/");
        check("https://clinic.example/legcheck/?x#y", "/legcheck/");
    }
}

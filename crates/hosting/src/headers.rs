//! The headers the site is served with.

/// The header that says what the pages may load and do.
pub const POLICY: &str = "Content-Security-Policy";

/// For a file whose name changes with its content: keep it for a year, ask no more.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// For every other file: keep it, but ask each time whether it is still the newest.
pub const REVALIDATE: &str = "no-cache";

/// What [`has_content_hash`] looks for, as a regular expression for web servers.
pub const CONTENT_HASH: &str = "-[0-9a-f]{12,16}[._]";

/// The files that are for the host alone; no visitor needs them, so a server answers as if they were not there.
pub const HIDDEN: [&str; 2] = ["_headers", ".htaccess"];

/// The headers of every response, with the policy of the site as in [`crate::policy::policy`].
pub fn security(policy: &str) -> [(&'static str, String); 6] {
    [
        (POLICY, policy.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", "geolocation=(), camera=(), microphone=()".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        // A frame without an origin of its own asks for the guide's files as a stranger, and so does a clinic's page for
        // embed.js. They are the same for everybody, and nothing is known by a cookie.
        ("Access-Control-Allow-Origin", "*".to_owned()),
    ]
}

/// How long a browser may keep a file: for good when its name changes with its
/// content, else only after asking again.
pub fn cache_control(file_name: &str) -> &'static str {
    if has_content_hash(file_name) { IMMUTABLE } else { REVALIDATE }
}

/// Whether Trunk put a content hash into the name, as in
/// `legcheck-0123456789abcdef_bg.wasm`. Trunk writes the 64-bit hash without
/// leading zeros, so it can be a few digits shorter than 16.
pub fn has_content_hash(file_name: &str) -> bool {
    file_name.match_indices('-').any(|(at, _)| {
        let rest = &file_name[at + 1..];
        let digits = rest.find(|c: char| !matches!(c, '0'..='9' | 'a'..='f')).unwrap_or(rest.len());
        (12..=16).contains(&digits) && rest[digits..].starts_with(['.', '_'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file_name: &str, expected: &str) {
        assert!(cache_control(file_name).contains(expected), "{file_name} should be {expected}");
    }

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        check("legcheck-0123456789abcdef.js", "immutable");
        check("legcheck-0123456789abcdef_bg.wasm", "immutable");
        check("main-fedcba987654321.css", "immutable");
        check("leg-check-0123456789abcdef.js", "immutable");
        check("index.html", "no-cache");
        check("sw.js", "no-cache");
        check("manifest.webmanifest", "no-cache");
        check("boot-0123456789abcdef", "no-cache");
        check("boot-0123456789ABCDEF.js", "no-cache");
        check("boot-0123456789abcdef0.js", "no-cache");
        check("icon-192.png", "no-cache");
        check("0123456789abcdef.js", "no-cache");
    }

    #[test]
    fn headers_are_plain_ascii_that_every_configuration_can_quote() {
        for (name, value) in security("default-src 'none'") {
            assert!(name.is_ascii() && !value.is_empty());
            assert!(value.chars().all(|c| c.is_ascii() && !c.is_control() && !matches!(c, '"' | '\\' | '$' | '%')));
        }
    }
}

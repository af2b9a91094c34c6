//! The headers that the site is served with.

/// The header with the policy for what pages may load and do.
pub const POLICY: &str = "Content-Security-Policy";

/// For files whose name contains a hash of their content: cache for a year without revalidation.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// For every other file: cache, but revalidate on each use.
pub const REVALIDATE: &str = "no-cache";

/// The pattern of [`has_content_hash`], as a regular expression for web servers.
pub const CONTENT_HASH: &str = "-[0-9a-f]{12,16}[._]";

/// Files for the host only. A server answers as if they did not exist.
pub const HIDDEN: [&str; 2] = ["_headers", ".htaccess"];

/// The headers of every response, with the site's policy from [`crate::policy::policy`].
pub fn security(policy: &str) -> [(&'static str, String); 6] {
    [
        (POLICY, policy.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", "geolocation=(), camera=(), microphone=()".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        // A frame with an opaque origin requests the guide's files cross-origin, and so does a clinic's page with
        // embed.js. The files are the same for everybody and do not depend on cookies.
        ("Access-Control-Allow-Origin", "*".to_owned()),
    ]
}

/// How long a browser may cache a file: forever if its name contains a hash of its content, else only with
/// revalidation.
pub fn cache_control(file_name: &str) -> &'static str {
    if has_content_hash(file_name) { IMMUTABLE } else { REVALIDATE }
}

/// Whether the name contains a content hash, as in `legcheck-0123456789abcdef_bg.wasm`. Trunk writes the 64-bit hash
/// without leading zeros, so it can be a few digits shorter than 16.
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

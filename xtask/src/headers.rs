//! The headers the site is served with: the one source for the local server,
//! the browser tests and whoever writes a host's configuration.

/// What the pages may load and do. Everything comes from the site itself;
/// `wasm-unsafe-eval` lets WebAssembly compile and nothing else, and the Trusted
/// Types policy named here is the only way to hand text to a script sink.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; \
    img-src 'self' data:; \
    font-src 'self'; \
    connect-src 'self'; \
    manifest-src 'self'; \
    worker-src 'self'; \
    base-uri 'self'; \
    form-action 'none'; \
    require-trusted-types-for 'script'; \
    trusted-types legcheck";

/// The headers of every response.
pub const SECURITY: [(&str, &str); 5] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "geolocation=(), camera=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// How long a browser may keep a file: for good when its name changes with its
/// content, else only after asking again.
pub fn cache_control(file_name: &str) -> &'static str {
    if has_content_hash(file_name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
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
    fn policy_is_one_line_of_directives() {
        for directive in CONTENT_SECURITY_POLICY.split("; ") {
            assert_eq!(directive.trim(), directive);
            assert!(directive.contains(' '), "{directive} names no source");
        }
        assert!(!CONTENT_SECURITY_POLICY.contains("'unsafe-inline'"));
        assert!(!CONTENT_SECURITY_POLICY.contains("'unsafe-eval'"));
    }

    #[test]
    fn headers_are_plain_ascii() {
        for (name, value) in SECURITY {
            assert!(name.is_ascii() && !value.is_empty());
            assert!(value.chars().all(|c| c.is_ascii() && !c.is_control()));
        }
    }
}

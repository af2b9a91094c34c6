//! The Content-Security-Policy: what the pages may load and do.

use std::path::Path;

use anyhow::{Context, Result};
use base64::prelude::{Engine, BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The directives and their sources. Everything comes from the site itself; `wasm-unsafe-eval` lets WebAssembly compile
/// and nothing else, and the Trusted Types policy named here is the only way to hand text to a script sink.
const DIRECTIVES: [(&str, &str); 12] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    (STYLES, "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("base-uri", "'self'"),
    ("form-action", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "legcheck"),
];

/// The directive that inline styles are added to.
const STYLES: &str = "style-src";

/// The directives that browsers ignore in a page, and complain about.
const NOT_IN_A_PAGE: [&str; 3] = ["frame-ancestors", "sandbox", "report-uri"];

/// The policy as the value of the header. Each of `inline` is the hash of a style that may stand in a page, as
/// [`inline_styles`] gives it.
pub fn policy(inline: &[String]) -> String {
    written(inline, |_| true)
}

/// The policy as the content of `<meta http-equiv="Content-Security-Policy">`, for hosts that send no headers.
pub fn meta_policy(inline: &[String]) -> String {
    written(inline, |directive| !NOT_IN_A_PAGE.contains(&directive))
}

fn written(inline: &[String], keep: impl Fn(&str) -> bool) -> String {
    let directives = DIRECTIVES.iter().filter(|(name, _)| keep(name)).map(|(name, sources)| {
        let mut directive = format!("{name} {sources}");
        if *name == STYLES {
            for hash in inline {
                directive.push_str(&format!(" '{hash}'"));
            }
        }
        directive
    });
    directives.collect::<Vec<_>>().join("; ")
}

/// The policy of a finished site: it allows the styles that stand in its start page.
///
/// # Errors
/// When there is no start page to read.
pub fn policy_of_site(dist: &Path) -> Result<String> {
    let page = dist.join("index.html");
    let html = std::fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    Ok(policy(&inline_styles(&html)))
}

/// The hash of each different `<style>` of a page, in order, such as `sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=`.
///
/// It reads HTML as our own build writes it: comments are left out, and a style that is never closed has no hash.
pub fn inline_styles(html: &str) -> Vec<String> {
    let mut hashes = Vec::new();
    // The same positions in small letters; only ASCII changes, so that no position moves.
    let small = html.to_ascii_lowercase();
    let mut at = 0;
    while let Some(found) = small[at..].find('<') {
        at += found;
        if small[at..].starts_with("<!--") {
            let Some(end) = small[at..].find("-->") else { break };
            at += end;
        } else if is_style(&small[at..]) {
            let Some(start) = small[at..].find('>').map(|end| at + end + 1) else { break };
            let Some(end) = small[start..].find("</style").map(|end| start + end) else { break };
            let hash = hash(&html[start..end]);
            if !hashes.contains(&hash) {
                hashes.push(hash);
            }
            at = end;
        }
        at += 1;
    }
    hashes
}

fn is_style(tag: &str) -> bool {
    tag.strip_prefix("<style").is_some_and(|rest| rest.starts_with(|c: char| c == '>' || c.is_ascii_whitespace()))
}

/// The hash as the browser makes it, which reads every line end as a line feed.
fn hash(style: &str) -> String {
    let style = style.replace("\r\n", "\n").replace('\r', "\n");
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(style)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hashes of no text and of `a{}`, as `openssl dgst -sha256 -binary | base64` gives them.
    const NOTHING: &str = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    const RULE: &str = "sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=";
    const LINES: &str = "sha256-zed0RLOFY+TcmXcTg8xXzuEuz9LcL/bpBT9mk1CINVo=";

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        assert_eq!(inline_styles(html), expected, "{html:?}");
    }

    #[test]
    fn every_inline_style_is_found_once() {
        check("", &[]);
        check("<style></style>", &[NOTHING]);
        check("<head><STYLE media=\"print\">a{}</Style ></head>", &[RULE]);
        check("<style>a{}</style><p>é</p><style\n>a{}</style><style></style>", &[RULE, NOTHING]);
        check("<style>a{}\r\nb{}</style>", &[LINES]);
        check("<style>a{}\nb{}</style>", &[LINES]);
    }

    #[test]
    fn what_only_looks_like_a_style_is_none() {
        check("<!-- <style>a{}</style> --><style></style>", &[NOTHING]);
        check("<link rel=\"stylesheet\" href=\"style.css\"><p style=\"x\">", &[]);
        check("<styled>a{}</styled>", &[]);
        check("<style>a{}", &[]);
        check("<!-- <style>a{}</style>", &[]);
        check("a < b <", &[]);
    }

    #[test]
    fn inline_styles_are_allowed_by_their_hash_alone() {
        let plain = policy(&[]);
        let styled = policy(&[NOTHING.to_owned(), RULE.to_owned()]);
        assert!(plain.contains("; style-src 'self'; "));
        assert_eq!(styled, plain.replace("style-src 'self'", &format!("style-src 'self' '{NOTHING}' '{RULE}'")));
        for unsafe_source in ["'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http"] {
            assert!(!styled.contains(unsafe_source), "{unsafe_source}");
        }
        for directive in styled.split("; ") {
            assert_eq!(directive.trim(), directive);
            assert!(directive.contains(' '), "{directive} names no source");
        }
    }

    #[test]
    fn a_page_holds_no_directive_that_browsers_ignore_there() {
        for directive in meta_policy(&[]).split("; ") {
            assert!(!NOT_IN_A_PAGE.iter().any(|name| directive.starts_with(name)), "{directive}");
        }
    }
}

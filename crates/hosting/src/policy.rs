//! The Content-Security-Policy: what the pages may load and do.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::files::files;
use crate::mime;

/// The directives and their sources. Everything is same-origin; `wasm-unsafe-eval` only allows compiling WebAssembly,
/// and the Trusted Types policy named here is the only way to pass text to a script sink.
const DIRECTIVES: [(&str, &str); 13] = [
    ("default-src", "'none'"),
    (SCRIPTS, "'self' 'wasm-unsafe-eval'"),
    (STYLES, "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    // For the preview on the page for clinics.
    ("frame-src", "'self'"),
    ("base-uri", "'self'"),
    ("form-action", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "legcheck"),
];

/// The site itself.
const SELF: &str = "'self'";

/// The directive that inline styles are added to.
const STYLES: &str = "style-src";

/// The directive that inline scripts are added to.
const SCRIPTS: &str = "script-src";

/// Inline scripts and styles that pages may use: the hash of each distinct text, such as
/// `sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// Hashes of style sheets.
    pub styles: Vec<String>,
    /// Hashes of scripts. Data blocks such as JSON-LD never run and need no permission.
    pub scripts: Vec<String>,
}

/// Directives that browsers ignore in a `meta` element, with a warning.
const NOT_IN_A_PAGE: [&str; 3] = ["frame-ancestors", "sandbox", "report-uri"];

/// The policy as the value of the header. `origin` is where the site is published, if known: in a frame with an opaque
/// origin, WebKit matches nothing with `'self'`, so the site must be named.
pub fn policy(inline: &Inline, origin: Option<&str>) -> String {
    written(inline, origin, |_| true)
}

/// The policy as the content of `<meta http-equiv="Content-Security-Policy">`, for hosts that cannot send headers.
pub fn meta_policy(inline: &Inline, origin: Option<&str>) -> String {
    written(inline, origin, |directive| !NOT_IN_A_PAGE.contains(&directive))
}

fn written(inline: &Inline, origin: Option<&str>, keep: impl Fn(&str) -> bool) -> String {
    let own = origin.map_or_else(|| SELF.to_owned(), |origin| format!("{SELF} {origin}"));
    let directives = DIRECTIVES.iter().filter(|(name, _)| keep(name)).map(|(name, sources)| {
        let mut directive = format!("{name} {}", sources.replace(SELF, &own));
        let hashes = match *name {
            STYLES => inline.styles.as_slice(),
            SCRIPTS => inline.scripts.as_slice(),
            _ => &[],
        };
        for hash in hashes {
            directive.push_str(&format!(" '{hash}'"));
        }
        directive
    });
    directives.collect::<Vec<_>>().join("; ")
}

/// The policy of a finished site, which allows the inline styles and scripts of its pages.
///
/// # Errors
/// If there is no start page, or a page cannot be read.
pub fn policy_of_site(dist: &Path) -> Result<String> {
    let files = files(dist)?;
    ensure!(files.iter().any(|file| file == Path::new("index.html")), "cannot read index.html in {}", dist.display());
    let mut inline = Inline::default();
    let mut origin = None;
    for page in files.iter().filter(|file| mime::extension(file) == "html") {
        let page = dist.join(page);
        let html = std::fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
        inline.add(Inline::of_page(&html));
        origin = origin.or_else(|| named_origin(&html));
    }
    Ok(policy(&inline, origin.as_deref()))
}

/// The origin that the policy in a page names in addition to the site itself.
fn named_origin(html: &str) -> Option<String> {
    let sources = html.split_once("connect-src 'self' ")?.1;
    let end = sources.find([';', '"'])?;
    Some(sources[..end].to_owned())
}

impl Inline {
    /// Adds the inline texts of another page.
    fn add(&mut self, other: Self) {
        for (known, more) in [(&mut self.styles, other.styles), (&mut self.scripts, other.scripts)] {
            for hash in more {
                if !known.contains(&hash) {
                    known.push(hash);
                }
            }
        }
    }

    /// Collects the inline texts of a page.
    ///
    /// Parses only HTML as our own build writes it: comments and unclosed elements are skipped.
    pub fn of_page(html: &str) -> Self {
        let mut inline = Self::default();
        // Byte offsets stay valid, because only ASCII letters change.
        let small = html.to_ascii_lowercase();
        let mut at = 0;
        while let Some(found) = small[at..].find('<') {
            at += found;
            let rest = &small[at..];
            if rest.starts_with("<!--") {
                let Some(end) = rest.find("-->") else { break };
                at += end;
            } else if let Some(name) = ["style", "script"].into_iter().find(|name| opens(rest, name)) {
                let Some(start) = rest.find('>').map(|end| end + 1) else { break };
                let Some(end) = rest[start..].find(&format!("</{name}")).map(|end| start + end) else { break };
                let tag = &rest[..start];
                let hashes = match name {
                    "style" => Some(&mut inline.styles),
                    _ if tag.contains(" src=") || tag.contains("json") => None,
                    _ => Some(&mut inline.scripts),
                };
                let hash = hash(&html[at + start..at + end]);
                if let Some(hashes) = hashes.filter(|known| !known.contains(&hash)) {
                    hashes.push(hash);
                }
                at += end;
            }
            at += 1;
        }
        inline
    }
}

/// Whether a text starts with an opening tag of this element.
fn opens(text: &str, name: &str) -> bool {
    let after = text.strip_prefix('<').and_then(|rest| rest.strip_prefix(name));
    after.is_some_and(|rest| rest.starts_with(|c: char| c == '>' || c.is_ascii_whitespace()))
}

/// The hash as browsers compute it, with line endings normalised to line feeds.
fn hash(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hashes of the empty text and of `a{}`, from `openssl dgst -sha256 -binary | base64`.
    const NOTHING: &str = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    const RULE: &str = "sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=";
    const LINES: &str = "sha256-zed0RLOFY+TcmXcTg8xXzuEuz9LcL/bpBT9mk1CINVo=";

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        assert_eq!(Inline::of_page(html).styles, expected, "{html:?}");
    }

    #[track_caller]
    fn check_scripts(html: &str, expected: &[&str]) {
        assert_eq!(Inline::of_page(html).scripts, expected, "{html:?}");
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
    fn only_inline_scripts_that_run_are_found() {
        check_scripts("<script>a{}</script><style></style>", &[RULE]);
        check_scripts("<script type=\"module\">a{}</script><script></script>", &[RULE, NOTHING]);
        check_scripts("<script type=\"module\" src=\"app.js\"></script>", &[]);
        check_scripts("<script type=\"application/ld+json\">{}</script>", &[]);
        check_scripts("<!-- <script>a{}</script> --><script>a{}", &[]);
    }

    #[test]
    fn what_stands_in_a_page_is_allowed_by_its_hash_alone() {
        let plain = policy(&Inline::default(), None);
        let scripted = policy(&Inline { styles: vec![], scripts: vec![RULE.to_owned()] }, None);
        let styled = policy(&Inline { styles: vec![NOTHING.to_owned(), RULE.to_owned()], scripts: vec![] }, None);
        assert_eq!(
            scripted,
            plain.replace(
                "script-src 'self' 'wasm-unsafe-eval'",
                &format!("script-src 'self' 'wasm-unsafe-eval' '{RULE}'")
            )
        );
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
    fn a_published_site_is_named_beside_itself() {
        let policy = meta_policy(&Inline::default(), Some("https://legs.example.org"));
        assert!(policy.contains("script-src 'self' https://legs.example.org 'wasm-unsafe-eval'"), "{policy}");
        assert!(policy.contains("connect-src 'self' https://legs.example.org;"), "{policy}");
        assert!(policy.contains("default-src 'none'; "), "{policy}");
        let page = format!("<meta content=\"{policy}\">");
        assert_eq!(named_origin(&page).as_deref(), Some("https://legs.example.org"));
        assert_eq!(named_origin(&meta_policy(&Inline::default(), None)), None);
    }

    #[test]
    fn a_page_holds_no_directive_that_browsers_ignore_there() {
        for directive in meta_policy(&Inline::default(), None).split("; ") {
            assert!(!NOT_IN_A_PAGE.iter().any(|name| directive.starts_with(name)), "{directive}");
        }
    }
}

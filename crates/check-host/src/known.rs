//! Known hosts and proxies, by what they leave in a page.

use std::sync::LazyLock;

use serde::Deserialize;

/// Something that changes files.
#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// What it is called.
    pub name: String,
    /// A text that it adds.
    sign: String,
    /// How to turn it off.
    pub off: String,
    /// Where that is said.
    pub source: String,
    /// When the source was read.
    pub asked: String,
}

#[derive(Deserialize)]
struct File {
    known: Vec<Known>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../known.toml")).expect("known.toml is checked by a test");
    file.known
});

/// What is known to add the texts that are in a page and were not built into it.
pub fn signs(built: &[u8], found: &[u8]) -> impl Iterator<Item = &'static Known> {
    let lower = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let (built, found) = (lower(built), lower(found));
    KNOWN.iter().filter(move |known| found.contains(&known.sign) && !built.contains(&known.sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_whole() {
        for known in KNOWN.iter() {
            assert!(known.source.starts_with("https://") && known.asked.len() == 10, "{known:?}");
            assert!(known.off.ends_with('.') && known.sign == known.sign.to_ascii_lowercase(), "{known:?}");
        }
    }

    #[track_caller]
    fn check(built: &str, found: &str, expected: &[&str]) {
        let names: Vec<&str> = signs(built.as_bytes(), found.as_bytes()).map(|known| known.name.as_str()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn a_sign_counts_only_where_it_was_added() {
        check(
            "<p>",
            "<p><script src=/cdn-cgi/scripts/7d0fa10a/cloudflare-static/rocket-loader.min.js>",
            &["Cloudflare Rocket Loader"],
        );
        check("<p>pagespeed", "<p>pagespeed ", &[]);
        check(
            "<p>",
            "<p><script src=https://static.cloudflareinsights.com/beacon.min.js>",
            &["Cloudflare Web Analytics"],
        );
    }
}

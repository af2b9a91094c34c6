//! The release: its version, its news, and the service worker that keeps it whole on a device.

use crate::{files, parts, shrink};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// File name of the worker. It is stable, so that browsers find newer versions at the same address.
pub const WORKER: &str = "worker.js";

/// File name of what a page asks the host for, to know of a newer release even where its worker cannot be installed.
/// Stable, and neither HTML nor a script, which some hosts change.
const NEWEST: &str = "release.json";

/// Files only for search engines, link previews and hosts. The 404 page is never opened at its own address, and some
/// hosts redirect it.
const NOT_KEPT: [&str; 5] = ["404.html", "robots.txt", "sitemap.xml", "share.png", NEWEST];

/// Prefixes of files that visitors of the guide do not need: images for install dialogs, and files for clinics and
/// their pages.
const FOR_OTHERS: [&str; 6] = ["screen-", "clinic-", "clinics-", "frame-", "embed", "settings.schema"];

/// The content of `assets/release.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    changes: String,
    safety: bool,
}

impl Release {
    /// Reads the file.
    ///
    /// # Errors
    /// If it is missing or malformed.
    pub fn read(source: &Path) -> io::Result<Self> {
        Self::parse(&fs::read_to_string(source.join("assets/release.toml"))?)
    }

    fn parse(text: &str) -> io::Result<Self> {
        let wrong = |what: String| io::Error::new(io::ErrorKind::InvalidData, format!("assets/release.toml: {what}"));
        let table: toml::Table = text.parse().map_err(|error| wrong(format!("{error}")))?;
        if let Some(key) = table.keys().find(|key| !["changes", "safety"].contains(&key.as_str())) {
            return Err(wrong(format!("there is no `{key}`; it has `changes` and `safety`")));
        }
        let changes = table.get("changes").and_then(toml::Value::as_str).map(str::trim).unwrap_or_default();
        if changes.is_empty() {
            return Err(wrong("say in a sentence or two what is new: `changes = \"...\"`".to_owned()));
        }
        let safety = table.get("safety").and_then(toml::Value::as_bool);
        let safety = safety.ok_or_else(|| wrong("write `safety = true` or `safety = false`".to_owned()))?;
        Ok(Self { changes: changes.to_owned(), safety })
    }

    /// Writes the worker for the files written so far, the file with all pages, and what a page asks for.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn write_worker(&self, site: &Path, source: &Path) -> io::Result<()> {
        let kept = kept_files(site)?;
        let pages = pages(site, kept.keys())?;
        let own = fs::read_to_string(source.join("assets/js").join(WORKER))?;
        let worker = self.worker(&kept, &pages, &parts::last_resort(), &shrink::js(&own));
        fs::write(site.join(WORKER), worker.text)?;
        fs::write(site.join(NEWEST), worker.newest.to_string())
    }

    fn worker(&self, kept: &BTreeMap<String, String>, pages: &Value, last_resort: &str, own: &str) -> Worker {
        let list = json!([kept, pages, last_resort, self.changes, self.safety, own]).to_string();
        let id: String = Sha256::digest(list).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let newest = json!({
            "version": format!("{}+{}", env!("CARGO_PKG_VERSION"), &id[..7]),
            "id": id,
            "changes": self.changes,
            "safety": self.safety,
        });
        let mut release = newest.clone();
        release["lastResort"] = last_resort.into();
        release["files"] = json!(kept);
        release["pages"] = pages.clone();
        Worker { text: format!("const RELEASE = {release};\n{own}"), newest }
    }
}

/// The worker and what it says of its release.
struct Worker {
    text: String,
    /// What [`NEWEST`] holds.
    newest: Value,
}

/// Writes all pages into one file. Returns its name and the hash of its bytes, for the worker.
fn pages<'a>(site: &Path, kept: impl Iterator<Item = &'a String>) -> io::Result<Value> {
    let pages = kept.filter(|file| file.ends_with(".html"));
    let texts = pages.map(|file| Ok((file, fs::read_to_string(site.join(file))?)));
    let bytes = serde_json::to_vec(&texts.collect::<io::Result<BTreeMap<_, _>>>()?)?;
    let file = files::write(site, "pages", "json", &bytes)?;
    Ok(json!({ "file": file.name, "hash": hash(&bytes) }))
}

fn hash(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

/// Every file to keep on a device: its path and the hash of its bytes.
fn kept_files(site: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut kept = BTreeMap::new();
    for file in legcheck_hosting::files::files(site).map_err(io::Error::other)? {
        let path = file.to_string_lossy().replace('\\', "/");
        let is_for_others = FOR_OTHERS.iter().any(|stem| path.starts_with(stem) && !path.contains('/'));
        if path == WORKER || NOT_KEPT.contains(&path.as_str()) || is_for_others {
            continue;
        }
        kept.insert(path, hash(&fs::read(site.join(&file))?));
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<(&str, bool), &str>) {
        match (Release::parse(text), expected) {
            (Ok(release), Ok((changes, safety))) => {
                assert_eq!((release.changes.as_str(), release.safety), (changes, safety));
            }
            (Err(error), Err(says)) => assert!(error.to_string().contains(says), "{error}"),
            (found, expected) => panic!("{text:?} is {found:?}, not {expected:?}"),
        }
    }

    #[test]
    fn a_release_says_what_is_new() {
        check("changes = \" a \"\nsafety = false", Ok(("a", false)));
        check("changes = \"a\"\nsafety = true", Ok(("a", true)));
        check("changes = \"a\"", Err("safety = true"));
        check("changes = \"a\"\nsafety = \"no\"", Err("safety = true"));
        check("safety = true", Err("what is new"));
        check("changes = \" \"\nsafety = true", Err("what is new"));
        check("changes = \"a\"\nsafety = true\nsave = 1", Err("no `save`"));
        check("changes", Err("assets/release.toml"));
    }

    #[test]
    fn any_change_makes_another_worker() {
        let release = Release { changes: "a".to_owned(), safety: false };
        let files = |hash: &str| BTreeMap::from([("index.html".to_owned(), hash.to_owned())]);
        let id = |kept: &str, pages: &str, last_resort: &str, own: &str, release: &Release| {
            let worker = release.worker(&files(kept), &json!({ "hash": pages }), last_resort, own);
            assert!(worker.text.contains(worker.newest["id"].as_str().unwrap()));
            worker.newest["id"].clone()
        };
        let first = id("x", "p", "help", "own", &release);
        assert_eq!(first, id("x", "p", "help", "own", &release));
        let changed = Release { safety: true, ..release.clone() };
        let others = [
            id("y", "p", "help", "own", &release),
            id("x", "q", "help", "own", &release),
            id("x", "p", "more help", "own", &release),
            id("x", "p", "help", "other", &release),
            id("x", "p", "help", "own", &changed),
        ];
        assert!(others.iter().all(|other| *other != first));
    }
}

//! The compiled content in native builds: files written by `crates/content-build`, read on first use.

use super::language::{FINGERPRINT, Language};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// The folder of the compiled content.
const FOLDER: &str = env!("LEGCHECK_CONTENT");

/// Every language, the default one first.
///
/// # Panics
/// If a file cannot be read, or was compiled for other ids than this program.
pub(super) fn languages() -> impl Iterator<Item = Language> {
    static LANGUAGES: OnceLock<Vec<Language>> = OnceLock::new();
    let read = || {
        assert_eq!(file("fingerprint"), FINGERPRINT, "{FOLDER} is of another build; build this program again");
        let language = |tag: &'static str| Language {
            tag,
            words: file(&format!("{tag}.pages.words")),
            guide: file(&format!("{tag}.guide")),
            evidence: file(&format!("{tag}.evidence")),
            library: file(&format!("{tag}.library")),
            details: file(&format!("{tag}.details")),
        };
        tags().map(language).collect()
    };
    LANGUAGES.get_or_init(read).iter().copied()
}

/// The tables of the second module. They contain no text, so all languages share them.
///
/// # Panics
/// If their file cannot be read.
pub(super) fn extras() -> &'static [u8] {
    file("extras.tables")
}

/// The tags of all languages, the default one first.
pub(super) fn tags() -> impl Iterator<Item = &'static str> {
    std::str::from_utf8(file("languages")).unwrap_or_default().lines()
}

/// A file of the compiled content. It is leaked on purpose: the program needs it until it exits.
pub(super) fn file(name: &str) -> &'static [u8] {
    let path = Path::new(FOLDER).join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).leak()
}

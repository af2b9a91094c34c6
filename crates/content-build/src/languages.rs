//! Which languages there are.

use crate::outputs::Build;
use crate::words::PARTS;
use legcheck_engine::authoring::SourceFile;

/// The language in which the dataset is written; every other one is laid over it.
pub const FIRST: &str = "en";

/// The tags of all languages, the first one first. A file that belongs to none is a problem.
pub fn find(build: &mut Build, words: &[SourceFile], translations: &[SourceFile]) -> Vec<String> {
    let tag = |file: &SourceFile| file.name.strip_suffix(".ftl").filter(|n| !n.contains(['/', '.'])).map(str::to_owned);
    let mut languages: Vec<String> = words.iter().filter_map(tag).collect();
    languages.sort_by_key(|tag| (tag != FIRST, tag.clone()));
    if languages.first().is_none_or(|first| first != FIRST) {
        build.problem(
            &format!("locales/{FIRST}.ftl"),
            1,
            "the file is missing",
            "the dataset is written in this language",
        );
    }
    let is_known = |file: &SourceFile| {
        let parts = languages.iter().flat_map(|tag| PARTS.iter().map(move |part| part.file(tag)));
        parts.chain(languages.iter().map(|tag| format!("{tag}/"))).any(|known| {
            file.name == known
                || (known.ends_with('/') && file.name.starts_with(&known) && file.name.ends_with(".toml"))
        })
    };
    for file in words.iter().chain(translations).filter(|file| !is_known(file)) {
        build.problem(
            &format!("locales/{}", file.name),
            1,
            "this file belongs to no language",
            "name it <tag>.ftl, <tag>.extras.ftl, <tag>.pages.ftl, or <tag>/ and the name of a file of the dataset",
        );
    }
    languages
}

/// The dataset files of a translation, by their names in the dataset.
pub fn translation(language: &str, translations: &[SourceFile]) -> Vec<SourceFile> {
    let below = |file: &SourceFile| {
        let name = file.name.strip_prefix(language)?.strip_prefix('/')?.to_owned();
        Some(SourceFile { name, text: file.text.clone() })
    };
    translations.iter().filter_map(below).collect()
}

//! Compiles the files under `assets/` to bytes that the app reads and Rust constants that it includes.
//!
//! All problems of all files are collected, each with file, line and what to do. Constants name ids and messages, so they
//! change when an id does; a change of words changes bytes alone, and nothing has to be compiled for it.

mod constant;
mod figures;
mod fingerprint;
mod folder;
mod ids;
mod languages;
mod outputs;
mod pictures;
mod shapes;
mod sources;
mod words;

pub use folder::write;
pub use legcheck_engine::authoring::Problem;
pub use outputs::Output;

use legcheck_engine::authoring::compile_translated;
use legcheck_engine::dataset::Details;
use outputs::{Build, within};
use sources::Sources;
use std::path::Path;

/// The folders of `assets/` that are read.
pub const FOLDERS: [&str; 3] = ["dataset", "locales", "pictures"];

/// Compiles the content of an `assets` folder.
///
/// # Errors
/// Every problem of every file, by file and line. A name begins with `assets/`.
pub fn build(assets: &Path) -> Result<Vec<Output>, Vec<Problem>> {
    let mut build = Build::default();
    let sources = Sources {
        dataset: build.read(assets, "dataset", "toml"),
        words: build.read(assets, "locales", "ftl"),
        translations: build.read(assets, "locales", "toml"),
        pictures: build.read(assets, "pictures", "svg"),
    };
    // A file that cannot be read hides what it defines, and every link to it would be reported as broken.
    if build.problems.is_empty() {
        languages(&mut build, &sources);
        figures::write(&mut build, &sources.pictures);
        fingerprint::write(&mut build);
    }
    build.problems.sort();
    build.problems.dedup();
    if build.problems.is_empty() { Ok(build.outputs) } else { Err(build.problems) }
}

/// Compiles every language.
fn languages(build: &mut Build, sources: &Sources) {
    let languages = languages::find(build, &sources.words, &sources.translations);
    let mut order = None;
    for language in &languages {
        let ids = words::compile(build, language, &sources.words, order.as_deref());
        order = order.or(ids);
        let translation = languages::translation(language, &sources.translations);
        let compiled = match compile_translated(&sources.dataset, &translation) {
            Ok(compiled) => compiled,
            Err(problems) => {
                build.problems.extend(problems.into_iter().map(|problem| within("dataset", problem)));
                continue;
            }
        };
        if language == languages::FIRST {
            pictures::check(build, &compiled.guide, sources);
            build.output("ids.rs", ids::constants(&compiled.guide));
            build.packed("extras.tables", compiled.extras.to_bytes());
        }
        build.packed(&format!("{language}.guide"), compiled.guide.to_bytes());
        build.packed(&format!("{language}.evidence"), compiled.evidence.to_bytes());
        build.packed(&format!("{language}.library"), compiled.library.to_bytes());
        build.packed(&format!("{language}.details"), Details::new(&compiled.library).to_bytes());
    }
    build.output("messages.rs", words::constants(&order.unwrap_or_default()));
    build.output("languages", languages.join("\n"));
}

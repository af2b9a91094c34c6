//! What `build.rs` runs: compiles the files under `assets/` to the bytes and the Rust constants that the app includes.
//!
//! All problems of all files are collected, each with file, line and what to do. Nothing here writes to a disk.

mod figures;
mod ids;
mod languages;
mod pictures;
mod shapes;
mod words;

pub use legcheck_engine::authoring::Problem;

use legcheck_engine::authoring::{SourceFile, compile_translated};
use legcheck_engine::dataset::Details;
use std::fmt::Display;
use std::path::Path;

/// A file that the app includes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its name in `OUT_DIR`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

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
        build.languages(&sources);
        figures::write(&mut build, &sources.pictures);
    }
    build.problems.sort();
    build.problems.dedup();
    if build.problems.is_empty() { Ok(build.outputs) } else { Err(build.problems) }
}

/// The files that are compiled.
struct Sources {
    dataset: Vec<SourceFile>,
    words: Vec<SourceFile>,
    /// Words of the dataset in other languages.
    translations: Vec<SourceFile>,
    pictures: Vec<SourceFile>,
}

/// What was compiled so far, and what is wrong.
#[derive(Default)]
struct Build {
    outputs: Vec<Output>,
    problems: Vec<Problem>,
}

impl Build {
    fn languages(&mut self, sources: &Sources) {
        let languages = languages::find(self, &sources.words, &sources.translations);
        let mut order = None;
        for language in &languages {
            let ids = words::compile(self, language, &sources.words, order.as_deref());
            order = order.or(ids);
            let translation = languages::translation(language, &sources.translations);
            let compiled = match compile_translated(&sources.dataset, &translation) {
                Ok(compiled) => compiled,
                Err(problems) => {
                    self.problems.extend(problems.into_iter().map(|problem| within("dataset", problem)));
                    continue;
                }
            };
            if language == languages::FIRST {
                pictures::check(self, &compiled.guide, sources);
                self.output("ids.rs", ids::constants(&compiled.guide));
                self.packed("extras.tables", compiled.extras.to_bytes());
            }
            self.packed(&format!("{language}.guide"), compiled.guide.to_bytes());
            self.packed(&format!("{language}.evidence"), compiled.evidence.to_bytes());
            self.packed(&format!("{language}.library"), compiled.library.to_bytes());
            self.packed(&format!("{language}.details"), Details::new(&compiled.library).to_bytes());
        }
        self.output("messages.rs", words::constants(&order.unwrap_or_default()));
        self.output("languages.rs", languages::table(&languages));
    }

    /// The files of a folder; none after a problem.
    fn read(&mut self, assets: &Path, folder: &str, extension: &str) -> Vec<SourceFile> {
        legcheck_content_files::read(&assets.join(folder), extension).unwrap_or_else(|problems| {
            self.problems.extend(problems.into_iter().map(|problem| within(folder, problem)));
            Vec::new()
        })
    }

    fn output(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.outputs.push(Output { name: name.to_owned(), bytes: bytes.into() });
    }

    /// Notes bytes. What cannot be packed was let through by a check that should have named its file and line.
    fn packed<E: Display>(&mut self, name: &str, bytes: Result<Vec<u8>, E>) {
        match bytes {
            Ok(bytes) => self.output(name, bytes),
            Err(error) => self.problem(
                "",
                1,
                format!("{name} cannot be packed: {error}"),
                "look for it in the dataset and the locales; the check that should find it there is missing",
            ),
        }
    }

    /// Notes a problem of a file below `assets/`.
    fn problem(&mut self, file: &str, line: usize, message: impl Into<String>, hint: impl Into<String>) {
        let file = format!("assets/{file}");
        self.problems.push(Problem { file, line, message: message.into(), hint: hint.into() });
    }
}

/// A problem of a file in a folder of `assets/`, named from the root of the repository.
fn within(folder: &str, problem: Problem) -> Problem {
    Problem { file: format!("assets/{folder}/{}", problem.file), ..problem }
}

/// An id as the name of a constant: `weight-loss` as `WEIGHT_LOSS`.
fn constant(id: &str) -> String {
    let name = id.replace('-', "_").to_uppercase();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}

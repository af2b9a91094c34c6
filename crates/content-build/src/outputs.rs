//! What comes out: files, or problems.

use legcheck_engine::authoring::{Problem, SourceFile};
use std::fmt::Display;
use std::path::Path;

/// A compiled file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What was compiled so far, and what is wrong.
#[derive(Default)]
pub struct Build {
    pub outputs: Vec<Output>,
    pub problems: Vec<Problem>,
}

impl Build {
    /// The files of a folder; none after a problem.
    pub fn read(&mut self, assets: &Path, folder: &str, extension: &str) -> Vec<SourceFile> {
        legcheck_content_files::read(&assets.join(folder), extension).unwrap_or_else(|problems| {
            self.problems.extend(problems.into_iter().map(|problem| within(folder, problem)));
            Vec::new()
        })
    }

    pub fn output(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.outputs.push(Output { name: name.to_owned(), bytes: bytes.into() });
    }

    /// Notes bytes. What cannot be packed was let through by a check that should have named its file and line.
    pub fn packed<E: Display>(&mut self, name: &str, bytes: Result<Vec<u8>, E>) {
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
    pub fn problem(&mut self, file: &str, line: usize, message: impl Into<String>, hint: impl Into<String>) {
        let file = format!("assets/{file}");
        self.problems.push(Problem { file, line, message: message.into(), hint: hint.into() });
    }
}

/// A problem of a file in a folder of `assets/`, named from the root of the repository.
pub fn within(folder: &str, problem: Problem) -> Problem {
    Problem { file: format!("assets/{folder}/{}", problem.file), ..problem }
}

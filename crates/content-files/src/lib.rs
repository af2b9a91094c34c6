//! Reads the files of the content. The build, the commands and the tests all read them here, so that a file one of them
//! cannot read is an error for all.

use legcheck_engine::authoring::{Problem, SourceFile, compile};
use legcheck_engine::dataset::Dataset;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Every file with this extension (`toml`) at any depth of a folder, sorted by name. Names are relative to the folder, with
/// forward slashes.
///
/// # Errors
/// Every file or folder that cannot be read, and every file that is not UTF-8.
pub fn read(folder: &Path, extension: &str) -> Result<Vec<SourceFile>, Vec<Problem>> {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        match entries(&next) {
            Ok(paths) => {
                for path in paths {
                    if path.is_dir() {
                        folders.push(path);
                    } else if path.extension().is_some_and(|e| e == extension) {
                        match text(&path) {
                            Ok(text) => files.push(SourceFile { name: name(folder, &path), text }),
                            Err(fault) => problems.push(fault.problem(name(folder, &path))),
                        }
                    }
                }
            }
            Err(error) => problems.push(Fault::Unreadable(error).problem(name(folder, &next))),
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    problems.sort();
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

/// Reads and compiles the dataset in a folder, in the language it is written in.
///
/// # Errors
/// As [`read`] and [`compile`].
pub fn dataset(folder: &Path) -> Result<Dataset, Vec<Problem>> {
    compile(&read(folder, "toml")?)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// The name of a file below a folder; of the folder itself, its whole path.
fn name(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).ok().filter(|below| !below.as_os_str().is_empty());
    below.unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn text(path: &Path) -> Result<String, Fault> {
    let bytes = fs::read(path).map_err(Fault::Unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let mut lines = error.as_bytes()[..at].split(|byte| *byte == b'\n');
        let line = lines.clone().count();
        Fault::NotUtf8 { line, column: lines.next_back().map_or(0, <[u8]>::len) + 1, byte: error.as_bytes()[at] }
    })
}

/// Why a file has no text.
enum Fault {
    Unreadable(io::Error),
    NotUtf8 { line: usize, column: usize, byte: u8 },
}

impl Fault {
    fn problem(self, file: String) -> Problem {
        match self {
            Self::Unreadable(error) => Problem {
                file,
                line: 1,
                message: format!("it cannot be read: {error}"),
                hint: "check that it is there, is no broken link, and that you may read it".to_owned(),
            },
            Self::NotUtf8 { line, column, byte } => Problem {
                file,
                line,
                message: format!("byte {column} of this line, 0x{byte:02X}, is not UTF-8"),
                hint: "save the file as UTF-8".to_owned(),
            },
        }
    }
}

#[cfg(test)]
mod tests;

//! From the human-edited TOML files to a valid [`Dataset`].
//!
//! Files come in as (name, text) pairs, so nothing here touches a disk. All errors of all files are collected, each
//! with file, line and what to do. The result is either a valid dataset or only errors.

mod article;
mod body_map;
mod causes;
mod changes;
mod checks;
mod condition;
mod findings;
mod follow_up;
mod interview;
mod library;
mod links;
mod neighbours;
mod problem;
mod ranking;
mod reader;
mod rules;
mod source_file;
mod translate;

pub use problem::Problem;
pub use source_file::SourceFile;

use crate::dataset::Dataset;
use links::Links;
use reader::{Node, Reader};

/// Compiles the files of a dataset.
///
/// # Errors
/// All problems found, in the order of the files and lines.
pub fn compile(files: &[SourceFile]) -> Result<Dataset, Vec<Problem>> {
    compile_translated(files, &[])
}

/// Compiles a dataset with the words of a translation. A translation has files of the same names with only ids and
/// words; words that it lacks stay in the first language.
///
/// # Errors
/// As [`compile`]; also words of the translation that belong to nothing.
pub fn compile_translated(files: &[SourceFile], translation: &[SourceFile]) -> Result<Dataset, Vec<Problem>> {
    let mut reader = Reader::default();
    let mut files: Vec<SourceFile> = files.to_vec();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut roots = reader.parse_all(&files);
    translate::lay_over(&mut reader, &mut roots, translation);
    // A file that is not TOML defines nothing, and every link to it would be reported as broken.
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let mut dataset = Dataset::default();
    let mut links = Links::default();

    for read in PARTS {
        read(&mut reader, &roots, &mut dataset, &mut links);
        if reader.is_full {
            return Err(in_order(reader.problems));
        }
    }
    reader.unread_keys(&roots);
    // Cross-checks need a dataset without broken links.
    if reader.problems.is_empty() {
        checks::check(&mut reader, &dataset, &links);
    }
    let problems = in_order(reader.problems);
    if problems.is_empty() { Ok(dataset) } else { Err(problems) }
}

/// Problems by file and line. Some are found twice, since rules need the names of causes before their evidence is read.
fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort();
    problems.dedup();
    problems
}

/// What reads one part of the dataset.
type Read = fn(&mut Reader, &[Node], &mut Dataset, &mut Links);

/// Every part, those first that others name.
const PARTS: [Read; 12] = [
    library::read,
    findings::read,
    causes::names,
    rules::read,
    interview::read,
    causes::read,
    article::read,
    ranking::read,
    |reader, roots, dataset, _| neighbours::read(reader, roots, dataset),
    changes::read,
    |reader, roots, dataset, _| body_map::read(reader, roots, dataset),
    |reader, roots, dataset, _| follow_up::read(reader, roots, dataset),
];

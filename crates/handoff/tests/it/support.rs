//! The real guide, compiled once.

use legcheck_engine::answers::Answers;
use legcheck_engine::authoring::{SourceFile, compile};
use legcheck_engine::dataset::{Dataset, Guide};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The files of the real dataset.
fn files() -> Vec<SourceFile> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/dataset");
    let mut files = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
                files.push(SourceFile { name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// The real guide.
pub fn guide() -> &'static Guide {
    static DATASET: OnceLock<Dataset> = OnceLock::new();
    let dataset = DATASET.get_or_init(|| {
        compile(&files()).unwrap_or_else(|problems| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"))
        })
    });
    &dataset.guide
}

/// The answers of a line such as `power=walks-alone;bladder=none`, all of which must be known.
#[track_caller]
pub fn answers(line: &str) -> Answers {
    let answers = Answers::from_line(guide(), line);
    assert_eq!(answers.to_line(guide()).len(), line.len(), "something is not known in {line}");
    answers
}

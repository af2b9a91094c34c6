//! The real guide, compiled once.

use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Dataset, Guide};
use std::path::Path;
use std::sync::OnceLock;

/// The real guide.
pub fn guide() -> &'static Guide {
    static DATASET: OnceLock<Dataset> = OnceLock::new();
    let dataset = DATASET.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/dataset");
        let compiled = legcheck_content_files::dataset(&folder);
        compiled.unwrap_or_else(|problems| panic!("{} problems: {}", problems.len(), problems[0]))
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

//! The real guide, compiled once.

use legcheck_engine::Engine;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::Guide;
use std::path::Path;
use std::sync::OnceLock;

/// The engine of the real guide.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/dataset");
        let compiled = legcheck_content_files::dataset(&folder);
        Engine::of(&compiled.unwrap_or_else(|problems| panic!("{} problems: {}", problems.len(), problems[0])))
    })
}

/// The real guide.
pub fn guide() -> &'static Guide {
    engine().guide()
}

/// The answers of a line such as `power=walks-alone;bladder=none`, all of which must be known.
#[track_caller]
pub fn answers(line: &str) -> Answers {
    let answers = Answers::from_line(guide(), line);
    assert_eq!(answers.to_line(guide()).len(), line.len(), "something is not known in {line}");
    answers
}

//! Any text is read as a summary, as saved checks and as marks without a panic; what was read reads again as the same.
#![no_main]

use legcheck_handoff::code::{from_code, to_code};
use legcheck_engine::body_map::Marks;
use legcheck_handoff::saved::SavedList;
use legcheck_engine::dataset::{Dataset, Guide};
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::OnceLock;

fuzz_target!(|text: &str| {
    let (marks, _) = Marks::parse(text);
    assert_eq!(Marks::parse(&marks.to_line()), (marks, 0));
    assert_eq!(SavedList::parse(text).to_text(), text);
    for text in [text.to_owned(), format!("LEGCHECK2.{text}")] {
        if let Ok(first) = from_code(&text, guide()) {
            let again = from_code(&to_code(&first.record, guide()), guide()).expect("its own code can be read");
            assert_eq!(again.record, first.record);
            assert_eq!(again.unknown, 0);
        }
    }
});

/// The real guide, compiled once.
fn guide() -> &'static Guide {
    static DATASET: OnceLock<Dataset> = OnceLock::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/dataset");
    &DATASET.get_or_init(|| legcheck_content_files::dataset(&folder).expect("the dataset is right")).guide
}

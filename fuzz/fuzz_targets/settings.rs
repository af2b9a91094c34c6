//! Any text is read without a panic; what was read is safe, and reads again as the same.
#![no_main]

use legcheck_embed::settings::{read, Known};
use legcheck_embed::snippet::{file, html, Place};
use libfuzzer_sys::fuzz_target;

const KNOWN: Known<'_> = Known { regions: "united-states united-kingdom", languages: "en" };

fuzz_target!(|text: &str| {
    let first = read(text, &KNOWN);
    let again = read(&file(&first.settings), &KNOWN);
    assert_eq!(again.settings, first.settings);
    assert!(again.problems.is_empty(), "{:?}", again.problems);
    for link in [&first.settings.logo, &first.settings.booking].into_iter().flatten() {
        let link = link.to_string();
        assert!(link.starts_with("https://") || link.starts_with("mailto:"), "{link}");
    }
    // Nothing in a setting opens a tag of its own.
    let place = Place { guide: "https://guide.example/", script: "https://guide.example/e.js", integrity: "sha384-x" };
    let lines = html(&first.settings, &place);
    assert_eq!(lines.matches('<').count(), 4, "{lines}");
});

//! Who may read the clock of the device, which may be wrong: one script, and in Rust one file for the callers listed here.

use crate::support::root;
use std::fs;
use std::path::{Path, PathBuf};

/// The only file that reads the clock.
const READER: &str = "src/browser/clock.rs";

/// Every file that asks it, and what for. None of them decides about urgency, causes or questions, nor deletes anything.
const MAY_ASK: &[(&str, &str)] = &[
    ("src/extras/age.rs", "tells how long ago the answers were given"),
    ("src/extras/body_picture.rs", "notes when a mark was made"),
    ("src/extras/export/mod.rs", "offers a day to check again that is not over"),
    ("src/extras/paper/mod.rs", "names a day to check again that is not over"),
    ("src/extras/save_form.rs", "counts the days that a saved check can be opened"),
    ("src/extras/saved_checks/import.rs", "tells how old a summary is"),
    (
        "src/extras/saved_checks/page.rs",
        "does not open a saved check whose last day is over, tells how old one is, begins one again",
    ),
    ("src/pages/check.rs", "notes when a page was answered"),
];

/// The only script that reads the clock. It hides a check that nobody has touched, since the page's own time may stand still while
/// a device sleeps, and erases nothing by it.
const READING_SCRIPT: &str = "assets/js/idle.js";

/// What reads the clock in Rust, natively and in the browser.
const IN_RUST: &[&str] = &["Date::new_0", "Date::now", "SystemTime", "Instant", "timeOrigin", "time_stamp"];

/// What reads the clock in a script. `performance.now()` counts from when the page was opened, so it is none of them.
const IN_SCRIPTS: &[&str] = &["Date", "Temporal", "timeOrigin", "timeStamp", "lastModified"];

/// The crates that a visitor gets.
const SHIPPED: &[&str] = &[
    "src",
    "crates/codec/src",
    "crates/embed/src",
    "crates/engine/src",
    "crates/fhir/src",
    "crates/handoff/src",
    "crates/messages/src",
];

/// Each file of this kind below a folder: its path from the root, and its lines that are no comment.
fn code(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut folders = vec![root().join(folder)];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                files.push(path);
            }
        }
    }
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    let lines = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        text.lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .fold(String::new(), |all, line| all + line + "\n")
    };
    files.iter().map(|path| (name(path), lines(path))).collect()
}

#[test]
fn one_script_reads_the_clock() {
    let scripts: Vec<_> = ["assets/js", "assets/embed"].iter().flat_map(|folder| code(folder, "js")).collect();
    assert!(scripts.iter().any(|(name, _)| name == "assets/js/boot.js"), "{scripts:?}");
    assert!(scripts.iter().any(|(name, _)| name == "assets/embed/embed.js"), "{scripts:?}");
    for (name, text) in scripts {
        let read: Vec<_> = IN_SCRIPTS.iter().filter(|clock| text.contains(**clock)).collect();
        assert_eq!(read, if name == READING_SCRIPT { vec![&"Date"] } else { vec![] }, "{name}");
    }
}

#[test]
fn one_file_reads_the_clock() {
    for (name, text) in SHIPPED.iter().flat_map(|folder| code(folder, "rs")) {
        let reads = IN_RUST.iter().any(|clock| text.contains(clock));
        assert_eq!(reads, name == READER, "{name}");
    }
}

#[test]
fn only_listed_files_ask_for_the_time() {
    let asks = |text: &str| ["clock::", "clock as ", "::clock;"].iter().any(|call| text.contains(call));
    let mut asking: Vec<String> =
        code("src", "rs").into_iter().filter(|(_, text)| asks(text)).map(|(name, _)| name).collect();
    asking.sort();
    let listed: Vec<&str> = MAY_ASK.iter().map(|(name, _)| *name).collect();
    assert_eq!(asking, listed, "list in MAY_ASK what each caller does with the time");
}

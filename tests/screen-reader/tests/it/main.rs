//! What a screen reader says of the finished site: Orca with Firefox, driven by keys alone. On request: `cargo xtask test
//! --only screen-reader`. `spoken.txt` holds the words as they were heard; `UPDATE_SNAPSHOTS=1` renews it.
//!
//! Each key must lead to words: a page that comes in silence fails the walk.

mod programs;
mod session;
mod site;
mod walk;

use std::path::Path;
use std::{env, fs};

use site::Site;
use walk::Walk;

#[test]
fn a_whole_check_is_heard_as_reviewed() {
    let site = Site::start().unwrap();
    let mut words = String::new();
    for (title, path, way) in walk::WALKS {
        let mut walk = Walk::start(title, &site.address(path)).unwrap_or_else(|error| panic!("{title}: {error:#}"));
        let walked = way(&mut walk);
        let heard = walk.heard();
        walked.unwrap_or_else(|error| panic!("{title}: {error:#}; it was heard:\n{heard}"));
        words += &heard;
    }
    same(&Path::new(env!("CARGO_MANIFEST_DIR")).join("spoken.txt"), &words);
}

/// Compares what was heard with the reviewed file.
#[track_caller]
fn same(file: &Path, heard: &str) {
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(file, heard).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    let differs = heard.lines().zip(expected.lines()).position(|(heard, expected)| heard != expected);
    let line = differs.unwrap_or_else(|| heard.lines().count().min(expected.lines().count())) + 1;
    assert!(heard == expected, "line {line} of {} differs; it was heard:\n{heard}", file.display());
}

//! The dataset and small helpers, shared by all tests.

use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::authoring::{Problem, SourceFile, compile};
use legcheck_engine::dataset::{Dataset, Guide};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, fs};

/// The folder of the checkout.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a dataset in a folder.
pub fn read_folder(folder: &Path) -> Vec<SourceFile> {
    sound(legcheck_content_files::read(folder, "toml"))
}

/// The Rust files of a folder.
pub fn read_sources(folder: &Path) -> Vec<SourceFile> {
    sound(legcheck_content_files::read(folder, "rs"))
}

/// The files of the real dataset.
pub fn dataset_files() -> Vec<SourceFile> {
    read_folder(&root().join("assets/dataset"))
}

/// The real dataset, compiled once.
pub fn dataset() -> &'static Dataset {
    static DATASET: OnceLock<Dataset> = OnceLock::new();
    DATASET.get_or_init(|| sound(compile(&dataset_files())))
}

#[track_caller]
fn sound<T>(result: Result<T, Vec<Problem>>) -> T {
    result.unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// The engine of the real dataset.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::of(dataset()))
}

/// A file of test data, as TOML.
pub fn data(name: &str) -> toml::Table {
    fs::read_to_string(root().join("tests/data").join(name)).unwrap().parse().unwrap()
}

/// The answers of a `has = { finding = [choices] }` table.
pub fn answers(guide: &Guide, has: &toml::Value) -> Answers {
    let mut answers = Answers::default();
    for (id, choices) in has.as_table().unwrap() {
        let finding = guide.finding(id).unwrap_or_else(|| panic!("unknown finding {id}"));
        // Some made-up people contradict themselves, which no page lets through: the rules must still hold.
        let choices = choices.as_array().unwrap().iter().map(|c| guide.choice(finding, c.as_str().unwrap()).unwrap());
        answers.set(finding, Answer::Chosen(choices.collect()));
    }
    answers
}

/// The answers of a line such as `power=walks-alone;bladder=none`, all of which must be known.
#[track_caller]
pub fn known_answers(guide: &Guide, line: &str) -> Answers {
    let answers = Answers::from_line(guide, line);
    let written = line.split_terminator(';').count();
    assert_eq!(answers.iter().count(), written, "an answer is unknown: {line}");
    answers
}

/// Compares a text with a reviewed file; `UPDATE_SNAPSHOTS=1` renews it.
#[track_caller]
pub fn snapshot(file: &Path, said: &str) {
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, said).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    for (place, (said, expected)) in said.lines().zip(expected.lines()).enumerate() {
        assert_eq!(said, expected, "line {} of {}", place + 1, file.display());
    }
    assert_eq!(said.len(), expected.len(), "{} is longer or shorter", file.display());
}

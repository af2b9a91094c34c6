//! What the guide says where something was answered, or where the app ran and broke.

use std::fs;

use anyhow::{Context, Result};
use legcheck_devkit::paths;

/// Messages that are untrue where no script has run and nothing was answered.
const UNTRUE: [&str; 8] = [
    "answer-waits",
    "start-resume",
    "result-none-kept",
    "erase-note",
    "erase-and-start-again",
    "trouble-title",
    "trouble-next",
    "trouble-reload",
];

/// Those messages in English.
pub fn untrue() -> Result<Vec<String>> {
    let mut text = String::new();
    for file in ["en.ftl", "en.pages.ftl"] {
        let file = paths::workspace().join("assets/locales").join(file);
        text += &fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    }
    UNTRUE.iter().map(|id| message(&text, id).with_context(|| format!("no message {id}"))).collect()
}

fn message(text: &str, id: &str) -> Option<String> {
    text.lines().find_map(|line| line.strip_prefix(id)?.strip_prefix(" = ")).map(str::to_owned)
}

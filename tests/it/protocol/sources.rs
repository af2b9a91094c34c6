//! The sources that share the names.

use crate::support::root;
use std::fs;
use std::path::Path;

/// Whose sources are not read here: host pages are not ours, and tests may look at anything.
pub const NOT_READ: [&str; 2] = ["host", "tests"];

/// A source file.
#[derive(Clone, Debug)]
pub struct Source {
    pub path: String,
    /// The part of the site that it belongs to, as the table names it.
    pub who: String,
    /// The text without comments on lines of their own, and without unit tests.
    pub code: String,
}

impl Source {
    pub fn new(path: &str, who: &str, text: &str) -> Self {
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let mut code = String::new();
        let mut in_comment = false;
        for line in text.lines() {
            let trimmed = line.trim();
            in_comment |= trimmed.starts_with("/*");
            if !in_comment && !trimmed.starts_with("//") {
                code.push_str(line);
                code.push('\n');
            }
            in_comment &= !trimmed.ends_with("*/");
        }
        Self { path: path.to_owned(), who: who.to_owned(), code }
    }
}

/// All of them.
pub fn all() -> Vec<Source> {
    let folders = ["src", "crates/prerender/src", "crates/embed/src", "assets/styles", "assets/js", "assets/embed"];
    let mut all = Vec::new();
    for folder in folders {
        for file in files(&root().join(folder), "") {
            if let Some(who) = who(folder, &file) {
                let text = fs::read_to_string(root().join(folder).join(&file)).unwrap();
                all.push(Source::new(&format!("{folder}/{file}"), &who, &text));
            }
        }
    }
    assert!(all.len() > 80, "only {} sources", all.len());
    all
}

/// Every file below a folder, by its path from there.
fn files(folder: &Path, before: &str) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            all.extend(files(&entry.path(), &format!("{path}/")));
        } else {
            all.push(path);
        }
    }
    all.sort();
    all
}

fn who(folder: &str, file: &str) -> Option<String> {
    let who = match folder {
        "src" if file.starts_with("extras") => "extras",
        "src" if file.starts_with("static_pages") => "pages",
        "src" => "app",
        "crates/prerender/src" => "prerender",
        "crates/embed/src" => "embed-module",
        "assets/styles" => "styles",
        // Its types declare the same names.
        "assets/embed" if file == "embed.d.ts" => "embed.js",
        _ if file.ends_with(".js") => file,
        _ => return None,
    };
    Some(who.to_owned())
}

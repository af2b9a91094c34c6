//! The pages to compare with: built from `bench/web-peers` and served like our own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use legcheck_devkit::{paths, shell};
use legcheck_local_server::{Extras, Handle};
use serde_json::Value;

use crate::programs::cargo_run;

/// How many questions the forms ask.
const QUESTIONS: usize = 25;

/// The files of the package, without npm dependencies.
const FILES: [&str; 10] = [
    "package.json",
    "package-lock.json",
    "build.mjs",
    "lighthouse.mjs",
    "empty/index.html",
    "surveyjs/index.html",
    "surveyjs/form.js",
    "preact/index.html",
    "preact/form.jsx",
    "preact/form.css",
];

/// The policy of the peer pages. SurveyJS does not start under our stricter one: it sets inline styles and passes text
/// to script sinks.
const POLICY: &str =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

/// Node.js and the folder with the installed package.
#[derive(Clone, Debug)]
pub struct Node {
    /// The program.
    pub program: PathBuf,
    /// The folder.
    pub folder: PathBuf,
}

/// Installs the exact versions in the lock file.
///
/// # Errors
/// If Node.js or npm is missing, or npm cannot reach its registry.
pub fn install() -> Result<Node> {
    let program = shell::find_program("node").context("Node.js is not on PATH")?;
    let npm = shell::find_program("npm").context("npm is not on PATH")?;
    let (source, folder) =
        (paths::workspace().join("bench/web-peers"), paths::workspace().join("target/bench/web-peers"));
    for file in FILES {
        let to = folder.join(file);
        fs::create_dir_all(to.parent().unwrap_or(&folder))?;
        fs::copy(source.join(file), to).with_context(|| format!("bench/web-peers/{file}"))?;
    }
    let mut install = shell::command(npm);
    install.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    shell::output(&mut install)?;
    Ok(Node { program, folder })
}

/// Builds the pages and serves them.
///
/// # Errors
/// If a page cannot be built.
pub fn serve(node: &Node) -> Result<Handle> {
    let questions = shell::output(cargo_run("legcheck-cli", "legcheck").arg("questions"))?;
    let questions: Vec<Value> = serde_json::from_str(&questions)?;
    let questions: Vec<Value> = questions.into_iter().take(QUESTIONS).collect();
    fs::write(node.folder.join("questions.json"), serde_json::to_string(&questions)?)?;
    let site = node.folder.join("site");
    let mut build = shell::command(&node.program);
    shell::output(build.current_dir(&node.folder).args(["build.mjs", "questions.json", "site"]))?;
    start(&site)
}

fn start(site: &Path) -> Result<Handle> {
    let headers = vec![("Content-Security-Policy", POLICY.to_owned())];
    legcheck_local_server::start_with(site, 0, Extras { headers, ..Extras::default() })
}

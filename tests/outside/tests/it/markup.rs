//! The W3C's checker of HTML and CSS, on every file of the finished site.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use legcheck_browser_tests::site::dist;
use legcheck_devkit::npm::standalone;
use legcheck_devkit::shell;
use libtest_mimic::Trial;
use serde_json::Value;

use crate::accepted::{Complaint, judge};
use crate::trial;

pub fn tests() -> Vec<Trial> {
    vec![trial("w3c::every_page_is_valid".to_owned(), || judge("w3c", &complaints()?))]
}

fn complaints() -> Result<Vec<Complaint>> {
    let java = shell::find_program("java").context("java is missing: the W3C's checker cannot run")?;
    let checker = standalone("vnu-jar")?.join("build").join("dist").join("vnu.jar");
    ensure!(checker.is_file(), "vnu-jar is missing; `cargo xtask test --only outside` installs it");
    let pages = pages(&dist())?;
    ensure!(pages.len() > 40, "only {} pages", pages.len());
    // Its grammar of HTML needs a deep stack.
    let mut command = shell::command(java);
    command.args(["-Xss8m", "-jar"]).arg(checker);
    let output = command.args(["--stdout", "--format", "json", "--exit-zero-always"]).args(&pages).output()?;
    let report: Value = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("no report: {}", String::from_utf8_lossy(&output.stderr)))?;
    let Some(messages) = report["messages"].as_array() else { bail!("no messages in {report}") };
    Ok(messages.iter().map(complaint).collect())
}

fn complaint(message: &Value) -> Complaint {
    let text = |key: &str| message[key].as_str().unwrap_or_default().trim().to_owned();
    let place = text("url");
    let place = place.rsplit_once("/dist/").map_or(&*place, |(_, place)| place).to_owned();
    Complaint { place, says: text("message"), code: text("extract").replace('\n', " ") }
}

fn pages(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            pages.extend(self::pages(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            pages.push(path);
        }
    }
    pages.sort();
    Ok(pages)
}

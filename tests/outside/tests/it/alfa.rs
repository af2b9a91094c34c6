//! Siteimprove's accessibility rules (Alfa) for WCAG 2.2, level A and AA, on every page and state.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use legcheck_devkit::npm;
use libtest_mimic::Trial;

use crate::accepted::judge;
use crate::everywhere::complaints;
use crate::trial;

pub fn tests() -> Vec<Trial> {
    vec![trial("alfa::no_barrier_on_any_page_or_state".to_owned(), check)]
}

const FIND: &str = "const done = arguments[arguments.length - 1];
    window.alfa().then(
      (found) => done(found.map(([rule, place, what]) => [`${rule}: ${what}`, place])),
      (error) => done(`${error}`));";

fn check() -> Result<()> {
    judge("alfa", &complaints(&rules()?, FIND)?)
}

/// Alfa as one script. Its packages are written for Node.js, and esbuild finds them beside the script that it reads.
fn rules() -> Result<String> {
    let folder = npm::folder()?.join("alfa");
    let bundler = folder.join("node_modules").join(".bin").join("esbuild");
    ensure!(bundler.is_file(), "Alfa is missing; `cargo xtask test --only outside` installs it");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("alfa").join("page.mjs");
    let output = Command::new(bundler)
        .arg(script)
        .args(["--bundle", "--format=iife", "--minify", "--log-level=error"])
        .env("NODE_PATH", folder.join("node_modules"))
        .output()
        .context("esbuild does not run")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

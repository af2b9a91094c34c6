//! Smart Forms, of CSIRO, shows the questionnaire as the guide asks, and keeps every answer.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use legcheck_devkit::npm;
use legcheck_fhir_tests::{beside, expect_shown, people};
use libtest_mimic::Trial;
use serde::Deserialize;

use crate::trial;

pub fn tests() -> Vec<Trial> {
    vec![trial("smart_forms::it_shows_what_the_guide_may_ask".to_owned(), shows)]
}

/// What the script says of one response.
#[derive(Deserialize)]
struct Line {
    shown: Vec<String>,
    removed: Vec<String>,
}

fn shows() -> Result<()> {
    let modules = npm::folder()?.join("smart-forms").join("node_modules");
    ensure!(modules.is_dir(), "Smart Forms is missing; `cargo xtask test --only outside` installs it");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("smart-forms").join("shown.mjs");
    let people = people();
    for (answers, line) in people.iter().zip(beside(&people, &script, &modules)) {
        let Line { shown, removed } = serde_json::from_str(&line).with_context(|| line.clone())?;
        expect_shown(answers, &shown);
        ensure!(removed.is_empty(), "the answers to {removed:?} are left out");
    }
    Ok(())
}

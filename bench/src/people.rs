//! The people who are timed.

use anyhow::Result;
use legcheck_cases::vignettes;
use legcheck_engine::Engine;
use legcheck_engine::answers::Answers;

/// How many people are timed.
const PEOPLE: usize = 8;

/// A few of the made-up people in `tests/data/vignettes.json`, each as the answers of a whole interview. They are evenly
/// spaced through the file, so that most causes and all levels are among them.
///
/// # Errors
/// If the file cannot be read.
pub fn people(engine: &Engine) -> Result<Vec<Answers>> {
    let cases = vignettes(engine.guide())?;
    let step = cases.len().div_ceil(PEOPLE).max(1);
    Ok(cases.iter().step_by(step).map(|case| case.interview(engine).answers).collect())
}

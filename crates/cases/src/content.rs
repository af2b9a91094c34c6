//! The dataset, compiled from its files as the build compiles it.

use anyhow::{Result, bail};
use legcheck_devkit::paths;
use legcheck_engine::dataset::Dataset;

/// Compiles the dataset of this checkout.
///
/// # Errors
/// If a file cannot be read or is faulty. The message lists every problem with file, line and hint.
pub fn load() -> Result<Dataset> {
    match legcheck_content_files::dataset(&paths::workspace().join("assets/dataset")) {
        Ok(dataset) => Ok(dataset),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(|p| format!("assets/dataset/{p}")).collect();
            bail!("the dataset has {} problem(s):\n{}", problems.len(), lines.join("\n"));
        }
    }
}

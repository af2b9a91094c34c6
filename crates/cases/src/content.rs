//! The dataset, compiled from its files as the build compiles it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use legcheck_devkit::paths;
use legcheck_engine::authoring::{SourceFile, compile};
use legcheck_engine::dataset::Dataset;

/// Compiles the dataset of this checkout.
///
/// # Errors
/// If a file cannot be read or is faulty. The message lists every problem with file, line and hint.
pub fn load() -> Result<Dataset> {
    let files = sources()?;
    match compile(&files) {
        Ok(dataset) => Ok(dataset),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(|p| format!("assets/dataset/{p}")).collect();
            bail!("the dataset has {} problem(s):\n{}", problems.len(), lines.join("\n"));
        }
    }
}

/// The text of every file of the dataset.
///
/// # Errors
/// If a file cannot be read.
pub fn sources() -> Result<Vec<SourceFile>> {
    let root = paths::workspace().join("assets/dataset");
    let mut files = Vec::new();
    collect(&root, &root, &mut files)?;
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push(SourceFile { name, text });
        }
    }
    Ok(())
}

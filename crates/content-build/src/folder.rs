//! What comes out, in a folder.

use crate::{Output, Problem, build};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Compiles the content of an `assets` folder into `folder`. A file that is the same already is not touched, so cargo sees
/// no change where there is none.
///
/// # Errors
/// All problems as a text for people, or why a file could not be written.
pub fn write(assets: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let outputs = build(assets).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
        format!("The content has {} problem(s):\n\n{}", problems.len(), lines.join("\n"))
    })?;
    fs::create_dir_all(folder)?;
    for Output { name, bytes } in outputs {
        let file = folder.join(name);
        if !fs::read(&file).is_ok_and(|found| found == bytes) {
            fs::write(&file, bytes).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        }
    }
    Ok(())
}

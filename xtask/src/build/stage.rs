//! The staging folder of a build: the previous site stays intact until the new one is complete.

use std::fs;
use std::io;
use std::path::Path;

/// Its name, inside the folder of the site.
pub const NAME: &str = ".stage";

/// Creates an empty folder.
///
/// # Errors
/// If its content cannot be removed, or it cannot be created.
pub fn empty(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}

/// Replaces the content of `site` with that of `stage`, a folder inside it.
///
/// # Errors
/// If something cannot be removed or moved.
pub fn publish(stage: &Path, site: &Path) -> io::Result<()> {
    for entry in fs::read_dir(site)? {
        let entry = entry?;
        if entry.path() == stage {
            continue;
        }
        if entry.file_type()?.is_dir() { fs::remove_dir_all(entry.path())? } else { fs::remove_file(entry.path())? }
    }
    for entry in fs::read_dir(stage)? {
        let entry = entry?;
        fs::rename(entry.path(), site.join(entry.file_name()))?;
    }
    fs::remove_dir(stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_site_takes_the_place_of_the_old_one() {
        let site = std::env::temp_dir().join(format!("legcheck-stage-{}", std::process::id()));
        let stage = site.join(NAME);
        for round in ["first", "second"] {
            empty(&stage).unwrap();
            fs::create_dir(stage.join(round)).unwrap();
            fs::write(stage.join(round).join("index.html"), round).unwrap();
            fs::write(stage.join("index.html"), round).unwrap();
            publish(&stage, &site).unwrap();
        }
        let mut names: Vec<_> = fs::read_dir(&site).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["index.html", "second"]);
        assert_eq!(fs::read_to_string(site.join("index.html")).unwrap(), "second");
        fs::remove_dir_all(&site).unwrap();
    }
}

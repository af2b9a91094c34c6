//! The files beside the pages: named by a hash of their final bytes, so that a name always means the same content.

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256, Sha384};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A file that was written, as pages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub name: String,
    /// What the browser compares it with.
    pub integrity: String,
}

/// Writes a file named `<stem>-<hash>.<extension>` into the folder of the site.
///
/// # Errors
/// When it cannot be written.
pub fn write(site: &Path, stem: &str, extension: &str, bytes: &[u8]) -> io::Result<Written> {
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{stem}-{hash}.{extension}");
    fs::write(site.join(&name), bytes)?;
    Ok(Written { name, integrity: integrity(bytes) })
}

/// What a browser compares a file with.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Takes the one file with this beginning and ending out of the folder of the site: its text or bytes are written anew.
///
/// # Errors
/// When there is none, or it cannot be read or removed.
pub fn take(site: &Path, stem: &str, ending: &str) -> io::Result<Vec<u8>> {
    let file = find(site, stem, ending)?;
    let bytes = fs::read(&file)?;
    fs::remove_file(file)?;
    Ok(bytes)
}

/// The one file in the folder of the site whose name begins and ends so.
fn find(site: &Path, stem: &str, ending: &str) -> io::Result<PathBuf> {
    let files = fs::read_dir(site)?.flatten().map(|entry| entry.path());
    let fits = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(stem) && name.ends_with(ending)
    };
    let missing = || {
        io::Error::new(
            io::ErrorKind::NotFound,
            format!("there is no file like {stem}...{ending} in {}", site.display()),
        )
    };
    files.filter(fits).min().ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_integrity_follow_the_bytes() {
        let site = std::env::temp_dir().join(format!("legcheck-files-{}", std::process::id()));
        fs::create_dir_all(&site).unwrap();
        let written = write(&site, "app", "js", b"abc").unwrap();
        // The hashes of "abc" are those of the standard's own examples.
        assert_eq!(written.name, "app-ba7816bf8f01cfea.js");
        assert!(
            written.integrity.starts_with("sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn")
        );
        assert_eq!(take(&site, "app-", ".js").unwrap(), b"abc");
        assert!(take(&site, "app-", ".js").is_err());
        fs::remove_dir_all(&site).unwrap();
    }
}

//! Files named by a hash of their final bytes, so that a name always means the same content.

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256, Sha384};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A written file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub name: String,
    /// Subresource Integrity metadata.
    pub integrity: String,
}

/// Writes a file named `<stem>-<hash>.<extension>` into the site.
///
/// # Errors
/// If it cannot be written.
pub fn write(site: &Path, stem: &str, extension: &str, bytes: &[u8]) -> io::Result<Written> {
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{stem}-{hash}.{extension}");
    fs::write(site.join(&name), bytes)?;
    Ok(Written { name, integrity: integrity(bytes) })
}

/// Subresource Integrity metadata of some bytes.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Removes the one file with this prefix and suffix from the site and returns its content, which is to be written
/// again.
///
/// # Errors
/// If there is none, or it cannot be read or removed.
pub fn take(site: &Path, stem: &str, ending: &str) -> io::Result<Vec<u8>> {
    let file = find(site, stem, ending)?;
    let bytes = fs::read(&file)?;
    fs::remove_file(file)?;
    Ok(bytes)
}

/// The one file in the site with this prefix and suffix.
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
        // The SHA-2 hashes of "abc" are the standard's test vectors.
        assert_eq!(written.name, "app-ba7816bf8f01cfea.js");
        assert!(
            written.integrity.starts_with("sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn")
        );
        assert_eq!(take(&site, "app-", ".js").unwrap(), b"abc");
        assert!(take(&site, "app-", ".js").is_err());
        fs::remove_dir_all(&site).unwrap();
    }
}

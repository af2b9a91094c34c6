//! Compressed files: those that the build wrote, or else made here and kept.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use anyhow::Result;
use hyper::body::Bytes;
use legcheck_hosting::compress::Encoding;

/// What was compressed so far. The strongest level takes seconds per file in a debug build.
#[derive(Default)]
pub struct Compressed(Mutex<HashMap<(PathBuf, Encoding), Entry>>);

struct Entry {
    /// When the original was last modified.
    modified: Option<SystemTime>,
    bytes: Bytes,
}

impl Compressed {
    /// The content of a file in an encoding.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(&self, file: &Path, encoding: Encoding) -> Result<Bytes> {
        if encoding == Encoding::Identity {
            return Ok(fs::read(file)?.into());
        }
        if let Some(copy) = encoding.copy_of(file).filter(|copy| copy.is_file()) {
            return Ok(fs::read(copy)?.into());
        }
        let key = (file.to_path_buf(), encoding);
        let modified = file.metadata()?.modified().ok();
        // A thread that panicked cannot have left half an entry behind.
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = lock().get(&key).filter(|entry| entry.modified == modified) {
            return Ok(entry.bytes.clone());
        }
        let bytes: Bytes = encoding.compress(&fs::read(file)?)?.into();
        lock().insert(key, Entry { modified, bytes: bytes.clone() });
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_file_is_compressed_again_only_if_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("page.html");
        fs::write(&file, "one").unwrap();
        let compressed = Compressed::default();
        let read = || compressed.read(&file, Encoding::Gzip).unwrap();
        let first = read();
        assert_eq!(first.as_ptr(), read().as_ptr());
        fs::write(&file, "two").unwrap();
        let later = SystemTime::now() + Duration::from_secs(5);
        fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
        assert_ne!(first, read());
    }
}

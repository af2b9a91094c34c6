//! Writes into a finished site what its web server needs.

use std::fs;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};

use crate::emit::{Served, apache, caddy, netlify, nginx};
use crate::files::{CONFIGURATIONS, COPIES, files};
use crate::{headers, mime, policy};

/// A file shorter than this fits into one packet with its headers, so that no copy can save anything.
const SHORTEST: u64 = 200;

/// Writes the files for servers, and the compressed copies beside the files of the site. It must come last, since both
/// are made from what is there. `base` is the path of the site on its host, as [`crate::base::base_path`] gives it.
///
/// # Errors
/// When a file cannot be read or written, or when a page holds a style that the policy of the site does not allow.
pub fn write_all(site: &Path, base: &str) -> Result<()> {
    let served = served(site, base)?;
    let texts = [
        netlify::headers_file(&served),
        apache::htaccess(&served),
        nginx::nginx(&served),
        nginx::BROTLI.to_owned(),
        caddy::caddyfile(&served),
    ];
    for (name, text) in CONFIGURATIONS.iter().zip(texts) {
        let file = site.join(name);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    compress(site, files(site)?)
}

/// Puts the compressed copies beside all of these files, on every core.
fn compress(site: &Path, mut files: Vec<PathBuf>) -> Result<()> {
    let size = |file: &PathBuf| site.join(file).metadata().map_or(0, |data| data.len());
    // A large file that comes last would leave the other cores without work.
    files.sort_by_cached_key(size);
    let files = Mutex::new(files);
    let next = || files.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let work = || {
        while let Some(file) = next() {
            copy(&site.join(&file)).with_context(|| format!("cannot compress {}", file.display()))?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// What the files for servers are made from.
///
/// # Errors
/// As [`write_all`].
pub fn served(site: &Path, base: &str) -> Result<Served> {
    let policy = policy::policy_of_site(site)?;
    let mut hashed = Vec::new();
    for file in files(site)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if headers::has_content_hash(&name) {
            hashed.push(file.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(Served { policy, base: base.to_owned(), hashed })
}

/// Puts the compressed copies of one file beside it, each only where it is smaller.
fn copy(file: &Path) -> Result<()> {
    if !mime::compressible(file) || file.metadata()?.len() < SHORTEST {
        return Ok(());
    }
    let bytes = fs::read(file)?;
    for encoding in COPIES {
        let packed = encoding.compress(&bytes)?;
        if let Some(place) = encoding.copy_of(file).filter(|_| packed.len() < bytes.len()) {
            fs::write(place, packed)?;
        }
    }
    Ok(())
}

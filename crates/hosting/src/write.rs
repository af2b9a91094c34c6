//! Writes the files for web servers into a finished site.

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

/// A file shorter than this fits into one packet with its headers, so compression saves nothing.
const SHORTEST: u64 = 200;

/// Writes the configuration of web servers, and the compressed copies. This must be the last step of a build, since
/// both depend on all other files. `base` is the base path of the site, see [`crate::base::base_path`].
///
/// # Errors
/// If a file cannot be read or written, or a page holds a style that the policy of the site does not allow.
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

/// Writes the compressed copies of all these files, using every core.
fn compress(site: &Path, mut files: Vec<PathBuf>) -> Result<()> {
    let size = |file: &PathBuf| site.join(file).metadata().map_or(0, |data| data.len());
    // A large file at the end would leave the other cores idle.
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

/// Collects the input of the configuration files.
///
/// # Errors
/// See [`write_all`].
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

/// Writes the compressed copies of one file, each only if it is smaller.
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

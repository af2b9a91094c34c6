//! Writes into a finished site what its web server needs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::compress::Encoding;
use crate::emit::{Served, apache, caddy, netlify, nginx};
use crate::{headers, mime, policy};

/// The files for servers, as paths below the site's folder.
pub const CONFIGURATIONS: [&str; 5] =
    ["_headers", ".htaccess", "hosting/nginx.conf", "hosting/nginx-brotli.conf", "hosting/Caddyfile"];

/// The compressed copies that are made.
pub const COPIES: [Encoding; 2] = [Encoding::Brotli, Encoding::Gzip];

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
    for file in files(site)? {
        copy(&site.join(&file)).with_context(|| format!("cannot compress {}", file.display()))?;
    }
    Ok(())
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

/// The files that visitors load, as paths below the site's folder, in order: all but those this module wrote.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(site: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![site.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let file = path.strip_prefix(site)?;
            if !is_for_servers(file) {
                files.push(file.to_owned());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file, as a path below the site's folder, is one that this module writes.
fn is_for_servers(file: &Path) -> bool {
    let copy = COPIES.iter().any(|encoding| encoding.extension() == Some(mime::extension(file).as_str()));
    copy || CONFIGURATIONS.iter().any(|name| file == Path::new(name))
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

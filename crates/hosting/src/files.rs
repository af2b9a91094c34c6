//! Separates the files of a site that visitors load from those for its web server.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::compress::Encoding;
use crate::mime;

/// The files for web servers, as paths relative to the site.
pub const CONFIGURATIONS: [&str; 5] =
    ["_headers", ".htaccess", "hosting/nginx.conf", "hosting/nginx-brotli.conf", "hosting/Caddyfile"];

/// The encodings of the compressed copies.
pub const COPIES: [Encoding; 2] = [Encoding::Brotli, Encoding::Gzip];

/// The files that visitors load, as sorted paths relative to the site: all but those for web servers.
///
/// # Errors
/// If a folder cannot be read.
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

/// Whether a file, given relative to the site, is for web servers.
fn is_for_servers(file: &Path) -> bool {
    let copy = COPIES.iter().any(|encoding| encoding.extension() == Some(mime::extension(file).as_str()));
    copy || CONFIGURATIONS.iter().any(|name| file == Path::new(name))
}

//! Builds the finished site from the compiled modules: one page per address, rendered natively from the app's own
//! components, and every other file named by its hash. It is the last step of `cargo xtask build` and of Trunk. Both
//! pass the location of the modules and the kind of build in Trunk's variables (`TRUNK_STAGING_DIR` and others).

mod address;
mod app_files;
mod embed_script;
mod files;
mod fill;
mod jsonld;
mod manifest;
mod names;
mod page;
mod parts;
mod pictures;
mod poster;
mod release;
mod shrink;
mod site_file;
mod sitemap;
mod styles;
mod tokens;

use address::Address;
use app_files::AppFiles;
use legcheck::content::Content;
use legcheck::head::static_routes;
use legcheck_hosting::write::write_all;
use page::Shell;
use release::Release;
use site_file::SiteFile;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let site = PathBuf::from(env::var("TRUNK_STAGING_DIR").unwrap_or_else(|_| "dist".to_owned()));
    let source = PathBuf::from(env::var("TRUNK_SOURCE_DIR").unwrap_or_else(|_| ".".to_owned()));
    match finish(&site, &source) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The pages could not be written: {error}");
            ExitCode::FAILURE
        }
    }
}

fn finish(site: &Path, source: &Path) -> io::Result<()> {
    let content = Content::load("en");
    let file = SiteFile::read(source)?;
    let address = Address::of_this_build(&file);
    let files = AppFiles::write(site, source, &content)?;
    let installable = manifest::write(site, source, &content, &address, &files.icon)?;
    let shell =
        Shell { content: &content, address: &address, owner: &file.owner, files: &files, installable: &installable };
    for route in static_routes(&content) {
        let file = page::file_of(&route);
        let path = site.join(&file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, shell.page(&route, &file))?;
    }
    poster::write(site, &address)?;
    fs::write(site.join("sitemap.xml"), sitemap::sitemap(&content, &address))?;
    fs::write(site.join("robots.txt"), sitemap::robots(&address))?;
    // The worker lists every file, and the configuration of web servers depends on all others, so they come last.
    // Debug builds skip both: the strongest compression is slow.
    if !app_files::is_debug() {
        Release::read(source)?.write_worker(site, source)?;
        write_all(site, address.base()).map_err(io::Error::other)?;
    }
    Ok(())
}

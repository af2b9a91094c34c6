//! What a visitor downloads: the size of each file of the site, raw and after the strongest Brotli compression.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use legcheck_hosting::compress::Encoding;
use legcheck_hosting::{files, mime};

/// Kind of a file, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// WebAssembly modules.
    Wasm,
    /// Scripts: JS bindings, bootstrap, the service worker and others.
    Script,
    /// Style sheets.
    Style,
    /// Pages.
    Page,
    /// Everything else: icons, manifest, data.
    Other,
}

/// One file of the site.
#[derive(Clone, Debug)]
pub struct FileSize {
    /// Path relative to dist.
    pub path: PathBuf,
    /// Its kind.
    pub kind: Kind,
    /// Size on disk.
    pub raw: u64,
    /// Size after Brotli; the size on disk if it is already compressed.
    pub brotli: u64,
}

/// The sizes of a whole site; `Display` prints the table.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Every file, sorted by kind and then by path.
    pub files: Vec<FileSize>,
}

/// Measures every file of the site that visitors load.
pub fn report(dist: &Path) -> Result<Report> {
    let files = files::files(dist)?.into_iter().map(|path| measure(dist, path));
    let mut files = files.collect::<Result<Vec<_>>>()?;
    files.sort_by(|a, b| (a.kind, &a.path).cmp(&(b.kind, &b.path)));
    Ok(Report { files })
}

impl Report {
    /// Raw and compressed bytes of all files of one kind.
    pub fn of(&self, kind: Kind) -> (u64, u64) {
        sum(self.files.iter().filter(|file| file.kind == kind))
    }

    /// Raw and compressed bytes of all files.
    pub fn total(&self) -> (u64, u64) {
        sum(self.files.iter())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<52} {:>11} {:>11}", "file", "bytes", "brotli")?;
        // A line per page would hide the rest, so only the start page gets one.
        let is_sub_page = |file: &&FileSize| file.kind == Kind::Page && file.path.components().count() > 1;
        for file in self.files.iter().filter(|file| !is_sub_page(file)) {
            let name = file.path.display().to_string();
            row(f, &name, (file.raw, file.brotli))?;
        }
        let pages = self.files.iter().filter(is_sub_page).count();
        if pages > 0 {
            let name = format!("{pages} pages in folders");
            row(f, &name, sum(self.files.iter().filter(is_sub_page)))?;
        }
        writeln!(f, "{}", "-".repeat(76))?;
        row(f, "WebAssembly", self.of(Kind::Wasm))?;
        row(f, "scripts (bindings and others)", self.of(Kind::Script))?;
        row(f, "CSS", self.of(Kind::Style))?;
        row(f, "HTML", self.of(Kind::Page))?;
        row(f, "other", self.of(Kind::Other))?;
        let (raw, brotli) = self.total();
        write!(f, "{:<52} {raw:>11} {brotli:>11}", "total")
    }
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, (raw, brotli): (u64, u64)) -> fmt::Result {
    writeln!(f, "{name:<52} {raw:>11} {brotli:>11}")
}

fn sum<'a>(files: impl Iterator<Item = &'a FileSize>) -> (u64, u64) {
    files.fold((0, 0), |(raw, brotli), file| (raw + file.raw, brotli + file.brotli))
}

fn measure(dist: &Path, path: PathBuf) -> Result<FileSize> {
    let file = dist.join(&path);
    let raw = bytes(&file)?;
    let brotli = match Encoding::Brotli.copy_of(&file).filter(|copy| copy.is_file()) {
        Some(copy) => bytes(&copy)?,
        // Debug builds have no compressed copies.
        None if mime::compressible(&path) => raw.min(Encoding::Brotli.compress(&std::fs::read(&file)?)?.len() as u64),
        None => raw,
    };
    Ok(FileSize { kind: kind(&path), path, raw, brotli })
}

fn bytes(file: &Path) -> Result<u64> {
    Ok(file.metadata().with_context(|| format!("the size of {} could not be read", file.display()))?.len())
}

fn kind(path: &Path) -> Kind {
    match mime::extension(path).as_str() {
        "wasm" => Kind::Wasm,
        "js" | "mjs" => Kind::Script,
        "css" => Kind::Style,
        "html" => Kind::Page,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, raw: u64, brotli: u64) -> FileSize {
        FileSize { path: path.into(), kind: kind(Path::new(path)), raw, brotli }
    }

    #[track_caller]
    fn check(table: &str, name: &str, numbers: [&str; 2]) {
        let line = table.lines().find(|line| line.starts_with(name));
        let line = line.unwrap_or_else(|| panic!("no {name} in\n{table}"));
        let words: Vec<&str> = line.split_whitespace().rev().take(2).collect();
        assert_eq!([words[1], words[0]], numbers, "{line}");
    }

    #[test]
    fn table_sums_by_kind() {
        let report = Report {
            files: vec![
                file("a_bg.wasm", 1000, 400),
                file("a.js", 300, 100),
                file("boot.js", 30, 10),
                file("index.html", 200, 80),
                file("about/index.html", 200, 90),
                file("icon.png", 50, 50),
            ],
        };
        let table = report.to_string();
        check(&table, "a_bg.wasm", ["1000", "400"]);
        check(&table, "1 pages in folders", ["200", "90"]);
        check(&table, "WebAssembly", ["1000", "400"]);
        check(&table, "scripts", ["330", "110"]);
        check(&table, "CSS", ["0", "0"]);
        check(&table, "HTML", ["400", "170"]);
        check(&table, "other", ["50", "50"]);
        check(&table, "total", ["1780", "730"]);
        assert!(!table.contains("about"));
    }
}

//! `assets/site.toml`: what the owner of a copy says of it.

use legcheck::app::Owner;
use std::path::Path;
use std::{fs, io};
use toml::{Table, Value};

const FILE: &str = "assets/site.toml";

/// The keys that may stand in it.
const KEYS: [&str; 4] = ["origin", "made-by", "paid-by", "write-to"];

/// What the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// Scheme and host of the published site.
    pub origin: String,
    /// Who is behind it.
    pub owner: Owner,
}

impl SiteFile {
    /// Reads the file below `source`.
    ///
    /// # Errors
    /// If it cannot be read, has no address, or holds what is not known.
    pub fn read(source: &Path) -> io::Result<Self> {
        Self::parse(&fs::read_to_string(source.join(FILE))?)
            .map_err(|problem| io::Error::new(io::ErrorKind::InvalidData, problem))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let table: Table = text.parse().map_err(|e| format!("{FILE}: {e}"))?;
        let line = |key: &str| text.lines().position(|line| line.starts_with(key)).map_or(1, |at| at + 1);
        for (key, value) in &table {
            let at = format!("{FILE}:{}", line(key));
            if !KEYS.contains(&key.as_str()) {
                return Err(format!("{at}: there is no key `{key}`; take one of {}", KEYS.join(", ")));
            }
            if value.as_str().is_none_or(|text| text.trim().is_empty()) {
                return Err(format!("{at}: `{key}` is no text; write it in quotes, or take the line out"));
            }
        }
        let said = |key: &str| table.get(key).and_then(Value::as_str).map(str::to_owned);
        let origin = said("origin").ok_or_else(|| format!("{FILE}:1: write `origin = \"https://...\"`"))?;
        let write_to = said("write-to");
        if write_to.as_deref().is_some_and(|to| !to.starts_with("https://") && !to.contains('@')) {
            let at = line("write-to");
            return Err(format!("{FILE}:{at}: `write-to` is no address; write an e-mail address or one with https://"));
        }
        Ok(Self { origin, owner: Owner { made_by: said("made-by"), paid_by: said("paid-by"), write_to } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<Option<&str>, &str>) {
        let read = SiteFile::parse(text).map(|file| file.owner.write_to);
        match expected {
            Ok(write_to) => assert_eq!(read, Ok(write_to.map(str::to_owned)), "{text}"),
            Err(part) => assert!(read.as_ref().is_err_and(|why| why.contains(part)), "{text}: {read:?}"),
        }
    }

    #[test]
    fn a_wrong_file_says_where_and_what_to_do() {
        let origin = "origin = \"https://a.example\"\n";
        check(origin, Ok(None));
        check(&format!("{origin}write-to = \"desk@a.example\""), Ok(Some("desk@a.example")));
        check(&format!("{origin}write-to = \"the desk\""), Err("site.toml:2: `write-to` is no address"));
        check(&format!("{origin}made-by = 3"), Err("site.toml:2: `made-by` is no text"));
        check(&format!("{origin}# who\npayed-by = \"us\""), Err("site.toml:3: there is no key `payed-by`"));
        check("made-by = \"us\"", Err("site.toml:1: write `origin"));
    }
}

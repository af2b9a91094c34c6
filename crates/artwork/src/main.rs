//! Pictures of the installed app: draws its icons, and makes its screenshots small.
//!
//! A program of its own, since a renderer of SVG takes long to compile and few commands need one.

mod icons;
mod pixels;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use legcheck_devkit::paths;
use pixels::Picture;

/// Draw icons and shrink screenshots.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Draw the icons of the installed app from assets/icon.svg.
    Icons,
    /// Write a PNG file with at most 256 colours, as small as possible.
    Shrink {
        /// The PNG file to read.
        from: PathBuf,
        /// The PNG file to write.
        to: PathBuf,
    },
}

fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Icons => icons::write(&paths::workspace()),
        Command::Shrink { from, to } => shrink(&from, &to),
    }
}

fn shrink(from: &Path, to: &Path) -> Result<()> {
    let png = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    let png = Picture::read(&png)?.with_few_colours().to_png()?;
    fs::write(to, png).with_context(|| format!("cannot write {}", to.display()))
}

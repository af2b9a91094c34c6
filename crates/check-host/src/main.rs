//! `cargo xtask check-host`: says what a host changes.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use legcheck_devkit::{paths, shell};

/// Ask a running host for every file of dist/, and say what it changes and how to stop that.
#[derive(Parser)]
#[command(name = "cargo xtask check-host", bin_name = "cargo xtask check-host", version)]
struct Cli {
    /// The address of the start page, such as https://legs.example.org/
    url: String,
    /// The finished site that was published.
    #[arg(long)]
    dist: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> Result<bool> {
    let dist = cli.dist.clone().unwrap_or_else(paths::dist);
    let report = legcheck_check_host::check(&dist, &cli.url)?;
    shell::result(&report.to_string());
    Ok(report.is_good())
}

//! `cargo xtask`: every command of this repository.

mod bench;
mod budget;
mod build;
mod programs;
mod screenshots;
mod setup;
mod sizes;
mod tally;
mod test;
mod versions;
#[cfg(test)]
mod workspace;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};
use legcheck_devkit::{paths, shell};
use serde::Serialize;
use setup::Scope;

/// Set up, build, serve and test LegCheck.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what the build needs, once; what is there already is left alone.
    Setup(SetupArgs),
    /// Build the site into dist/ and print what a visitor downloads.
    Build(BuildArgs),
    /// Build the site and serve it on this machine with production headers.
    Serve(ServeArgs),
    /// Run every check and test; the last line says how many passed and failed.
    Test(TestArgs),
    /// Ask a running host for every file of dist/, and say what it changes and how to stop that.
    #[command(disable_help_flag = true)]
    CheckHost(ForwardArgs),
    /// Time the engine: natively, in Chromium, and beside json-rules-engine; with --web the finished site instead.
    Bench(BenchArgs),
    /// Redraw the icons of the installed app from assets/icon.svg.
    Icons,
    /// Take pictures of the main pages, and renew those in the README and of the installed app.
    Screenshots(ScreenshotsArgs),
}

/// Arguments for a program of its own.
#[derive(Args)]
struct ForwardArgs {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<OsString>,
}

#[derive(Args)]
struct ScreenshotsArgs {
    /// The folder for the pictures.
    #[arg(long, default_value = "target/screenshots")]
    folder: PathBuf,
}

#[derive(Args)]
struct BenchArgs {
    /// Measure the site in dist/ in browsers, beside an empty page, SurveyJS and Preact.
    #[arg(long)]
    web: bool,
    /// How often --web measures each page whose times count.
    #[arg(long, requires = "web", conflicts_with = "quick", value_parser = clap::value_parser!(u16).range(1..))]
    runs: Option<u16>,
    /// Shorter, less exact, and without the largest guide; with --web each page once.
    #[arg(long)]
    quick: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct SetupArgs {
    /// Also install what the tests of the finished site need: browsers, drivers, web servers.
    #[arg(long)]
    browsers: bool,
    /// Only say what is there and what is missing; install nothing.
    #[arg(long)]
    check: bool,
}

#[derive(Args)]
struct BuildArgs {
    /// Where the site will be served from, for example /legcheck/ or ./
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Build without optimisation: quicker, and much larger.
    #[arg(long)]
    debug: bool,
}

#[derive(Args)]
struct ServeArgs {
    /// The port on 127.0.0.1; 0 takes any free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Rebuild and reload on every change (Trunk's own server and headers).
    #[arg(long, conflicts_with = "no_build")]
    dev: bool,
    /// Serve dist/ as it is.
    #[arg(long)]
    no_build: bool,
}

#[derive(Args)]
struct TestArgs {
    /// Leave out the site's build and the tests of the finished site.
    #[arg(long)]
    quick: bool,
    /// Run only one part, as a separate CI job does.
    #[arg(long, value_enum, value_name = "PART", conflicts_with = "quick")]
    only: Option<test::Part>,
}

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let done = if programs::is_for_legcheck(&args) { programs::legcheck(&args) } else { run(parse().task) };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn parse() -> Cli {
    let legcheck = programs::LEGCHECK.map(|(name, about)| Command::new(name).about(about));
    Cli::from_arg_matches(&Cli::command().subcommands(legcheck).get_matches()).unwrap_or_else(|error| error.exit())
}

fn run(task: Task) -> Result<ExitCode> {
    match task {
        Task::Setup(args) => {
            let scope = if args.browsers { Scope::Browsers } else { Scope::Checks };
            let tools = if args.check { setup::check(scope) } else { setup::install(scope) };
            return Ok(exit_code(tools.missing.is_empty()));
        }
        Task::Build(args) => build::run(&build::Options { public_url: args.public_url, debug: args.debug })?,
        Task::Serve(args) if args.dev => build::dev_server(args.port)?,
        Task::Serve(args) => {
            if !args.no_build {
                build::run(&build::Options::default())?;
            }
            let server = legcheck_local_server::start(&paths::dist(), args.port)?;
            shell::print(&format!("LegCheck is at {}", server.url()));
            shell::print("Press Ctrl+C to stop.");
            server.wait();
        }
        Task::Test(args) => {
            let selection = match args.only {
                Some(part) => test::Selection::Only(part),
                None if args.quick => test::Selection::Quick,
                None => test::Selection::All,
            };
            return Ok(exit_code(test::run(selection)));
        }
        Task::Bench(args) => {
            if args.json {
                shell::keep_output_for_result();
            }
            let report = if args.web {
                let runs = args.runs.map_or(bench::web::RUNS, usize::from);
                text_or_json(&bench::web::run(if args.quick { 1 } else { runs })?, args.json)?
            } else {
                text_or_json(&bench::run(args.quick)?, args.json)?
            };
            shell::result(&if args.json { report } else { format!("\n{report}") });
        }
        Task::CheckHost(args) => {
            let mut program = programs::cargo_run("legcheck-check-host", "legcheck-check-host");
            return programs::forward(program.args(args.args));
        }
        Task::Icons => {
            return programs::forward(programs::cargo_run("legcheck-artwork", "legcheck-artwork").arg("icons"));
        }
        Task::Screenshots(args) => screenshots::take(&args.folder)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn text_or_json(report: &(impl Serialize + ToString), json: bool) -> Result<String> {
    Ok(if json { serde_json::to_string_pretty(report)? } else { report.to_string() })
}

fn exit_code(good: bool) -> ExitCode {
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

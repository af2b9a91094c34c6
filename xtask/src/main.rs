//! `cargo xtask`: everything a person does with this repository, in one place.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use serde::Serialize;
use xtask::setup::Scope;
use xtask::{
    bench, build, cases, content, evaluate, fhir, icons, prove, screenshots, serve, setup, shell, test, trace, tune,
};

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
    /// Measure the engine on cases whose cause and urgency are known.
    Evaluate(EvaluateArgs),
    /// Cross-validate the constants of the ranking on such cases.
    Tune(TuneArgs),
    /// Time the engine: natively, in Chromium, and beside json-rules-engine; with --web the finished site instead.
    Bench(BenchArgs),
    /// Make the hazard log and the table from rule to test of docs/clinical-safety/.
    Trace(TraceArgs),
    /// Prove the laws of the urgency rules over every set of answers, and say over how many.
    Prove(ProveArgs),
    /// Print the questionnaire as JSON.
    Questions(QuestionsArgs),
    /// Decide urgency and causes for a file of cases, all facts known at once; prints JSON.
    Assess(CasesArgs),
    /// Let the engine ask and the file answer; prints JSON as `assess`, and how the interview went.
    Interview(CasesArgs),
    /// Draw the icons of the installed app anew, from assets/icon.svg.
    Icons,
    /// Take pictures of the main pages, and renew those in the README and of the installed app.
    Screenshots(ScreenshotsArgs),
}

#[derive(Args)]
struct ScreenshotsArgs {
    /// The folder for the pictures.
    #[arg(long, default_value = "target/screenshots")]
    folder: std::path::PathBuf,
}

#[derive(Args)]
struct TraceArgs {
    /// Only compare with what stands there; fail when it differs.
    #[arg(long)]
    check: bool,
}

#[derive(Args)]
struct ProveArgs {
    /// Name each exception to a law, with somebody whose level falls.
    #[arg(long)]
    people: bool,
    /// Write the list of exceptions anew, keeping the reasons.
    #[arg(long)]
    renew: bool,
}

#[derive(Args)]
struct EvaluateArgs {
    /// A JSON array of cases as for `assess`, each with its "gold".
    file: std::path::PathBuf,
    /// Give all facts at once, instead of letting the engine ask.
    #[arg(long)]
    all_facts: bool,
    /// Answer what a case does not state this way, whatever the file says.
    #[arg(long, value_enum)]
    unstated: Option<cases::Unstated>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct TuneArgs {
    /// A JSON array of cases as for `evaluate`.
    file: std::path::PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
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
struct QuestionsArgs {
    /// Print it as a FHIR R4 Questionnaire.
    #[arg(long)]
    fhir: bool,
    /// The address of the FHIR resources, instead of that of assets/site.toml.
    #[arg(long, requires = "fhir", value_name = "URL")]
    base: Option<String>,
}

#[derive(Args)]
struct CasesArgs {
    /// A JSON array of {"id", "answers", "unstated"}, as docs/DATASET.md has it, or of FHIR QuestionnaireResponses; or one
    /// QuestionnaireResponse alone. A Bundle may stand in place of each.
    file: std::path::PathBuf,
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
}

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    match task {
        Task::Setup(args) => {
            let scope = if args.browsers { Scope::Browsers } else { Scope::Build };
            let tools = if args.check { setup::check(scope) } else { setup::install(scope) };
            return Ok(exit_code(tools.missing.is_empty()));
        }
        Task::Build(args) => build::run(&build::Options { public_url: args.public_url, debug: args.debug })?,
        Task::Serve(args) if args.dev => build::dev_server(args.port)?,
        Task::Serve(args) => {
            if !args.no_build {
                build::run(&build::Options::default())?;
            }
            let server = serve::start(&xtask::paths::dist(), args.port)?;
            shell::print(&format!("LegCheck is at {}", server.url()));
            shell::print("Press Ctrl+C to stop.");
            server.wait();
        }
        Task::Test(args) => {
            let depth = if args.quick { test::Depth::Quick } else { test::Depth::Full };
            return Ok(exit_code(test::run(depth)));
        }
        Task::Evaluate(args) => {
            let mode = if args.all_facts { evaluate::Mode::AllFacts } else { evaluate::Mode::Interview };
            let report = evaluate::evaluate(&content::load()?, &args.file, mode, args.unstated)?;
            shell::print(&text_or_json(&report, args.json)?);
        }
        Task::Tune(args) => {
            let report = tune::tune(&content::load()?, &args.file)?;
            shell::print(&text_or_json(&report, args.json)?);
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
        Task::Trace(args) => trace::run(&content::load()?, &xtask::paths::workspace(), args.check)?,
        Task::Prove(args) => {
            prove::run(&content::load()?.guide, &prove::Options { people: args.people, renew: args.renew })?
        }
        Task::Questions(args) if args.fhir => {
            shell::print(&fhir::questionnaire(&content::load()?.guide, args.base.as_deref())?)
        }
        Task::Questions(_) => shell::print(&cases::questions(&content::load()?)?),
        Task::Assess(args) => shell::print(&cases::assess(&content::load()?, &args.file)?),
        Task::Interview(args) => shell::print(&cases::interview(&content::load()?, &args.file)?),
        Task::Icons => icons::write(&xtask::paths::workspace())?,
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

//! `legcheck`: the engine on the command line, for clinicians and researchers. `cargo xtask` forwards every command to
//! it that is not about building or testing the site.

mod assess;
mod evaluate;
mod prove;
mod questions;
mod trace;
mod tune;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use legcheck_cases::{Added, Unstated, load};
use legcheck_devkit::{paths, shell};
use serde::Serialize;

/// Environment variable with the command that the user typed, such as `cargo xtask`, for usage messages.
const CALLED_AS: &str = "LEGCHECK_CALLED_AS";

/// Assess cases, measure the engine and prove its rules.
#[derive(Parser)]
#[command(name = "legcheck", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure the engine on cases whose cause and urgency are known.
    Evaluate(EvaluateArgs),
    /// Cross-validate the constants of the ranking on such cases.
    Tune(TuneArgs),
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
}

#[derive(Args)]
struct TraceArgs {
    /// Only compare with the existing files; fail if they differ.
    #[arg(long)]
    check: bool,
}

#[derive(Args)]
struct ProveArgs {
    /// For each exception to a law, show a person whose level falls.
    #[arg(long)]
    people: bool,
    /// Rewrite the list of exceptions, keeping the reasons.
    #[arg(long)]
    renew: bool,
}

#[derive(Args)]
struct EvaluateArgs {
    /// A JSON array of cases as for `assess`, each with its "gold".
    file: PathBuf,
    /// Give all facts at once, instead of letting the engine ask.
    #[arg(long)]
    all_facts: bool,
    /// Add answers to the questions that came after the cases were retold, from "new".
    #[arg(long, value_enum, default_value = "nothing")]
    with: AddedArg,
    /// How to answer what a case does not state, whatever the file says.
    #[arg(long, value_enum)]
    unstated: Option<UnstatedArg>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// [`Unstated`] as a command-line value.
#[derive(Clone, Copy, ValueEnum)]
enum UnstatedArg {
    /// Skip, as if not asked.
    Skip,
    /// "Not sure" if it is offered, else skip as if not asked.
    Unsure,
    /// "No" or the none choice if there is one, else as `unsure`.
    None,
    /// "No" or the none choice for safety findings; skip all else as if not asked.
    DangerNone,
}

impl From<UnstatedArg> for Unstated {
    fn from(arg: UnstatedArg) -> Self {
        match arg {
            UnstatedArg::Skip => Self::Skip,
            UnstatedArg::Unsure => Self::Unsure,
            UnstatedArg::None => Self::None,
            UnstatedArg::DangerNone => Self::DangerNone,
        }
    }
}

/// [`Added`] on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum AddedArg {
    /// None.
    Nothing,
    /// What the story tells.
    Told,
    /// What such a person would most likely answer.
    Plausible,
    /// What the story tells, and each strength test passed that it does not tell.
    TestsPassed,
}

impl From<AddedArg> for Added {
    fn from(arg: AddedArg) -> Self {
        match arg {
            AddedArg::Nothing => Self::Nothing,
            AddedArg::Told => Self::Told,
            AddedArg::Plausible => Self::Plausible,
            AddedArg::TestsPassed => Self::TestsPassed,
        }
    }
}

#[derive(Args)]
struct TuneArgs {
    /// A JSON array of cases as for `evaluate`.
    file: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct QuestionsArgs {
    /// Print it as a FHIR R4 Questionnaire.
    #[arg(long)]
    fhir: bool,
    /// Base address of the FHIR resources, instead of the one in assets/site.toml.
    #[arg(long, requires = "fhir", value_name = "URL")]
    base: Option<String>,
}

#[derive(Args)]
struct CasesArgs {
    /// A JSON array of {"id", "answers", "unstated"}, see docs/DATASET.md, or of FHIR QuestionnaireResponses; or a
    /// single QuestionnaireResponse. Each of these can also be a Bundle.
    file: PathBuf,
}

fn main() -> ExitCode {
    match run(parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn parse() -> Cli {
    let mut command = Cli::command();
    if let Ok(name) = std::env::var(CALLED_AS) {
        command = command.bin_name(name);
    }
    Cli::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
}

fn run(command: Command) -> Result<()> {
    let dataset = load()?;
    match command {
        Command::Evaluate(args) => {
            let mode = if args.all_facts { evaluate::Mode::AllFacts } else { evaluate::Mode::Interview };
            let report =
                evaluate::evaluate(&dataset, &args.file, mode, args.with.into(), args.unstated.map(Unstated::from))?;
            shell::print(&text_or_json(&report, args.json)?);
        }
        Command::Tune(args) => {
            let report = tune::tune(&dataset, &args.file)?;
            shell::print(&text_or_json(&report, args.json)?);
        }
        Command::Trace(args) => trace::run(&dataset, &paths::workspace(), args.check)?,
        Command::Prove(args) => prove::run(&dataset.guide, &prove::Options { people: args.people, renew: args.renew })?,
        Command::Questions(args) if args.fhir => shell::print(&questions::fhir(&dataset.guide, args.base.as_deref())?),
        Command::Questions(_) => shell::print(&questions::json(&dataset)?),
        Command::Assess(args) => shell::print(&assess::assess(&dataset, &args.file)?),
        Command::Interview(args) => shell::print(&assess::interview(&dataset, &args.file)?),
    }
    Ok(())
}

fn text_or_json(report: &(impl Serialize + ToString), json: bool) -> Result<String> {
    Ok(if json { serde_json::to_string_pretty(report)? } else { report.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `cargo xtask` lists these commands without compiling them, so it keeps a copy of their descriptions.
    #[test]
    fn xtask_describes_every_command_as_it_is_described_here() {
        let xtask = std::fs::read_to_string(paths::workspace().join("xtask/src/programs.rs")).unwrap();
        for command in Cli::command().get_subcommands() {
            let line = format!("({:?}, \"{}\")", command.get_name(), command.get_about().unwrap());
            assert!(xtask.contains(&line), "xtask/src/programs.rs lacks {line}");
        }
    }
}

//! Programs of this workspace that are not part of `xtask`. Cargo builds and runs them on demand, so that
//! `cargo xtask serve` need not compile the engine, a renderer or a WebDriver client first.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use legcheck_devkit::{paths, shell};

/// The commands of the `legcheck` program that `cargo xtask` offers too: name and description. The tests of that program
/// compare them with its own.
pub const LEGCHECK: [(&str, &str); 7] = [
    ("evaluate", "Measure the engine on cases whose cause and urgency are known"),
    ("tune", "Cross-validate the constants of the ranking on such cases"),
    ("trace", "Make the hazard log and the table from rule to test of docs/clinical-safety/"),
    ("prove", "Prove the laws of the urgency rules over every set of answers, and say over how many"),
    ("questions", "Print the questionnaire as JSON"),
    ("assess", "Decide urgency and causes for a file of cases, all facts known at once; prints JSON"),
    ("interview", "Let the engine ask and the file answer; prints JSON as `assess`, and how the interview went"),
];

/// A command that builds one binary of the workspace and runs it in the current folder.
pub fn cargo_run(package: &str, bin: &str) -> Command {
    let mut command = shell::command("cargo");
    command.args(["run", "--quiet", "--manifest-path"]).arg(paths::workspace().join("Cargo.toml"));
    command.args(["--package", package, "--bin", bin, "--"]);
    command
}

/// Whether these arguments of `cargo xtask` are for `legcheck`: `assess ...` or `help assess`.
pub fn is_for_legcheck(args: &[OsString]) -> bool {
    let name = match args {
        [help, name, ..] if help == "help" => name,
        [name, ..] => name,
        [] => return false,
    };
    LEGCHECK.iter().any(|(command, _)| name == command)
}

/// Runs `legcheck` with these arguments.
///
/// # Errors
/// If cargo cannot be started.
pub fn legcheck(args: &[OsString]) -> Result<ExitCode> {
    // Usage messages then name the command as the user typed it.
    forward(cargo_run("legcheck-cli", "legcheck").env("LEGCHECK_CALLED_AS", "cargo xtask").args(args))
}

/// Runs a program in place of this one: with the same input and output, and its exit code is returned.
///
/// # Errors
/// If it cannot be started.
pub fn forward(command: &mut Command) -> Result<ExitCode> {
    let status = command.status().context("cargo could not be started")?;
    // On Unix a program that a signal ended has no code.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(args: &str, expected: bool) {
        let args: Vec<OsString> = args.split_whitespace().map(OsString::from).collect();
        assert_eq!(is_for_legcheck(&args), expected, "{args:?}");
    }

    #[test]
    fn commands_of_legcheck_are_recognized() {
        check("assess cases.json", true);
        check("prove", true);
        check("help tune", true);
        check("tune --help", true);
        check("", false);
        check("help", false);
        check("help serve", false);
        check("serve assess", false);
        check("--help", false);
    }
}

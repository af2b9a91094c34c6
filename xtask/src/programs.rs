//! Programs of this workspace outside of `xtask`. Cargo builds and runs them on demand, so that `cargo xtask serve`
//! does not have to compile the engine, a renderer or a WebDriver client.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use legcheck_devkit::{paths, shell};

/// The commands of the `legcheck` program that `cargo xtask` also offers: name and description. A test in `legcheck`
/// compares them with its own.
pub const LEGCHECK: [(&str, &str); 7] = [
    ("evaluate", "Measure the engine on cases whose cause and urgency are known"),
    ("tune", "Cross-validate the constants of the ranking on such cases"),
    ("trace", "Make the hazard log and the table from rule to test of docs/clinical-safety/"),
    ("prove", "Prove the laws of the urgency rules over every set of answers, and say over how many"),
    ("questions", "Print the questionnaire as JSON"),
    ("assess", "Decide urgency and causes for a file of cases, all facts known at once; prints JSON"),
    ("interview", "Let the engine ask and the file answer; prints JSON as `assess`, and how the interview went"),
];

/// A command that builds one binary of the workspace and runs it in the current directory.
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
    // Usage messages then show the command that the user typed.
    forward(cargo_run("legcheck-cli", "legcheck").env("LEGCHECK_CALLED_AS", "cargo xtask").args(args))
}

/// Runs a program with inherited input and output, and returns its exit code.
///
/// # Errors
/// If it cannot be started.
pub fn forward(command: &mut Command) -> Result<ExitCode> {
    let status = command.status().context("cargo could not be started")?;
    // On Unix, a program killed by a signal has no exit code.
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

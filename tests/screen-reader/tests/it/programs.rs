//! Programs that run beside the test and end with it.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};
use legcheck_devkit::shell;

/// A running program, ended on drop.
pub struct Running(Child);

impl Running {
    /// Starts a program; what it prints goes into a file.
    pub fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let (out, errors) = (File::create(log)?, File::options().append(true).open(log)?);
        Ok(Self(spawn(command.stdout(out).stderr(errors))?))
    }

    /// Starts a program that prints a line when it is ready, and returns that line.
    pub fn telling(command: &mut Command) -> Result<(Self, String)> {
        let mut child = spawn(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        let running = Self(child);
        ensure!(!line.is_empty(), "{} ended before it was ready", shell::describe(command));
        Ok((running, line.trim().to_owned()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only if the program has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A program that must be installed.
pub fn program(name: &str) -> Result<Command> {
    let hint = || format!("{name} is not on PATH; `cargo xtask test --only screen-reader` installs it");
    Ok(shell::command(shell::find_program(name).with_context(hint)?))
}

/// Runs a short program to its end.
pub fn run<A: AsRef<OsStr>>(command: &mut Command, args: impl IntoIterator<Item = A>) -> Result<String> {
    shell::output(command.args(args).stdin(Stdio::null()))
}

fn spawn(command: &mut Command) -> Result<Child> {
    command.stdin(Stdio::null()).spawn().with_context(|| format!("{} could not be started", shell::describe(command)))
}

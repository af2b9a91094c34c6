//! Running other programs, and printing what they are doing.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Whether standard output is reserved for the result.
static RESULT_ONLY: AtomicBool = AtomicBool::new(false);

/// Makes [`print()`] write to standard error from now on, so that a program can read the [`result`] from standard output.
pub fn keep_output_for_result() {
    RESULT_ONLY.store(true, Ordering::Relaxed);
}

/// Prints a line and flushes it, since the output may be a pipe.
pub fn print(line: &str) {
    if RESULT_ONLY.load(Ordering::Relaxed) {
        eprintln!("{line}");
    } else {
        result(line);
    }
}

/// Prints the result of the whole command to standard output.
pub fn result(text: &str) {
    let mut out = std::io::stdout().lock();
    // If standard output is closed, there is nowhere to report it.
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Announces a step.
pub fn say(step: &str) {
    print(&format!("==> {step}"));
}

/// A command without the variables that cargo sets for the running program. They would point an inner cargo, or a tool
/// that runs `cargo metadata`, to the wrong compiler and package.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let ours = text == "CARGO"
            || text == "CARGO_BIN_NAME"
            || text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_");
        if ours {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a command and shows its output.
///
/// # Errors
/// If it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    echo(command);
    let status = command.status().with_context(|| not_started(command))?;
    if !status.success() {
        bail!("`{}` failed ({status}); its output above says why", describe(command));
    }
    Ok(())
}

/// Like [`run`], but kills the command after `limit`.
///
/// # Errors
/// If it cannot be started, fails or is killed.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<()> {
    echo(command);
    let mut child = command.spawn().with_context(|| not_started(command))?;
    let end = Instant::now() + limit;
    loop {
        if let Some(status) = child.try_wait()? {
            if !status.success() {
                bail!("`{}` failed ({status})", describe(command));
            }
            return Ok(());
        }
        if Instant::now() >= end {
            // It may have ended just now, so both calls may fail.
            let _ = child.kill();
            let _ = child.wait();
            bail!("`{}` gave no answer within {} s", describe(command), limit.as_secs());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Runs a command, shows its output and passes each line of standard output to `line`. Returns whether the command
/// succeeded.
///
/// # Errors
/// If it cannot be started or its output cannot be read.
pub fn stream(command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool> {
    echo(command);
    command.stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| not_started(command))?;
    if let Some(output) = child.stdout.take() {
        // Test programs may print bytes that are not UTF-8.
        for bytes in BufReader::new(output).split(b'\n') {
            let text = String::from_utf8_lossy(&bytes?).into_owned();
            let text = text.trim_end_matches('\r');
            print(text);
            line(text);
        }
    }
    Ok(child.wait()?.success())
}

/// Runs a command and returns its standard output. Standard error is shown only if the command fails.
///
/// # Errors
/// If it cannot be started or fails.
pub fn output(command: &mut Command) -> Result<String> {
    echo(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| not_started(command))?;
    if !output.status.success() {
        print(String::from_utf8_lossy(&output.stderr).trim_end());
        bail!("`{}` failed ({}); its output above says why", describe(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The standard output of a command, or nothing if it fails. Standard error is not shown.
pub fn capture(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first program of that name on PATH.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find_map(|folder| program_in(&folder, name))
}

/// The program of that name in one folder.
pub fn program_in(folder: &Path, name: &str) -> Option<PathBuf> {
    let file = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    is_executable(&file).then_some(file)
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

/// The command as a person would type it.
pub fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn echo(command: &Command) {
    print(&format!("    $ {}", describe(command)));
}

fn not_started(command: &Command) -> String {
    format!("`{}` could not be started; `cargo xtask setup` installs what is missing", describe(command))
}

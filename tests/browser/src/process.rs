//! Child processes that stop with the tests.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Timeout for starting a program: generous, since the machine may be busy.
const START: Duration = Duration::from_secs(30);

/// A running program, stopped on drop.
#[derive(Debug)]
pub struct Process {
    name: String,
    child: Child,
}

impl Process {
    /// Starts a program and waits until it listens on the port.
    pub fn listening(command: &mut Command, port: u16) -> Result<Self> {
        let mut process = Self::spawn(command.stdout(Stdio::null()))?;
        let end = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = process.child.try_wait()? {
                bail!("{} ended at once ({status})", process.name);
            }
            if Instant::now() >= end {
                bail!("{} did not listen on port {port} within {} s", process.name, START.as_secs());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(process)
    }

    /// Starts a program that prints a line when it is ready, and returns that line.
    pub fn telling(command: &mut Command) -> Result<(Self, String)> {
        let mut process = Self::spawn(command.stdout(Stdio::piped()))?;
        let mut line = String::new();
        if let Some(output) = process.child.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        if line.is_empty() {
            bail!("{} ended before it was ready", process.name);
        }
        Ok((process, line.trim().to_owned()))
    }

    fn spawn(command: &mut Command) -> Result<Self> {
        let program = Path::new(command.get_program());
        let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // The drivers' standard error is noise in test output.
        let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.with_context(|| format!("{name} could not be started"))?;
        Ok(Self { name, child })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Both fail only if the program has already exited.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that is currently free.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

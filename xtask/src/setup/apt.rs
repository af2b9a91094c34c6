//! Packages of Debian and its relatives.

use std::process::Command;

use anyhow::{Context, Result, bail};
use legcheck_devkit::shell;

use super::tools::Mode;

/// Installs packages, updating the package lists once.
pub(super) struct Apt {
    mode: Mode,
    updated: bool,
}

impl Apt {
    pub(super) fn new(mode: Mode) -> Apt {
        Apt { mode, updated: false }
    }

    /// Whether packages may be installed, rather than only checked for.
    pub(super) fn may_install(&self) -> bool {
        self.mode == Mode::Install
    }

    /// Installs the packages, or fails with the command for the user to run.
    pub(super) fn install(&mut self, packages: &[&str]) -> Result<()> {
        if shell::find_program("apt-get").is_none() {
            bail!("there is no apt-get here");
        }
        let command = |args: &[&str]| as_root("apt-get", args).context("this needs the rights of root");
        if !self.updated {
            shell::run(&mut command(&["update", "--quiet"])?)?;
            self.updated = true;
        }
        let mut args = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
        args.extend(packages);
        shell::run(&mut command(&args)?)
    }
}

/// What the user can do if [`Apt::install`] fails, as part of a sentence.
pub(super) fn by_hand(packages: &[&str]) -> String {
    let names = packages.join(" ");
    if shell::find_program("apt-get").is_some() {
        format!("run as root `apt-get install --no-install-recommends {names}`")
    } else {
        format!("install what this system has in place of Debian's packages {names}")
    }
}

/// A command that runs as root, if possible without asking for a password.
pub(super) fn as_root(program: &str, args: &[&str]) -> Option<Command> {
    const QUIET: &str = "DEBIAN_FRONTEND=noninteractive";
    let user = shell::capture(Command::new("id").arg("-u"))?;
    let mut command = if user.trim() == "0" {
        shell::command("env")
    } else {
        shell::capture(Command::new("sudo").args(["-n", "true"]))?;
        let mut sudo = shell::command("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    command.arg(QUIET).arg(program).args(args);
    Some(command)
}

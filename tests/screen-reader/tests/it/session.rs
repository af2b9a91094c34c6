//! A desktop without a screen: a display, a message bus, Orca and Firefox. All of them end when it is dropped.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use crate::programs::{Running, program, run};

/// How long Orca must be at rest before it counts as silent: Firefox tells it of a change with the next frame, and some
/// things are said late on purpose.
const AT_REST: Duration = Duration::from_millis(1200);

/// How long to wait for a word. Far longer than needed, since other work may hold the machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Keeps Firefox from showing anything but the page, and from asking anything of the network.
const PREFERENCES: &[(&str, &str)] = &[
    ("accessibility.force_disabled", "-1"),
    ("app.normandy.enabled", "false"),
    ("browser.aboutwelcome.enabled", "false"),
    ("browser.newtab.preload", "false"),
    ("browser.shell.checkDefaultBrowser", "false"),
    ("browser.startup.homepage_override.mstone", "\"ignore\""),
    ("datareporting.healthreport.uploadEnabled", "false"),
    ("datareporting.policy.dataSubmissionPolicyBypassNotification", "true"),
    ("network.captive-portal-service.enabled", "false"),
    ("network.connectivity-service.enabled", "false"),
    ("termsofuse.bypassNotification", "true"),
];

/// A running desktop.
pub struct Session {
    // Programs end in this order: the browser before its display.
    programs: Vec<Running>,
    environment: Vec<(&'static str, String)>,
    folder: TempDir,
    // How many lines have been taken.
    taken: usize,
}

impl Session {
    /// Starts all of it, with Firefox at an address.
    pub fn start(address: &str) -> Result<Self> {
        let mut session = Self { programs: Vec::new(), environment: Vec::new(), folder: TempDir::new()?, taken: 0 };
        session.begin(address)?;
        Ok(session)
    }

    fn begin(&mut self, address: &str) -> Result<()> {
        for folder in ["home", "run", "profile", "data/orca"] {
            fs::create_dir_all(self.path(folder))?;
        }
        let hooks = self.path("data/orca/orca-customizations.py");
        fs::write(hooks, include_str!("orca-customizations.py"))?;
        let lines = PREFERENCES.iter().map(|(name, value)| format!("user_pref(\"{name}\", {value});\n"));
        fs::write(self.path("profile/user.js"), lines.collect::<String>())?;
        let folder = |name: &str| self.path(name).display().to_string();
        self.environment = vec![
            ("HOME", folder("home")),
            ("XDG_RUNTIME_DIR", folder("run")),
            ("XDG_DATA_HOME", folder("data")),
            ("LEGCHECK_HEARD", folder("")),
            ("LANG", "C.UTF-8".to_owned()),
            ("GTK_MODULES", "gail:atk-bridge".to_owned()),
        ];
        let mut display = self.command("Xvfb")?;
        display.args(["-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]);
        let number = self.telling(&mut display)?;
        self.environment.push(("DISPLAY", format!(":{number}")));
        let mut bus = self.command("dbus-daemon")?;
        let bus = self.telling(bus.args(["--session", "--nofork", "--print-address=1"]))?;
        self.environment.push(("DBUS_SESSION_BUS_ADDRESS", bus));
        self.launch("orca", &[])?;
        self.listen().context("Orca says nothing at its start")?;
        let profile = self.path("profile").display().to_string();
        self.launch("firefox-esr", &["--no-remote", "--profile", &profile, "--kiosk", address])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, name: &str) -> Result<Command> {
        let mut command = program(name)?;
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        Ok(command)
    }

    fn telling(&mut self, command: &mut Command) -> Result<String> {
        let (running, line) = Running::telling(command)?;
        self.programs.insert(0, running);
        Ok(line)
    }

    fn launch(&mut self, name: &str, args: &[&str]) -> Result<()> {
        let mut command = self.command(name)?;
        let running = Running::start(command.args(args), &self.path(&format!("{name}.log")))?;
        self.programs.insert(0, running);
        Ok(())
    }

    /// Gives the keys to the window of Firefox; there is no window manager that would.
    pub fn enter_window(&self) -> Result<()> {
        let windows = run(&mut self.command("xdotool")?, ["search", "--sync", "--onlyvisible", "--class", "firefox"])?;
        let window = windows.lines().last().context("Firefox has no window")?;
        run(&mut self.command("xdotool")?, ["windowfocus", window]).map(drop)
    }

    /// Presses a key, by its name in X11, and returns what is said then.
    pub fn press(&mut self, key: &str) -> Result<Vec<String>> {
        run(&mut self.command("xdotool")?, ["key", "--clearmodifiers", key])?;
        self.listen().with_context(|| format!("nothing was heard after the key {key}"))
    }

    /// Waits until something is said, and then until Orca is at rest. Returns the new lines.
    pub fn listen(&mut self) -> Result<Vec<String>> {
        let start = Instant::now();
        let (mut before, mut since) = (None, start);
        loop {
            let said = fs::read_to_string(self.path("said")).unwrap_or_default();
            let work = fs::read(self.path("work")).unwrap_or_default();
            let is_at_work = work.last() == Some(&b'<');
            let now = Some((said.len(), work.len()));
            if is_at_work || now != before {
                (before, since) = (now, Instant::now());
            }
            let new: Vec<String> = said.lines().skip(self.taken).map(str::to_owned).collect();
            if !new.is_empty() && since.elapsed() >= AT_REST {
                self.taken += new.len();
                return Ok(new);
            }
            ensure!(start.elapsed() < PATIENCE, "Orca said nothing within {} s", PATIENCE.as_secs());
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

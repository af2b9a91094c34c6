//! Every check and test, one after the other, and one line that sums them up.

use std::process::Command;

use anyhow::Result;

use crate::setup::{self, Scope, Tools};
use crate::tally::{self, Reasons, Tally};
use crate::{build, paths, shell};

/// The package of the browser tests.
const BROWSER_TESTS: &str = "legcheck-browser-tests";

/// The package that serves the finished site with nginx, Apache and Caddy.
const HOSTING_TESTS: &str = "legcheck-hosting-tests";

/// The package that validates the FHIR resources with tools from npm.
const FHIR_TESTS: &str = "legcheck-fhir-tests";

/// The package that runs the engine as WebAssembly in Node.js.
const WASM_TESTS: &str = "legcheck-wasm-tests";

/// How much is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Formatting, lints and the tests that need no finished site.
    Quick,
    /// Also the build of the site, and its tests on a web server and in browsers.
    Full,
}

/// Runs all steps, whatever fails, prints the failures and, as the very last
/// line, `N passed, N failed`. Returns whether everything passed.
pub fn run(depth: Depth) -> bool {
    let mut run = Run::default();
    let tools = run.setup(depth);
    run.check("formatting", cargo(&["fmt", "--all", "--check"]));
    run.check("lints", cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]));
    run.scripts();
    let mut without_site = cargo(&["test", "--workspace", "--no-fail-fast"]);
    for package in [BROWSER_TESTS, HOSTING_TESTS, FHIR_TESTS, WASM_TESTS] {
        without_site.args(["--exclude", package]);
    }
    run.tests("tests without a browser", without_site);
    if depth == Depth::Full {
        run.tests("FHIR tests", cargo(&["test", "--package", FHIR_TESTS, "--no-fail-fast"]));
        let mut as_wasm = cargo(&["test", "--package", WASM_TESTS, "--no-fail-fast"]);
        if let Some(toolchain) = &tools.toolchain {
            as_wasm.env("LEGCHECK_WASM_TOOLCHAIN", toolchain);
        }
        run.tests("WebAssembly tests", as_wasm);
        run.site_tests(&tools);
    }
    run.finish()
}

/// A cargo command as the person who typed `cargo xtask test` would run it: the
/// compiler that builds for WebAssembly is not needed here.
fn cargo(args: &[&str]) -> Command {
    let mut cargo = shell::command("cargo");
    cargo.current_dir(paths::workspace()).args(args);
    cargo
}

#[derive(Default)]
struct Run {
    tally: Tally,
    failures: Vec<String>,
}

impl Run {
    fn setup(&mut self, depth: Depth) -> Tools {
        shell::say("Setting up");
        let tools = setup::install(match depth {
            Depth::Quick => Scope::Checks,
            Depth::Full => Scope::Browsers,
        });
        if tools.missing.is_empty() {
            self.tally.count(true);
        }
        for missing in &tools.missing {
            self.fail(format!("setup: {missing}"));
        }
        tools
    }

    /// Runs a step that is one check.
    fn check(&mut self, name: &str, mut command: Command) {
        shell::say(&format!("Checking {name}"));
        match shell::run(&mut command) {
            Ok(()) => self.tally.count(true),
            Err(error) => self.fail(format!("{name}: {error:#}")),
        }
    }

    /// Runs a step that counts its own tests.
    fn tests(&mut self, name: &str, mut command: Command) {
        shell::say(&format!("Running the {name}"));
        let mut counted = Tally::default();
        let mut reasons = Reasons::default();
        let ended = shell::stream(&mut command, |line| {
            reasons.read(line);
            if let Some(result) = tally::parse(line) {
                counted.add(result);
            }
        });
        self.tally.add(counted);
        if counted.failed > 0 {
            self.failures.push(format!("{name}: {counted}"));
            self.failures.extend(reasons.found());
        }
        if let Some(why) = uncounted_failure(counted, ended) {
            self.fail(format!("{name}: {why}"));
        }
    }

    /// Checks the scripts by the commands of package.json.
    fn scripts(&mut self) {
        let npm = setup::npm_script;
        self.check("types of the scripts", npm("types"));
        self.check("lints of the scripts", npm("lint"));
        self.check("formatting of the scripts", npm("format"));
        self.tests("unit tests of the scripts", npm("unit"));
    }

    /// Builds the site and runs the tests of what came out.
    fn site_tests(&mut self, tools: &Tools) {
        if let Err(error) = build::with_tools(tools, &build::Options::default()) {
            self.fail(format!("build: {error:#}"));
            for tests in ["hosting tests", "browser tests"] {
                self.fail(format!("{tests}: not run, since there is no build to test"));
            }
            return;
        }
        self.tally.count(true);
        let tests = |package| {
            let mut command = cargo(&["test", "--package", package, "--no-fail-fast"]);
            // The drivers may be where PATH does not look by itself.
            command.env("PATH", tools.path());
            command.env("LEGCHECK_DIST", paths::dist());
            command
        };
        self.tests("hosting tests", tests(HOSTING_TESTS));
        let mut in_browsers = tests(BROWSER_TESTS);
        in_browsers.args(["--", "--test-threads=1"]);
        self.tests("browser tests", in_browsers);
    }

    fn fail(&mut self, what: String) {
        self.tally.count(false);
        self.failures.push(what);
    }

    fn finish(self) -> bool {
        shell::print("");
        for failure in &self.failures {
            shell::print(&format!("FAILED {failure}"));
        }
        shell::print(&self.tally.to_string());
        self.tally.failed == 0
    }
}

/// Why a step failed although none of its tests did, if so: a step that does
/// not compile or runs nothing must not pass unseen.
fn uncounted_failure(counted: Tally, ended: Result<bool>) -> Option<String> {
    match ended {
        Err(error) => Some(format!("{error:#}")),
        Ok(false) if counted.failed == 0 => {
            Some("the command failed outside a test; its output above says why".to_owned())
        }
        Ok(_) if counted == Tally::default() => Some("no test ran".to_owned()),
        Ok(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(counted: (u64, u64), ended: Result<bool>, expected: Option<&str>) {
        let (passed, failed) = counted;
        let why = uncounted_failure(Tally { passed, failed }, ended);
        match expected {
            None => assert_eq!(why, None),
            Some(part) => {
                let why = why.unwrap_or_default();
                assert!(why.contains(part), "{why:?}");
            }
        }
    }

    #[test]
    fn nothing_fails_unseen() {
        check((3, 0), Ok(true), None);
        check((3, 1), Ok(false), None);
        check((3, 0), Ok(false), Some("outside a test"));
        check((0, 0), Ok(false), Some("outside a test"));
        check((0, 0), Ok(true), Some("no test ran"));
        check((0, 0), Err(anyhow::anyhow!("gone")), Some("gone"));
    }
}

//! Runs every check and test in sequence and prints a summary line.

use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;
use legcheck_devkit::{paths, shell};

use crate::build;
use crate::setup::{self, Scope, Tools};
use crate::tally::{self, Failure, Reasons, Tally};

/// The package of the browser tests.
const BROWSER_TESTS: &str = "legcheck-browser-tests";

/// The package that serves the finished site with nginx, Apache and Caddy.
const HOSTING_TESTS: &str = "legcheck-hosting-tests";

/// The package that validates the FHIR resources with tools from npm.
const FHIR_TESTS: &str = "legcheck-fhir-tests";

/// The package that runs the engine as WebAssembly in Node.js.
const WASM_TESTS: &str = "legcheck-wasm-tests";

/// The package that looks at the finished site with old browsers, text browsers and validators.
const OUTSIDE_TESTS: &str = "legcheck-outside-tests";
/// The package that lets a screen reader read the finished site.
const SCREEN_READER_TESTS: &str = "legcheck-screen-reader-tests";

/// Which tests to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Formatting, lints and the tests that need no finished site.
    Quick,
    /// Everything but the parts on request.
    All,
    /// One part, for a separate CI job.
    Only(Part),
}

/// A part of the tests. Together the parts cover everything; some run on request alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, lints, and all tests that need no finished site.
    Native,
    /// The finished site on real web servers.
    Hosting,
    /// The finished site in Chromium.
    Chromium,
    /// The finished site in Firefox.
    Firefox,
    /// The finished site in WebKitGTK.
    Webkit,
    /// On request: the finished site in old browsers, text browsers and validators. It fetches 190 MB.
    Outside,
    /// On request: what the screen reader Orca says of the finished site in Firefox, in about three minutes.
    ScreenReader,
}

impl Part {
    /// Whether it runs only when it is asked for: it takes long and installs much for what other tests guard day by day.
    fn is_on_request(self) -> bool {
        matches!(self, Self::Outside | Self::ScreenReader)
    }
}

impl Selection {
    fn includes(self, part: Part) -> bool {
        match self {
            Self::Quick => false,
            Self::All => !part.is_on_request(),
            Self::Only(only) => only == part,
        }
    }

    /// Prefix of the selected browser tests: empty for all of them, `None` if none are selected.
    fn browser_filter(self) -> Option<&'static str> {
        match self {
            Self::Quick | Self::Only(Part::Native | Part::Hosting | Part::Outside | Part::ScreenReader) => None,
            Self::All => Some(""),
            Self::Only(Part::Chromium) => Some("chromium::"),
            Self::Only(Part::Firefox) => Some("firefox::"),
            Self::Only(Part::Webkit) => Some("webkit::"),
        }
    }
}

/// Runs all selected steps even if some fail, prints the failures and, as the very last line, `N passed, N failed`.
/// Returns whether everything passed.
pub fn run(selection: Selection) -> bool {
    let mut run = Run::default();
    let tools = run.setup(selection);
    if selection == Selection::Quick || selection.includes(Part::Native) {
        run.without_site();
    }
    if selection.includes(Part::Native) {
        run.with_node(&tools);
    }
    let needs_site =
        [Part::Hosting, Part::Outside, Part::ScreenReader].into_iter().any(|part| selection.includes(part));
    if needs_site || selection.browser_filter().is_some() {
        run.with_site(&tools, selection);
    }
    run.finish()
}

/// A cargo command with the default toolchain, without the one for WebAssembly.
fn cargo(args: &[&str]) -> Command {
    let mut cargo = shell::command("cargo");
    cargo.current_dir(paths::workspace()).args(args);
    cargo
}

#[derive(Default)]
struct Run {
    tally: Tally,
    failures: Vec<String>,
    /// Browser tests that passed at the second try.
    unsteady: Vec<Failure>,
}

/// How many browser tests are tried again, one by one: three engines share the machine, and one may be kept waiting for longer than
/// a test is patient. More failures than these are no accident.
const SECOND_TRIES: usize = 3;

impl Run {
    fn setup(&mut self, selection: Selection) -> Tools {
        shell::say("Setting up");
        let tools = setup::install(match selection {
            Selection::Quick => Scope::Checks,
            Selection::Only(Part::Outside) => Scope::Outside,
            Selection::Only(Part::ScreenReader) => Scope::ScreenReader,
            Selection::All | Selection::Only(_) => Scope::Browsers,
        });
        if tools.missing.is_empty() {
            self.tally.count(true);
        }
        for missing in &tools.missing {
            self.fail(format!("setup: {missing}"));
        }
        tools
    }

    /// Runs a step that counts as one check.
    fn check(&mut self, name: &str, mut command: Command) {
        shell::say(&format!("Checking {name}"));
        match shell::run(&mut command) {
            Ok(()) => self.tally.count(true),
            Err(error) => self.fail(format!("{name}: {error:#}")),
        }
    }

    /// Runs a step that reports its own test counts.
    fn tests(&mut self, name: &str, mut command: Command) {
        let (counted, failures, ended) = counted(name, &mut command);
        self.count(name, counted, &failures, ended);
    }

    /// Runs tests of which a few that fail may be tried again, each by the command that `alone` makes for its name.
    fn tests_with_second_tries(&mut self, name: &str, mut command: Command, alone: impl Fn(&str) -> Command) {
        let (first, failures, ended) = counted(name, &mut command);
        let (all, unsteady, failures) = second_tries(first, failures, |failure| {
            let (again, _, ended) = counted(&format!("{name} again: {failure}"), &mut alone(failure));
            again == Tally { passed: 1, failed: 0 } && ended.is_ok_and(|good| good)
        });
        // It ended badly for what has passed since. A run that broke off stays one.
        let ended = ended.map(|good| good || (all.failed == 0 && first.failed > 0));
        self.unsteady.extend(unsteady);
        self.count(name, all, &failures, ended);
    }

    fn count(&mut self, name: &str, counted: Tally, failures: &[Failure], ended: Result<bool>) {
        self.tally.add(counted);
        if counted.failed > 0 {
            self.failures.push(format!("{name}: {counted}"));
            self.failures.extend(failures.iter().map(ToString::to_string));
        }
        if let Some(why) = uncounted_failure(counted, ended) {
            self.fail(format!("{name}: {why}"));
        }
    }

    /// Checks scripts and styles with the commands in package.json.
    fn scripts(&mut self) {
        let npm = setup::npm_script;
        self.check("types of the scripts", npm("types"));
        self.check("lints of the scripts", npm("lint"));
        self.check("lints of the styles", npm("styles"));
        self.check("formatting of the scripts", npm("format"));
        self.tests("unit tests of the scripts", npm("unit"));
    }

    /// Checks and tests that need neither a finished site nor third-party tools.
    fn without_site(&mut self) {
        self.check("formatting", cargo(&["fmt", "--all", "--check"]));
        self.check("lints", cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]));
        self.scripts();
        let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
        for package in [BROWSER_TESTS, HOSTING_TESTS, FHIR_TESTS, WASM_TESTS, OUTSIDE_TESTS, SCREEN_READER_TESTS] {
            tests.args(["--exclude", package]);
        }
        self.tests("tests without a browser", tests);
    }

    /// Tests that run in Node.js.
    fn with_node(&mut self, tools: &Tools) {
        self.tests("FHIR tests", cargo(&["test", "--package", FHIR_TESTS, "--no-fail-fast"]));
        let mut as_wasm = cargo(&["test", "--package", WASM_TESTS, "--no-fail-fast"]);
        if let Some(toolchain) = &tools.toolchain {
            as_wasm.env("LEGCHECK_WASM_TOOLCHAIN", toolchain);
        }
        self.tests("WebAssembly tests", as_wasm);
    }

    /// Builds the site and tests it.
    fn with_site(&mut self, tools: &Tools, selection: Selection) {
        if let Err(error) = build::with_tools(tools, &build::Options::default()) {
            self.fail(format!("build: {error:#}"));
            self.fail("tests of the finished site: not run, since there is no build to test".to_owned());
            return;
        }
        self.tally.count(true);
        let tests = |package| {
            let mut command = cargo(&["test", "--package", package, "--no-fail-fast"]);
            // The drivers may not be on PATH.
            command.env("PATH", tools.path());
            command.env("LEGCHECK_DIST", paths::dist());
            command
        };
        if selection.includes(Part::Hosting) {
            self.tests("hosting tests", tests(HOSTING_TESTS));
        }
        if selection.includes(Part::ScreenReader) {
            self.tests("screen reader tests", tests(SCREEN_READER_TESTS));
        }
        if let Some(filter) = selection.browser_filter() {
            let mut in_browsers = tests(BROWSER_TESTS);
            if !filter.is_empty() {
                in_browsers.args(["--", filter]);
            }
            self.tests_with_second_tries("browser tests", in_browsers, |name| {
                let mut alone = tests(BROWSER_TESTS);
                alone.args(["--", "--exact", name]);
                alone
            });
        }
        if selection.includes(Part::Outside) {
            self.tests("tests in programs of others", tests(OUTSIDE_TESTS));
        }
    }

    fn fail(&mut self, what: String) {
        self.tally.count(false);
        self.failures.push(what);
    }

    fn finish(self) -> bool {
        shell::print("");
        for unsteady in &self.unsteady {
            shell::print(&format!("UNSTEADY, passed at the second try: {unsteady}"));
        }
        for failure in &self.failures {
            shell::print(&format!("FAILED {failure}"));
        }
        shell::print(&self.tally.to_string());
        self.tally.failed == 0
    }
}

/// Tries a few failed tests again. Returns the counts with those that then passed, these, and those that failed again.
fn second_tries(
    mut all: Tally,
    failures: Vec<Failure>,
    passes_alone: impl Fn(&str) -> bool,
) -> (Tally, Vec<Failure>, Vec<Failure>) {
    let is_each_named = u64::try_from(failures.len()) == Ok(all.failed);
    if !is_each_named || failures.len() > SECOND_TRIES {
        return (all, Vec::new(), failures);
    }
    let (unsteady, failures): (Vec<Failure>, Vec<Failure>) =
        failures.into_iter().partition(|failure| passes_alone(&failure.name));
    for _ in &unsteady {
        all.failed -= 1;
        all.passed += 1;
    }
    (all, unsteady, failures)
}

/// Runs tests, and returns their counts, those that failed, and how the command ended.
fn counted(name: &str, command: &mut Command) -> (Tally, Vec<Failure>, Result<bool>) {
    shell::say(&format!("Running the {name}"));
    let mut counted = Tally::default();
    let mut reasons = Reasons::default();
    let ended = shell::stream(command, |line| {
        reasons.read(line);
        if let Some(result) = tally::parse(line) {
            counted.add(result);
        }
    });
    (counted, reasons.found(), ended)
}

/// The error of a step that failed although none of its tests did: a step that does not compile or runs no tests must
/// not count as passed.
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
    fn the_parts_together_are_all_tests() {
        let parts = Part::value_variants();
        assert!(parts.iter().all(|part| Selection::All.includes(*part) != part.is_on_request()));
        for part in parts {
            let only = Selection::Only(*part);
            let own = [Part::Native, Part::Hosting, Part::Outside, Part::ScreenReader];
            let own = own.into_iter().filter(|part| only.includes(*part));
            let steps = own.count() + usize::from(only.browser_filter().is_some());
            assert_eq!(steps, 1, "{part:?} is one step");
        }
    }

    /// Of ten tests these fail at first, and these again; so many are counted as passed, and so many as unsteady.
    #[track_caller]
    fn check_tries(first: &[&str], again: &[&str], expected: (u64, usize)) {
        let failed = first.len() as u64;
        let failures = first.iter().map(|name| Failure { name: (*name).to_owned(), reason: String::new() }).collect();
        let (all, unsteady, failures) =
            second_tries(Tally { passed: 10 - failed, failed }, failures, |name| !again.contains(&name));
        assert_eq!((all.passed, unsteady.len()), expected, "{first:?} and then {again:?}");
        assert_eq!(all.failed, failures.len() as u64, "each failure is named");
    }

    #[test]
    fn few_failures_are_tried_again() {
        check_tries(&["a", "b"], &[], (10, 2));
        check_tries(&["a", "b"], &["b"], (9, 1));
        check_tries(&["a", "b"], &["a", "b"], (8, 0));
        check_tries(&["a", "b", "c", "d"], &[], (6, 0));
        check_tries(&[], &[], (10, 0));
        // A failure without a name may be anything.
        let unnamed = Tally { passed: 9, failed: 1 };
        assert_eq!(second_tries(unnamed, Vec::new(), |_| true).0, unnamed);
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

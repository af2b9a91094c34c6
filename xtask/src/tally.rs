//! Counts passed and failed checks.

/// The number of passed and failed checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks that passed.
    pub passed: u64,
    /// Checks that failed or could not run.
    pub failed: u64,
}

impl Tally {
    /// Counts one check.
    pub fn count(&mut self, good: bool) {
        if good {
            self.passed += 1;
        } else {
            self.failed += 1;
        }
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Parses the counts from a line of test output.
pub fn parse(line: &str) -> Option<Tally> {
    harness(line).or_else(|| tap(line))
}

/// The last line of a Rust test program, such as `test result: ok. 12 passed; 0 failed; 0 ignored; ...`.
fn harness(line: &str) -> Option<Tally> {
    let rest = line.trim().strip_prefix("test result: ")?;
    let (_, counts) = rest.split_once(". ")?;
    let number = |word: &str| counts.split(';').find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok());
    Some(Tally { passed: number("passed")?, failed: number("failed")? })
}

/// The last lines of Node.js's TAP report, one per count, such as `# pass 12`.
fn tap(line: &str) -> Option<Tally> {
    let (kind, count) = line.strip_prefix("# ")?.split_once(' ')?;
    let count = count.parse().ok()?;
    match kind {
        "pass" => Some(Tally { passed: count, failed: 0 }),
        "fail" | "cancelled" | "skipped" | "todo" => Some(Tally { passed: 0, failed: count }),
        _ => None,
    }
}

/// Collects failures from the output of a test program: the name of each test, and the first meaningful line of its
/// output.
#[derive(Debug, Default)]
pub struct Reasons {
    name: Option<String>,
    found: Vec<Failure>,
}

/// A test that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its name.
    pub name: String,
    /// The first meaningful line of its output; empty if it printed none.
    pub reason: String,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)?;
        if self.reason.is_empty() { Ok(()) } else { write!(f, ": {}", self.reason) }
    }
}

impl Reasons {
    /// Maximum length of a shown reason; the full text is in the output above.
    const LONGEST: usize = 300;

    /// Reads one line.
    pub fn read(&mut self, line: &str) {
        // The standard harness prints that a test panicked, and where, before the message.
        let says_nothing = line.trim().is_empty() || line.starts_with("thread '");
        let title = line.strip_prefix("---- ").and_then(|line| line.strip_suffix(" ----"));
        if let Some(title) = title {
            self.name = Some(title.strip_suffix(" stdout").unwrap_or(title).to_owned());
        } else if let Some(test) = line.strip_prefix("not ok ") {
            self.found.push(Failure { name: test.to_owned(), reason: String::new() });
        } else if !says_nothing {
            if let Some(name) = self.name.take() {
                self.found.push(Failure { name, reason: line.chars().take(Self::LONGEST).collect() });
            }
        }
    }

    /// The failures found.
    pub fn found(self) -> Vec<Failure> {
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_found_in_the_output() {
        let output = "test a::b ... FAILED\n\nfailures:\n\n---- a::b stdout ----\n\nthread 'a::b' panicked at src/a.rs:3:1:\n\
            left is not right\n  left: 1\n\n---- webkit::c ----\nWebKitGTK on step \"x\": expected y\n\nfailures:\n    a::b\n";
        let mut reasons = Reasons::default();
        output.lines().for_each(|line| reasons.read(line));
        let found: Vec<String> = reasons.found().iter().map(ToString::to_string).collect();
        assert_eq!(found, ["a::b: left is not right", "webkit::c: WebKitGTK on step \"x\": expected y"]);
    }

    #[test]
    fn failed_tests_of_node_are_named() {
        let output =
            "TAP version 13\n# Subtest: adds\nok 1 - adds\nnot ok 2 - takes away\n  ---\n  error: 'no'\n  ...\n";
        let mut reasons = Reasons::default();
        output.lines().for_each(|line| reasons.read(line));
        let found: Vec<String> = reasons.found().iter().map(ToString::to_string).collect();
        assert_eq!(found, ["2 - takes away"]);
    }

    #[track_caller]
    fn check(line: &str, expected: Option<(u64, u64)>) {
        let expected = expected.map(|(passed, failed)| Tally { passed, failed });
        assert_eq!(parse(line), expected, "{line:?}");
    }

    #[test]
    fn result_lines_of_cargo_test_are_read() {
        check(
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s",
            Some((12, 0)),
        );
        check(
            "test result: FAILED. 7 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.20s",
            Some((7, 2)),
        );
        check("test result: ok. 0 passed; 0 failed;", Some((0, 0)));
        check("test tests::result ... ok", None);
        check("running 12 tests", None);
        check("test result: ok.", None);
        check("test result: ok. some passed; 0 failed", None);
    }

    #[test]
    fn result_lines_of_node_are_read() {
        check("# pass 51", Some((51, 0)));
        check("# fail 2", Some((0, 2)));
        check("# cancelled 1", Some((0, 1)));
        // A skipped test proves nothing, so it counts as failed.
        check("# skipped 1", Some((0, 1)));
        check("# tests 54", None);
        check("# duration_ms 12.5", None);
        check("# Subtest: pass 3", None);
        check("ok 1 - # pass 3", None);
    }

    #[test]
    fn a_tally_reads_as_the_last_line() {
        let mut tally = Tally::default();
        tally.count(true);
        tally.count(false);
        tally.add(Tally { passed: 10, failed: 0 });
        assert_eq!(tally.to_string(), "11 passed, 1 failed");
    }
}

//! The finished site in programs of others that are too large to fetch for every run: old browsers, text browsers and
//! validators. `cargo xtask test --only outside` fetches them and runs these tests; no other command does.

mod accepted;
mod alfa;
mod everywhere;
mod ibm;
mod markup;
mod old;
mod smart_forms;
mod text;
mod words;

use std::process::ExitCode;

use anyhow::Result;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let mut args = Arguments::from_args();
    // Each test runs a browser or Java, and the machine may be small.
    args.test_threads.get_or_insert(1);
    let tests = [old::tests(), text::tests(), markup::tests(), ibm::tests(), alfa::tests(), smart_forms::tests()];
    libtest_mimic::run(&args, tests.into_iter().flatten().collect()).exit_code()
}

/// A test that fails with the whole chain of reasons.
fn trial(name: String, play: impl FnOnce() -> Result<()> + Send + 'static) -> Trial {
    Trial::test(name, move || play().map_err(|error| Failed::from(format!("{error:#}"))))
}

//! The guide in real browsers.
//!
//! The tests have their own main function, so that each browser starts once, for the first test that needs it, and
//! stops after the last. It accepts the arguments of the standard harness and prints the same output: `cargo test -p
//! legcheck-browser-tests -- firefox` runs the tests with `firefox` in their name.

mod axe;
mod cases;
mod embed;
mod extras;
mod fhir;
mod install;
mod layout;
mod looks;
mod offline;
mod privacy;
mod qr;
mod spoken;
mod walks;
mod world;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};
use world::World;

fn main() -> ExitCode {
    let mut args = Arguments::from_args();
    let world = match World::new() {
        Ok(world) => world,
        Err(error) => {
            eprintln!("error: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let mut tests: Vec<Trial> = Vec::new();
    tests.extend(walks::tests(&world));
    tests.extend(privacy::tests(&world));
    tests.extend(offline::tests(&world));
    tests.extend(install::tests(&world));
    tests.extend(embed::tests(&world));
    tests.extend(extras::tests(&world));
    tests.extend(cases::tests(&world));
    tests.extend(fhir::tests(&world));
    tests.extend(qr::tests(&world));
    tests.extend(looks::tests(&world));
    tests.extend(spoken::tests(&world));
    // Each test blocks a thread while it waits for its browser, so there must be enough threads for all.
    args.test_threads.get_or_insert(tests.len());
    let conclusion = libtest_mimic::run(&args, tests);
    world.close();
    conclusion.exit_code()
}

//! The guide in real browsers.
//!
//! The tests have a main function of their own, so that each browser is started once, by the first test that needs
//! it, and ended after the last. It takes the same arguments and prints the same lines as any Rust test:
//! `cargo test -p legcheck-browser-tests -- firefox` runs what has `firefox` in its name.

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
mod views;
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
    tests.extend(looks::tests(&world));
    // Each test has a thread and waits there for its browser, so that no browser ever waits for a thread.
    args.test_threads.get_or_insert(tests.len());
    let conclusion = libtest_mimic::run(&args, tests);
    world.close();
    conclusion.exit_code()
}

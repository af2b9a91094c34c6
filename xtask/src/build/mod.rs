//! Building the site: cargo compiles the modules and the programs that finish them, side by side; wasm-bindgen and wasm-opt
//! finish each module while the next one compiles; the prerender step then writes the pages.
//!
//! Trunk can do the same, see [`trunk`]; docs/decisions/build-without-trunk.md says why it is not needed.

mod cargo;
mod modules;
mod stage;
mod steps;
mod trunk;

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use anyhow::{Result, anyhow, bail};
use legcheck_devkit::{paths, shell};

use crate::setup::{self, Scope, Tools};
use crate::{budget, sizes};
use modules::MODULES;
use steps::Steps;

pub use trunk::serve as dev_server;

/// What `cargo xtask build` can be told.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the site will be served from; the root when not given.
    pub public_url: Option<String>,
    /// Whether to build quickly instead of small.
    pub debug: bool,
}

/// Sets up what is missing, builds the site and prints its sizes.
///
/// # Errors
/// As [`with_tools`].
pub fn run(options: &Options) -> Result<()> {
    with_tools(&setup::install(Scope::Build), options)
}

/// Builds the site with tools that are set up already and prints its sizes.
///
/// # Errors
/// If something that the build needs is missing, a step fails, or the site exceeds its budget.
pub fn with_tools(tools: &Tools, options: &Options) -> Result<()> {
    tools.require_build()?;
    shell::say("Building the site");
    let mut steps = Steps::new(MODULES.len() + 2);
    cargo::fetch(tools)?;
    let folder = paths::dist().join(stage::NAME);
    let prerender = modules_and_programs(tools, options.debug, &mut steps)?;
    steps.begin("Writing the pages");
    stage::empty(&folder)?;
    for module in &MODULES {
        module.copy(&finished(options.debug), &folder)?;
    }
    write_pages(&prerender, &folder, options)?;
    stage::publish(&folder, &paths::dist())?;
    steps.end();
    report(tools, options.debug)
}

/// Compiles and finishes the modules, and compiles the program that writes the pages; returns that.
fn modules_and_programs(tools: &Tools, debug: bool, steps: &mut Steps) -> Result<PathBuf> {
    let finished = finished(debug);
    thread::scope(|scope| {
        // The modules keep one core busy for most of the time, since their last part has to be compiled in one piece.
        let (send, bindgen) = mpsc::channel();
        let programs = scope.spawn(move || {
            // Nobody waits for it any more when a module has failed.
            let _ = send.send(cargo::program(cargo::BINDGEN)?);
            cargo::program(cargo::PRERENDER)
        });
        let mut bindgen = bindgen.iter();
        let mut program = None;
        let mut finishing = Vec::new();
        for module in &MODULES {
            steps.begin(&format!("Compiling {}", module.bin));
            let compiled = cargo::module(tools, module, debug)?;
            program = program.or_else(|| bindgen.next());
            // Why there is none is what the other thread returns.
            let Some(program) = program.clone() else { break };
            let finished = &finished;
            finishing.push(scope.spawn(move || module.finish(tools, &program, &compiled, finished, !debug)));
        }
        steps.begin("Finishing the modules and the programs for the pages");
        let prerender = joined(programs)?;
        finishing.into_iter().try_for_each(joined)?;
        Ok(prerender)
    })
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    thread.join().unwrap_or_else(|_| Err(anyhow!("a part of the build panicked; its message is above")))
}

/// The folder of the finished modules, kept from one build to the next.
fn finished(debug: bool) -> PathBuf {
    paths::workspace().join("target/site").join(if debug { "debug" } else { "release" })
}

/// Lets the prerender step make the whole site of the modules in `folder`. It is told what Trunk would tell it.
fn write_pages(prerender: &Path, folder: &Path, options: &Options) -> Result<()> {
    let mut command = shell::command(prerender);
    command.current_dir(paths::workspace());
    command.env("TRUNK_STAGING_DIR", folder).env("TRUNK_SOURCE_DIR", paths::workspace());
    command.env("TRUNK_PROFILE", if options.debug { "debug" } else { "release" });
    command.env("TRUNK_PUBLIC_URL", public_url(options.public_url.as_deref().unwrap_or("/")));
    shell::run(&mut command)
}

/// An address with a slash at its end: what stands in the site is put after it.
fn public_url(url: &str) -> String {
    if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
}

/// Prints the sizes of the finished site, and compares them with their budget.
fn report(tools: &Tools, debug: bool) -> Result<()> {
    let report = sizes::report(&paths::dist())?;
    shell::print(&format!("\n{report}"));
    if debug {
        return Ok(());
    }
    if !tools.wasm_opt || !tools.small_std {
        shell::print("The modules are larger than they should be, since a tool is missing; the budget is not checked.");
        return Ok(());
    }
    shell::print("");
    let lines = budget::compare(&budget::read(&paths::workspace())?, &report)?;
    lines.iter().for_each(|line| shell::print(&line.to_string()));
    if lines.iter().any(budget::Line::is_exceeded) {
        bail!(
            "the site has grown beyond its budget; make it smaller, or say why it must be larger in xtask/size-budget.toml"
        );
    }
    Ok(())
}

/// Compiles one module of the workspace that is no part of the site and lets wasm-bindgen write it into `folder`.
pub fn bindgen(compiled: &Path, folder: &Path) -> Result<()> {
    let program = cargo::program(cargo::BINDGEN)?;
    shell::output(shell::command(program).arg(compiled).arg(folder)).map(drop)
}

#[cfg(test)]
mod tests {
    use super::public_url;

    #[test]
    fn an_address_ends_with_a_slash() {
        for (given, expected) in
            [("/", "/"), ("/legcheck", "/legcheck/"), ("./", "./"), ("https://a.example", "https://a.example/")]
        {
            assert_eq!(public_url(given), expected);
        }
    }
}

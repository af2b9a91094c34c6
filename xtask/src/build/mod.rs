//! Builds the site: cargo compiles the modules and the programs that finish them in parallel; wasm-bindgen and
//! wasm-opt finish each module while the next one compiles; the prerender step then writes the pages.
//!
//! Trunk can do the same, see [`trunk`]; docs/decisions/build-without-trunk.md explains why it is not needed.

mod cargo;
mod modules;
mod stage;
mod steps;
mod trunk;

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use anyhow::{Result, anyhow, bail, ensure};
use legcheck_devkit::{paths, shell};

use crate::setup::{self, Scope, Tools};
use crate::{budget, sizes};
use modules::{MODULES, Module};
use steps::Steps;

pub use trunk::serve as dev_server;

/// Options of `cargo xtask build`.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The URL the site will be served from; the root by default.
    pub public_url: Option<String>,
    /// Whether to skip optimisation for a faster build.
    pub debug: bool,
}

/// Installs missing tools, builds the site and prints its sizes.
///
/// # Errors
/// See [`with_tools`].
pub fn run(options: &Options) -> Result<()> {
    with_tools(&setup::install(Scope::Build), options)
}

/// Builds the site with the given tools and prints its sizes.
///
/// # Errors
/// If something required is missing, a step fails, or the site exceeds its budget.
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

/// Compiles and finishes the modules, and compiles the prerenderer. Returns the path of the prerenderer.
///
/// The last stage of compiling a module keeps only one core busy, so three threads run in parallel: one compiles the
/// modules, one the programs, and one finishes compiled modules.
fn modules_and_programs(tools: &Tools, debug: bool, steps: &mut Steps) -> Result<PathBuf> {
    let (content_is_there, content_waits) = mpsc::channel();
    let (send_bindgen, bindgen) = mpsc::channel();
    let (send_compiled, compiled) = mpsc::channel();
    thread::scope(|scope| {
        // If one thread fails, its channels close and the others stop. The failed thread reports the error, so a
        // failed send is ignored.
        let programs = scope.spawn(move || {
            compile_content(&cargo::program(cargo::CONTENT)?)?;
            let _ = content_is_there.send(());
            let _ = send_bindgen.send(cargo::program(cargo::BINDGEN)?);
            cargo::program(cargo::PRERENDER)
        });
        let finishing = scope.spawn(move || {
            let Ok(program) = bindgen.recv() else { return Ok(()) };
            let folder = finished(debug);
            compiled.iter().try_for_each(|(module, file): (&Module, PathBuf)| {
                module.finish(tools, &program, &file, &folder, !debug)
            })
        });
        let mut content_waits = Some(content_waits);
        for module in &MODULES {
            steps.begin(&format!("Compiling {}", module.bin));
            let is_faulty =
                module.includes_content && content_waits.take().is_some_and(|content| content.recv().is_err());
            if is_faulty {
                break;
            }
            let _ = send_compiled.send((module, cargo::module(tools, module, debug)?));
        }
        drop(send_compiled);
        steps.begin("Finishing the modules and the programs");
        let prerender = joined(programs)?;
        joined(finishing)?;
        Ok(prerender)
    })
}

/// Compiles the content. Unchanged files are not touched, so that cargo rebuilds only when an id has changed.
fn compile_content(program: &Path) -> Result<()> {
    let mut command = shell::command(program);
    let status = command.arg(paths::workspace().join("assets")).arg(cargo::content()).status()?;
    ensure!(status.success(), "the content is faulty; the output above says where");
    Ok(())
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    thread.join().unwrap_or_else(|_| Err(anyhow!("a part of the build panicked; its message is above")))
}

/// The folder of the finished modules, reused by later builds.
fn finished(debug: bool) -> PathBuf {
    paths::workspace().join("target/site").join(if debug { "debug" } else { "release" })
}

/// Has the prerenderer write the whole site from the modules in `folder`. It gets the same variables that Trunk sets.
fn write_pages(prerender: &Path, folder: &Path, options: &Options) -> Result<()> {
    let mut command = shell::command(prerender);
    command.current_dir(paths::workspace());
    command.env("TRUNK_STAGING_DIR", folder).env("TRUNK_SOURCE_DIR", paths::workspace());
    command.env("TRUNK_PROFILE", if options.debug { "debug" } else { "release" });
    command.env("TRUNK_PUBLIC_URL", public_url(options.public_url.as_deref().unwrap_or("/")));
    shell::run(&mut command)
}

/// The URL with a trailing slash, so that paths can be appended.
fn public_url(url: &str) -> String {
    if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
}

/// Prints the sizes of the finished site and checks them against the budget.
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

/// Compiles a module of the workspace that is not part of the site, and writes its bindings into `folder`.
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

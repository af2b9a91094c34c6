//! Benchmarks of the engine: native, in the browser, and against a general-purpose rules engine.
//!
//! The benchmarks themselves are in `bench/`; this runs them and collects the results. One that cannot run here is
//! reported, and the others still run. No test measures time, because it would fail on a busy machine.

mod report;
pub mod web;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use legcheck_devkit::{cargo, paths, shell};
use serde_json::json;

use crate::build;
use crate::programs::cargo_run;
use crate::setup::{self, Scope, Tools};

pub use report::Report;
use report::{Counts, JsonRules, Timings};

/// The package with the benchmarks.
const PACKAGE: &str = "legcheck-bench";

/// Runs every benchmark that can run here.
///
/// # Errors
/// If the native benchmark fails: there would be nothing to compare with.
pub fn run(quick: bool) -> Result<Report> {
    let folder = paths::workspace().join("target/bench");
    let tools = setup::check(Scope::Browsers);
    shell::say("Timing the engine natively; building takes minutes the first time, timing one or two");
    let counts = counts(quick)?;
    let native = native(&folder, quick)?;
    let mut not_run = Vec::new();

    shell::say("Timing the engine in Chromium");
    let wasm = match wasm(&tools, &folder.join("web"), &counts, quick) {
        Ok(wasm) => Some(wasm),
        Err(error) => {
            not_run.push(format!("the engine in Chromium: {error:#}"));
            None
        }
    };
    shell::say("Timing json-rules-engine");
    let rules = match json_rules(&folder.join("json-rules"), quick) {
        Ok(rules) => Some(rules),
        // If the engines disagree, one of them is wrong and the comparison is meaningless.
        Err(Unusable::Disagrees(why)) => bail!("{why}"),
        Err(Unusable::NotRun(error)) => {
            not_run.push(format!("json-rules-engine: {error:#}"));
            None
        }
    };
    Ok(Report::new(counts, &native, wasm.as_ref(), rules, not_run))
}

fn counts(quick: bool) -> Result<Vec<Counts>> {
    let mut command = bench("counts", quick);
    let line = shell::output(&mut command)?;
    serde_json::from_str(&line).context("the counts are not as expected")
}

fn native(folder: &Path, quick: bool) -> Result<Timings> {
    fs::create_dir_all(folder)?;
    let file = folder.join("native.json");
    shell::output(bench("engine", quick).args(["--", "--quiet"]).env("LEGCHECK_BENCH_OUT", &file))?;
    serde_json::from_str(&fs::read_to_string(&file)?).context("the times are not as expected")
}

/// One of the programs in `bench/benches/`.
fn bench(name: &str, quick: bool) -> Command {
    let mut command = shell::command("cargo");
    command.current_dir(paths::workspace()).args(["bench", "--quiet", "--package", PACKAGE, "--bench", name]);
    if quick {
        command.env("LEGCHECK_BENCH_QUICK", "1");
    }
    command
}

/// Writes the input of the other benchmarks.
fn inputs(folder: &Path) -> Result<()> {
    shell::output(bench("inputs", false).arg("--").arg(folder)).map(drop)
}

fn wasm(tools: &Tools, folder: &Path, guides: &[Counts], quick: bool) -> Result<Timings> {
    for program in ["chromium", "chromedriver"] {
        let why = tools.missing.iter().find(|missing| missing.what == program);
        why.map_or(Ok(()), |missing| Err(anyhow!("{program} is missing. {}", missing.next)))?;
    }
    inputs(folder)?;
    let module = wasm_module(tools)?;
    // The generated files are named after this one.
    let compiled = folder.join("engine.wasm");
    fs::copy(&module, &compiled)?;
    build::bindgen(&compiled, folder)?;
    if tools.wasm_opt {
        let file = folder.join("engine_bg.wasm");
        shell::output(tools.command("wasm-opt").arg("-Oz").arg(&file).arg("-o").arg(&file))?;
    }
    for name in ["index.html", "bench.js"] {
        fs::copy(paths::workspace().join("bench/web").join(name), folder.join(name))?;
    }
    let (batch, batches) = if quick { (50, 5) } else { (200, 11) };
    let sizes: Vec<(u16, bool)> = guides.iter().map(|guide| (guide.factor, guide.in_proportion)).collect();
    let plan = json!({ "sizes": sizes, "batch": batch, "batches": batches });
    let mut driver = cargo_run("legcheck-browser-tests", "bench");
    driver.env("PATH", tools.path()).env("LEGCHECK_DIST", folder);
    let line = shell::output(driver.arg(plan.to_string()))?;
    serde_json::from_str(&line).context("the times are not as expected")
}

/// Builds the module with the same settings as the site and returns its path.
fn wasm_module(tools: &Tools) -> Result<PathBuf> {
    let mut build = tools.command("cargo");
    build.current_dir(paths::workspace()).args(["build", "--quiet", "--release", "--package", "legcheck-bench-web"]);
    build.args(["--target", setup::TARGET]);
    cargo::build(&mut build, "legcheck_bench_web", cargo::MODULE)
}

/// Why there is no comparison with json-rules-engine.
enum Unusable {
    /// It cannot run here.
    NotRun(anyhow::Error),
    /// It fires different rules.
    Disagrees(String),
}

impl<E: Into<anyhow::Error>> From<E> for Unusable {
    fn from(error: E) -> Self {
        Self::NotRun(error.into())
    }
}

fn json_rules(folder: &Path, quick: bool) -> Result<JsonRules, Unusable> {
    let node = shell::find_program("node").context("Node.js is not on PATH")?;
    let npm = shell::find_program("npm").context("npm is not on PATH")?;
    inputs(folder)?;
    for name in ["package.json", "package-lock.json", "run.js"] {
        fs::copy(paths::workspace().join("bench/json-rules").join(name), folder.join(name))?;
    }
    let mut install = shell::command(npm);
    install.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    shell::output(&mut install)?;
    let mut script = shell::command(node);
    script.current_dir(folder).args(["run.js", "rules.json"]).args(quick.then_some("quick"));
    // The script exits successfully only if the same rules fired.
    let line = shell::output(&mut script).map_err(|error| Unusable::Disagrees(format!("{error:#}")))?;
    Ok(serde_json::from_str(&line).context("its times are not as expected")?)
}

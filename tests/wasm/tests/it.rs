//! The engine runs in Node.js as WebAssembly, compiled as the site compiles it, on every retold case. It must say to the
//! letter what it says natively. That the pages show what it says is for the browser tests, on a sample of the cases.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use legcheck_cases::Case;
use legcheck_devkit::{cargo, paths, shell};
use legcheck_engine::Engine;
use legcheck_wasm_tests::says;
use libtest_mimic::{Arguments, Failed, Trial};
use tempfile::TempDir;
use wasm_bindgen_cli_support::Bindgen;

/// What the site is compiled for.
const TARGET: &str = "wasm32-unknown-unknown";

fn main() -> ExitCode {
    let args = Arguments::from_args();
    match tests() {
        Ok(tests) => libtest_mimic::run(&args, tests).exit_code(),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn tests() -> Result<Vec<Trial>> {
    let dataset = legcheck_cases::load()?;
    let engine = Engine::of(&dataset);
    let cases = legcheck_cases::vignettes(&dataset.guide)?;
    let people: Vec<String> = cases.iter().map(|case| whole_check(&engine, case)).collect();
    let (guide, evidence) = (dataset.guide.to_bytes()?, dataset.evidence.to_bytes()?);
    let (found, expected) = (as_wasm(&guide, &evidence, &people)?, says(&guide, &evidence, people));
    ensure!(found.len() == expected.len(), "{} answers for {} cases", found.len(), expected.len());
    let pairs = found.into_iter().zip(expected);
    Ok(cases.iter().zip(pairs).map(|(case, (found, expected))| test(case, found, expected)).collect())
}

/// The answers of a case at the end of its check.
fn whole_check(engine: &Engine, case: &Case) -> String {
    case.interview(engine).answers.to_line(engine.guide())
}

fn test(case: &Case, found: String, expected: String) -> Trial {
    Trial::test(format!("case_{}_is_the_same_as_wasm", case.id), move || {
        let differs = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
        match differs {
            _ if found == expected => Ok(()),
            Some((found, expected)) => Err(Failed::from(format!("as WebAssembly {found}\nand natively {expected}"))),
            None => Err(Failed::from("one of the two says more")),
        }
    })
}

/// What the module says in Node.js.
fn as_wasm(guide: &[u8], evidence: &[u8], people: &[String]) -> Result<Vec<String>> {
    let node = shell::find_program("node").context("Node.js is not on PATH; `cargo xtask setup` says how to get it")?;
    let folder = TempDir::new()?;
    let at = |name: &str| folder.path().join(name);
    bind(&module()?, folder.path())?;
    fs::write(at("guide.bytes"), guide)?;
    fs::write(at("evidence.bytes"), evidence)?;
    fs::write(at("people.json"), serde_json::to_string(people)?)?;
    // Without this the script would be taken for one of Node's own kind.
    fs::write(at("package.json"), r#"{"type":"module"}"#)?;
    let mut run = shell::command(node);
    run.arg(paths::workspace().join("tests/wasm/run.mjs"));
    run.args(["engine.js", "engine_bg.wasm", "guide.bytes", "evidence.bytes", "people.json"].map(at));
    Ok(serde_json::from_str(&shell::output(&mut run)?)?)
}

/// Generates the JavaScript side of the module.
fn bind(module: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("engine").web(true)?.typescript(false).omit_default_module_path(false);
    bindgen.generate(folder)
}

/// Builds this package for the browser, in the profile of the site, and gives the place of the module. Where the compiler in
/// use cannot do that, `LEGCHECK_WASM_TOOLCHAIN` names another one.
fn module() -> Result<PathBuf> {
    let mut build = shell::command("cargo");
    build.current_dir(paths::workspace()).args(["build", "--quiet", "--locked", "--release", "--lib"]);
    build.args(["--package", env!("CARGO_PKG_NAME"), "--target", TARGET]);
    if let Some(toolchain) = std::env::var_os("LEGCHECK_WASM_TOOLCHAIN") {
        build.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    cargo::build(&mut build, "legcheck_wasm_tests", cargo::MODULE)
}

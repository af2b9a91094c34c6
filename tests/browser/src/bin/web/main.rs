//! Times pages in browsers for `cargo xtask bench --web`; prints JSON.
//!
//! `web loads RUNS SELECTOR ADDRESS [SELECTOR ADDRESS ...]` loads each address RUNS times on an emulated slow phone
//! and reports when the page first contained an element matching its selector.
//!
//! `web steps ENGINE SLOWDOWN STEPS` walks through the check of the site in the folder `LEGCHECK_DIST` and reports how
//! long each step took.

mod loads;
mod steps;

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let measured = match arguments[..] {
        ["loads", runs, ref pages @ ..] => loads::measure(number(runs)?, pages)?,
        ["steps", engine, slowdown, steps] => steps::measure(engine, number(slowdown)?, number(steps)?)?,
        _ => bail!("say what to measure: web loads RUNS SELECTOR ADDRESS, or web steps ENGINE SLOWDOWN STEPS"),
    };
    println!("{measured}");
    Ok(())
}

fn number(text: &str) -> Result<usize> {
    text.parse().with_context(|| format!("{text:?} is no number"))
}

//! Times pages in browsers, for `cargo xtask bench --web`; prints JSON.
//!
//! `web loads RUNS SELECTOR ADDRESS [SELECTOR ADDRESS ...]` loads each address so many times on a slow phone and says
//! when the page first held an element of its selector.
//!
//! `web steps ENGINE SLOWDOWN STEPS` walks through the check of the site in the folder `LEGCHECK_DIST` and says how long
//! each next question took.

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

//! Compiles the content under `assets/` to the bytes and constants that the app includes. A faulty file stops the build with
//! file, line and what to do.

use legcheck_content_build::{FOLDERS, build};
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs, process};

fn main() -> Result<(), Box<dyn Error>> {
    let assets = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={}", assets.join(folder).display());
    }
    match build(&assets) {
        Ok(outputs) => {
            for output in outputs {
                fs::write(out.join(output.name), output.bytes)?;
            }
            Ok(())
        }
        Err(problems) => {
            eprintln!("\nThe content has {} problem(s):\n", problems.len());
            problems.iter().for_each(|problem| eprintln!("{problem}"));
            process::exit(1);
        }
    }
}

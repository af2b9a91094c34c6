//! `legcheck-content-build ASSETS FOLDER`: compiles the content of an `assets` folder into another folder.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [assets, folder] = args.as_slice() else {
        eprintln!("usage: legcheck-content-build ASSETS FOLDER");
        return ExitCode::FAILURE;
    };
    match legcheck_content_build::write(assets, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

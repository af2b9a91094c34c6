//! Building with cargo, and finding what it built: the target folder is configurable.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell;

/// The extension of a WebAssembly module.
pub const MODULE: &str = "wasm";

/// The extension of a native program.
pub const PROGRAM: &str = std::env::consts::EXE_EXTENSION;

/// Runs a `cargo build` and returns the file of a target that has this extension. Standard error is shown only if the
/// build fails, unless the command redirects it.
///
/// # Errors
/// If the build fails or makes no such file.
pub fn build(cargo: &mut Command, target: &str, extension: &str) -> Result<PathBuf> {
    let messages = shell::output(cargo.args(["--message-format", "json-render-diagnostics"]))?;
    built(&messages, target, extension).with_context(|| format!("cargo built no {target}"))
}

/// A message of cargo. All fields are absent from messages that are not about a built target.
#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

fn built(messages: &str, target: &str, extension: &str) -> Option<PathBuf> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Message>(line).ok());
    let ours = messages.filter(|message| message.target.as_ref().is_some_and(|t| t.name == target));
    ours.flat_map(|message| message.filenames).find(|file| file.extension().unwrap_or_default() == extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIBRARY: &str =
        r#"{"reason":"compiler-artifact","target":{"name":"app"},"filenames":["/t/libapp.rlib","/t/app.wasm"]}"#;
    const PROGRAMS: &str = r#"{"reason":"compiler-artifact","target":{"name":"other"},"filenames":["/t/other"]}
{"reason":"compiler-artifact","target":{"name":"app"},"filenames":["/t/app","/t/app.pdb"]}"#;

    #[track_caller]
    fn check(messages: &str, extension: &str, expected: Option<&str>) {
        assert_eq!(built(messages, "app", extension), expected.map(PathBuf::from), "{messages}");
    }

    #[test]
    fn the_file_of_a_target_is_found() {
        check(LIBRARY, MODULE, Some("/t/app.wasm"));
        check(PROGRAMS, "", Some("/t/app"));
        check(PROGRAMS, MODULE, None);
        check("", MODULE, None);
    }

    #[test]
    fn other_messages_are_skipped() {
        let others = r#"{"reason":"build-script-executed","package_id":"app"}
{"reason":"compiler-message","target":{"name":"app"},"message":{}}
no JSON
{"reason":"build-finished","success":true}"#;
        check(others, MODULE, None);
        check(&format!("{others}\n{LIBRARY}"), MODULE, Some("/t/app.wasm"));
    }
}

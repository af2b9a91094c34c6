//! Checks of the workspace itself.

use std::path::{Path, PathBuf};

use legcheck_devkit::{paths, shell};
use toml::Table;

/// What `cargo xtask serve` must not wait for.
const HEAVY: [&str; 5] = ["legcheck-engine", "legcheck-proofs", "legcheck-messages", "resvg", "fantoccini"];

/// Every Cargo.toml of the repository, also of packages outside the workspace.
fn manifests(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap_or_default();
        if entry.file_type().unwrap().is_dir() {
            if !name.starts_with('.') && !matches!(name.as_str(), "target" | "dist" | "node_modules") {
                manifests(&entry.path(), found);
            }
        } else if name == "Cargo.toml" {
            found.push(entry.path());
        }
    }
}

/// Whether a manifest lists a dependency of any kind: for all targets or one, of builds, tests or the workspace.
fn depends_on(manifest: &Table, package: &str) -> bool {
    manifest.iter().any(|(key, value)| match value {
        toml::Value::Table(table) if key.ends_with("dependencies") => table.contains_key(package),
        toml::Value::Table(table) => depends_on(table, package),
        _ => false,
    })
}

#[test]
fn no_package_depends_on_xtask() {
    let mut files = Vec::new();
    manifests(&paths::workspace(), &mut files);
    assert!(files.len() > 15, "{files:?}");
    for file in files {
        let manifest: Table = std::fs::read_to_string(&file).unwrap().parse().unwrap();
        assert!(!depends_on(&manifest, "xtask"), "{} depends on xtask", file.display());
    }
}

#[test]
fn dependencies_of_every_kind_are_found() {
    for (text, expected) in [
        ("[dependencies]\nxtask.workspace = true", true),
        ("[dev-dependencies]\nxtask = { path = \"../xtask\" }", true),
        ("[target.'cfg(unix)'.build-dependencies]\nxtask = \"1\"", true),
        ("[workspace.dependencies]\nxtask = { path = \"xtask\" }", true),
        ("[package]\nname = \"xtask\"\n[dependencies]\nserde = \"1\"", false),
    ] {
        assert_eq!(depends_on(&text.parse().unwrap(), "xtask"), expected, "{text}");
    }
}

#[test]
fn xtask_compiles_nothing_that_serve_does_not_need() {
    let mut metadata = shell::command("cargo");
    metadata.current_dir(paths::workspace());
    metadata.args(["tree", "--package", "xtask", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]);
    let tree = shell::capture(metadata.arg("--locked")).unwrap();
    let packages: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(packages.contains(&"legcheck-hosting"), "{tree}");
    for package in HEAVY {
        assert!(!packages.contains(&package), "xtask depends on {package}");
    }
}

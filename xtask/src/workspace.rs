//! Checks of the workspace itself.

use std::path::{Path, PathBuf};

use legcheck_devkit::{paths, shell};
use serde_json::Value;
use spdx::{Expression, ParseMode};
use toml::Table;

/// Packages that `cargo xtask serve` must not have to compile.
const HEAVY: [&str; 5] = ["legcheck-engine", "legcheck-proofs", "legcheck-messages", "resvg", "fantoccini"];

/// Every Cargo.toml of the repository, including packages outside the workspace.
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

/// Whether a manifest has the dependency in any table: normal, build, dev, target-specific or workspace.
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

/// The licences that deny.toml allows for a package.
fn allowed<'a>(deny: &'a Table, package: &str) -> Vec<&'a str> {
    let names = |list: &'a toml::Value| list.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
    let licenses = &deny["licenses"];
    let exceptions = licenses["exceptions"].as_array().unwrap().iter();
    let own = exceptions.filter(|exception| exception["crate"].as_str() == Some(package));
    names(&licenses["allow"]).chain(own.flat_map(|exception| names(&exception["allow"]))).collect()
}

/// Whether these licences satisfy a licence expression such as `MIT OR Apache-2.0`.
fn is_satisfied(expression: &str, allowed: &[&str]) -> bool {
    // Lax mode also accepts the older `MIT/Apache-2.0`.
    Expression::parse_mode(expression, ParseMode::LAX).is_ok_and(|expression| {
        expression.evaluate(|needed| {
            needed.addition.is_none() && needed.license.id().is_some_and(|id| allowed.contains(&id.name))
        })
    })
}

#[test]
fn every_dependency_has_an_allowed_licence_and_comes_from_crates_io() {
    let deny: Table = std::fs::read_to_string(paths::workspace().join("deny.toml")).unwrap().parse().unwrap();
    let registries = deny["sources"]["allow-registry"].as_array().unwrap();
    let registry = format!("registry+{}", registries[0].as_str().unwrap());
    let mut command = shell::command("cargo");
    command.current_dir(paths::workspace()).args(["metadata", "--locked", "--format-version", "1"]);
    for target in deny["graph"]["targets"].as_array().unwrap() {
        command.args(["--filter-platform", target.as_str().unwrap()]);
    }
    let metadata: Value = serde_json::from_str(&shell::capture(&mut command).unwrap()).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{} packages", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_satisfied(licence, &allowed(&deny, name)), "{name} has the licence {licence:?}");
        let source = package["source"].as_str();
        assert!(source.is_none_or(|source| source == registry), "{name} comes from {source:?}");
    }
}

#[test]
fn licence_expressions_are_understood() {
    for (expression, expected) in [
        ("MIT", true),
        ("MIT OR GPL-3.0-only", true),
        ("GPL-3.0-only/MIT", true),
        ("(MIT OR Apache-2.0) AND Zlib", true),
        ("MIT AND GPL-3.0-only", false),
        ("GPL-3.0-only", false),
        ("nonsense", false),
        ("", false),
    ] {
        assert_eq!(is_satisfied(expression, &["MIT", "Zlib"]), expected, "{expression}");
    }
}

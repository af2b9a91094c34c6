//! Trunk, for developers who want its server that rebuilds and reloads on every change.

use anyhow::Result;
use legcheck_devkit::{paths, shell};

use super::cargo;
use crate::setup::{self, Scope};

/// Installs Trunk if it is missing, and runs its server until it is stopped.
///
/// # Errors
/// If something required is missing, or Trunk cannot be started.
pub fn serve(port: u16) -> Result<()> {
    let tools = setup::install(Scope::Trunk);
    tools.require_build()?;
    cargo::fetch(&tools)?;
    let mut trunk = tools.command("trunk");
    trunk.current_dir(paths::workspace());
    trunk.args(["serve", "--offline", "--address", "127.0.0.1", "--port", &port.to_string()]);
    trunk.env(cargo::RUSTFLAGS, cargo::remap_paths(&paths::workspace()));
    // Trunk parses this variable as a bool, although by convention any value counts.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    shell::print(&format!("LegCheck is at http://127.0.0.1:{port}/"));
    shell::run(&mut trunk)
}

#[cfg(test)]
mod tests {
    use legcheck_devkit::paths;

    use crate::build::modules::{MODULES, Module, WASM_OPT};

    /// The element of `index.html` by which Trunk builds a module. Trunk treats the first program of a page as the app
    /// and starts it, so all others are declared as workers.
    fn link(module: &Module) -> String {
        let Module { folder, bin, features, .. } = module;
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let features = if features.is_empty() { String::new() } else { format!(" data-cargo-features=\"{features}\"") };
        let worker = " data-type=\"worker\" data-bindgen-target=\"web\"";
        let [level, params @ ..] = WASM_OPT;
        format!(
            "<link data-trunk rel=\"rust\" href=\"{folder}Cargo.toml\" data-bin=\"{bin}\"{features}{} data-wasm-opt=\"{}\" \
             data-wasm-opt-params=\"{}\" />",
            if *bin == "legcheck-web" { "" } else { worker },
            level.trim_start_matches("-O"),
            params.join(" "),
        )
    }

    #[test]
    fn trunk_builds_the_same_modules() {
        let page = std::fs::read_to_string(paths::workspace().join("index.html")).unwrap();
        for module in &MODULES {
            assert!(page.contains(&link(module)), "index.html has no {}", link(module));
        }
        assert_eq!(page.matches("<link data-trunk").count(), MODULES.len());
    }
}

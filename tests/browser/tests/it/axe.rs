//! axe-core finds no accessibility violations on any page, in light and dark, at phone width.

use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::views::View;
use serde_json::Value;

use crate::looks::{Look, PHONE};

/// In light colours.
pub const LIGHT: Look =
    Look { name: |view| name("light", view), applies: |_| true, look: |page, view| look(page, view, "light") };

/// In dark colours.
pub const DARK: Look =
    Look { name: |view| name("dark", view), applies: |_| true, look: |page, view| look(page, view, "dark") };

fn name(scheme: &str, view: &View) -> String {
    format!("no_barrier_in_{scheme}_on_{}", view.name)
}

fn look(page: &Page<'_>, view: &View, scheme: &str) -> Result<()> {
    page.emulate(PHONE.0, PHONE.1, scheme)?;
    let found = barriers(page)?;
    page.ensure(&format!("no barrier in {scheme} on {}, and axe found:\n{found}", view.name), found.is_empty())
}

/// Violations found by axe: one line per rule, with the affected elements.
fn barriers(page: &Page<'_>) -> Result<String> {
    if page.js("return window.axe === undefined", vec![])? == true {
        page.js(&format!("{}; window.axe = axe;", script()?), vec![])?;
    }
    let found = page.js_async(
        "const done = arguments[arguments.length - 1];
         axe.run(document, { resultTypes: ['violations'] }).then(
           ({ violations }) => done(violations.map((v) => ({
             rule: v.id, help: v.help, places: v.nodes.map((n) => `${n.target.join(' ')} (${n.any[0]?.message ?? ''})`),
           }))),
           (error) => done(`axe failed: ${error}`));",
        vec![],
    )?;
    let list = found.as_array().ok_or_else(|| anyhow!("{found}"))?;
    let lines = list.iter().map(|v| {
        let places: Vec<&str> =
            v["places"].as_array().into_iter().flatten().filter_map(Value::as_str).take(4).collect();
        let all = v["places"].as_array().map_or(0, Vec::len);
        format!("  {}: {} ({all}): {}", text(&v["rule"]), text(&v["help"]), places.join("; "))
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The source of axe-core, read once.
fn script() -> Result<&'static str> {
    static SCRIPT: OnceLock<String> = OnceLock::new();
    if let Some(script) = SCRIPT.get() {
        return Ok(script);
    }
    let file = legcheck_devkit::npm::axe_script()?;
    let script = std::fs::read_to_string(&file).with_context(|| {
        format!("axe-core is not at {}; `cargo xtask setup --browsers` installs it", file.display())
    })?;
    Ok(SCRIPT.get_or_init(|| script))
}

//! The exceptions to the laws as a file that people review: each with its reason.

use legcheck_engine::dataset::Guide;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::laws::{Exception, Outcome};

/// The path of the file, from the root of the checkout.
pub const FILE: &str = "docs/clinical-safety/law-exceptions.toml";

const HEAD: &str = "# Where the laws of the urgency rules do not hold, and why that is so. Everywhere else they are proved.
#
# Made by `cargo xtask prove --renew`, but for the reasons, which are written by hand. Each line of `falls` is a change of
# one answer, with all others kept, and the highest level that somebody loses by it. `cargo xtask prove` names such a person.
# **No clinician has reviewed the reasons.**
";

/// The reasons that a file gives, by law and finding.
#[derive(Clone, Debug, Default)]
pub struct Reasons(BTreeMap<(String, String), String>);

impl Reasons {
    /// Reads them.
    ///
    /// # Errors
    /// When the text is no TOML, or an exception lacks a text.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: toml::Table = text.parse().map_err(|e| format!("{FILE} is not TOML: {e}"))?;
        let mut reasons = BTreeMap::new();
        for entry in file.get("exceptions").and_then(toml::Value::as_array).into_iter().flatten() {
            let text = |key: &str| {
                let text = entry.get(key).and_then(toml::Value::as_str).map(str::to_owned);
                text.ok_or_else(|| format!("{FILE}: an exception has no `{key}`"))
            };
            reasons.insert((text("law")?, text("finding")?), text("reason")?);
        }
        Ok(Self(reasons))
    }
}

/// The expected file, and the exceptions that still lack a reason.
pub fn render(guide: &Guide, outcomes: &[Outcome], reasons: &Reasons) -> (String, Vec<String>) {
    let mut out = String::from(HEAD);
    let mut without = Vec::new();
    for outcome in outcomes {
        for group in outcome.exceptions.chunk_by(|a, b| a.finding == b.finding) {
            let (law, finding) = (outcome.law.id(), guide.findings[group[0].finding.at()].id.as_str());
            let reason = reasons.0.get(&(law.to_owned(), finding.to_owned())).map_or("", String::as_str);
            if reason.is_empty() {
                without.push(format!("{law}, {finding}"));
            }
            let _ = write!(out, "\n[[exceptions]]\nlaw = \"{law}\"\nfinding = \"{finding}\"\nfalls = [\n");
            for line in falls(group) {
                let _ = writeln!(out, "  {},", toml::Value::String(line));
            }
            let _ = write!(out, "]\nreason = {}\n", toml::Value::String(reason.to_owned()));
        }
    }
    (out, without)
}

/// The changes of one finding, those alike on one line.
fn falls(exceptions: &[Exception]) -> Vec<String> {
    let lost = |e: &Exception| format!("{}{}", e.loses.id(), if e.strict_only { ", strict reading only" } else { "" });
    // From one answer to all those that lose the same.
    let mut lines: Vec<(Vec<&str>, Vec<&str>, String)> = Vec::new();
    for e in exceptions {
        match lines.iter_mut().find(|(from, _, lose)| from[0] == e.from && *lose == lost(e)) {
            Some((_, to, _)) => to.push(&e.to),
            None => lines.push((vec![&e.from], vec![&e.to], lost(e))),
        }
    }
    // Then answers that fall alike.
    let mut merged: Vec<(Vec<&str>, Vec<&str>, String)> = Vec::new();
    for (from, to, lose) in lines {
        match merged.iter_mut().find(|m| m.1 == to && m.2 == lose) {
            Some(known) => known.0.extend(from),
            None => merged.push((from, to, lose)),
        }
    }
    merged.iter().map(|(from, to, lose)| format!("{} -> {}: {lose}", from.join(", "), to.join(", "))).collect()
}

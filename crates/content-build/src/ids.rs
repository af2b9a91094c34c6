//! Constants for the ids of the dataset.

use crate::constant::constant;
use legcheck_engine::dataset::Guide;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// One Rust constant per id that code may name, in modules by kind. Findings and choices are named by their index, so that
/// nothing is looked up at run time. A translation has the same indexes, since it holds words only.
pub fn constants(guide: &Guide) -> String {
    let mut out = String::new();
    let findings =
        guide.findings.iter().zip(0..).map(|(f, at)| format!("{}: FindingIx = FindingIx({at})", constant(&f.id)));
    module(&mut out, "finding", "Findings, by id.", "use super::FindingIx;", findings);
    out.push_str("/// Choices of each finding, by id.\npub mod choice {\n");
    for finding in guide.finding_indexes() {
        let name = format!("r#{}", constant(&guide.findings[finding.at()].id).to_lowercase());
        let choices = guide.choices_of(finding).map(|c| (c, constant(&guide.choices[c.at()].id)));
        let constants = choices.map(|(c, name)| format!("{name}: ChoiceIx = ChoiceIx({})", c.0));
        module(&mut out, &name, "Choices of one finding.", "use super::super::ChoiceIx;", constants);
    }
    out.push_str("}\n");
    let pages = guide.plan.groups.iter().zip(0..).map(|(page, at)| format!("{}: usize = {at}", constant(&page.id)));
    module(&mut out, "page", "Pages of several findings, by id: their indexes in `Plan::groups`.", "", pages);
    let groups: BTreeSet<&str> = guide.findings.iter().map(|finding| finding.group.as_str()).collect();
    let groups = groups.iter().map(|group| format!("{}: &str = {group:?}", constant(group)));
    module(&mut out, "group", "Values of `Finding::group`.", "", groups);
    out
}

fn module(out: &mut String, name: &str, doc: &str, imports: &str, constants: impl Iterator<Item = String>) {
    // Writing to a text never fails.
    let _ = writeln!(out, "/// {doc}\npub mod {name} {{\n{imports}");
    constants.for_each(|constant| *out += &format!("pub const {constant};\n"));
    out.push_str("}\n");
}

//! `follow-up.toml`: what happens to answers when a check is done again.

use super::condition;
use super::links::{known_choice, known_finding, nearest};
use super::reader::{Node, Reader};
use crate::dataset::{ChoiceIx, Dataset, FindingIx, FollowUp, Guide, Lasting, Replacement, Worsening};

/// Reads the table. The findings must have been read before.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset) {
    let Some(root) = reader.file(roots, "follow-up.toml") else { return };
    let guide = &dataset.guide;
    let mut table =
        FollowUp { signs: signs(reader, guide, &root), lasting: lasting(reader, guide, &root), ..FollowUp::default() };
    table.severity = severity(reader, guide, &root, &table.signs);
    for worse in reader.tables(&root, "worse") {
        let worsening = worsening(reader, dataset, &worse, &table.signs);
        table.worsenings.push(worsening);
    }
    dataset.extras.follow_up = table;
}

fn signs(reader: &mut Reader, guide: &Guide, root: &Node) -> Vec<bool> {
    let mut signs = vec![false; guide.findings.len()];
    let Some(table) = reader.table(root, "signs") else { return signs };
    for (group, node) in reader.text_nodes(&table, "groups") {
        let members: Vec<_> = guide.finding_indexes().filter(|f| guide.findings[f.at()].group == group).collect();
        if members.is_empty() {
            let hint = nearest(&group, guide.findings.iter().map(|f| f.group.as_str()));
            reader.problem(&node, format!("unknown group {group:?}"), hint);
        }
        members.iter().for_each(|f| signs[f.at()] = true);
    }
    for (finding, node) in findings(reader, guide, &table, "findings") {
        if signs[finding.at()] {
            let id = &guide.findings[finding.at()].id;
            reader.problem(&node, format!("finding {id:?} is a sign already"), "take it out");
        }
        signs[finding.at()] = true;
    }
    for (finding, node) in findings(reader, guide, &table, "except") {
        if !signs[finding.at()] {
            report_no_sign(reader, guide, &node, finding);
        }
        signs[finding.at()] = false;
    }
    signs
}

fn lasting(reader: &mut Reader, guide: &Guide, root: &Node) -> Vec<Lasting> {
    let mut lasting = vec![Lasting::No; guide.findings.len()];
    let Some(table) = reader.table(root, "kept") else { return lasting };
    for (key, how) in [("always", Lasting::Always), ("if-present", Lasting::IfPresent)] {
        for (finding, node) in findings(reader, guide, &table, key) {
            if lasting[finding.at()] != Lasting::No {
                let id = &guide.findings[finding.at()].id;
                reader.problem(&node, format!("finding {id:?} is kept twice"), "name it once");
            }
            lasting[finding.at()] = how;
        }
    }
    lasting
}

fn severity(reader: &mut Reader, guide: &Guide, root: &Node, signs: &[bool]) -> Vec<Option<u8>> {
    let mut severity = vec![None; guide.choices.len()];
    let Some(table) = reader.table(root, "severity") else { return severity };
    for (id, order) in reader.entries(&table) {
        let Some(finding) = known_finding(reader, guide, &order, &id) else { continue };
        if !signs[finding.at()] {
            report_no_sign(reader, guide, &order, finding);
        }
        let before = reader.problems.len();
        let grades = reader.text_nodes(&table, &id);
        if grades.len() < 2 && reader.problems.len() == before {
            reader.problem(&order, format!("`{id}` has no order"), "name at least two grades, from mild to severe");
        }
        for (grade, (text, node)) in (0_u8..).zip(grades) {
            for choice in choices(reader, guide, finding, &node, &text) {
                let slot: &mut Option<u8> = &mut severity[choice.at()];
                if slot.is_some() {
                    let id = &guide.choices[choice.at()].id;
                    reader.problem(&node, format!("choice {id:?} is graded twice"), "name it once");
                }
                *slot = Some(grade);
            }
        }
    }
    severity
}

fn worsening(reader: &mut Reader, dataset: &Dataset, table: &Node, signs: &[bool]) -> Worsening {
    // For the reader of the file.
    reader.text(table, "id");
    let listed = findings(reader, &dataset.guide, table, "findings");
    for (finding, node) in &listed {
        if !signs[finding.at()] {
            report_no_sign(reader, &dataset.guide, node, *finding);
        }
    }
    let entries = reader.tables(table, "replace");
    let replacements = entries.iter().flat_map(|entry| replacements(reader, dataset, entry)).collect();
    Worsening { findings: listed.into_iter().map(|(finding, _)| finding).collect(), replacements }
}

fn replacements(reader: &mut Reader, dataset: &Dataset, entry: &Node) -> Vec<Replacement> {
    let (said, by) = (reader.text_node(entry, "said"), reader.text_node(entry, "by"));
    let (Some(said), Some(by)) = (said, by) else { return Vec::new() };
    let id = reader.as_text(&by, "by");
    let mut found = Vec::new();
    for (finding, choices) in condition::leaves(reader, dataset, &said) {
        let Some(by_choice) = known_choice(reader, &dataset.guide, finding, &by, &id) else { continue };
        if choices.contains(&by_choice) {
            reader.problem(&by, format!("{id:?} replaces itself"), "take it out of `said`");
        }
        found.push(Replacement { finding, said: choices, by: by_choice });
    }
    found
}

fn report_no_sign(reader: &mut Reader, guide: &Guide, at: &Node, finding: FindingIx) {
    let id = &guide.findings[finding.at()].id;
    reader.problem(at, format!("finding {id:?} is no sign"), "take it out, or name it or its group in [signs]");
}

/// The findings listed under a key.
fn findings(reader: &mut Reader, guide: &Guide, table: &Node, key: &str) -> Vec<(FindingIx, Node)> {
    let listed = reader.text_nodes(table, key);
    listed.into_iter().filter_map(|(id, node)| Some((known_finding(reader, guide, &node, &id)?, node))).collect()
}

/// The choices of a finding that a list names, with commas between them.
fn choices(reader: &mut Reader, guide: &Guide, finding: FindingIx, node: &Node, list: &str) -> Vec<ChoiceIx> {
    let ids = list.split(',').map(str::trim).filter(|_| !list.is_empty());
    ids.filter_map(|id| known_choice(reader, guide, finding, node, id)).collect()
}

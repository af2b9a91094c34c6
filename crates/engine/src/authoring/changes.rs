//! `changes.toml`: what can still change.

use super::condition;
use super::links::{Links, nearest};
use super::reader::{Node, Reader};
use crate::dataset::{AnswerKind, Change, ChangeKind, Dataset, Downgrade, GivenChoice};

/// The words for each kind of change.
const KINDS: [(&str, ChangeKind); 2] = [("sign", ChangeKind::Sign), ("weakness", ChangeKind::Weakness)];

/// Reads every change.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "changes.toml") else { return };
    dataset.library.changes.new_sign = alone(reader, dataset, &root, "new-sign");
    dataset.library.changes.downgrade = downgrade(reader, dataset, &root);
    for table in reader.tables(&root, "changes") {
        let id = links.new_id(reader, &table, "change");
        let any = answers(reader, dataset, &table, "any");
        if any.is_empty() && reader.get(&table, "any").is_none() {
            reader.problem(&table, "`any` is missing", "name the answers that make the change");
        }
        let change = Change {
            id,
            kind: kind(reader, &table),
            first: reader.flag(&table, "first"),
            any,
            with: alone(reader, dataset, &table, "with"),
            when: condition::read(reader, dataset, links, &table, "when"),
            words: reader.text(&table, "words"),
        };
        dataset.library.changes.list.push(change);
    }
}

fn kind(reader: &mut Reader, table: &Node) -> ChangeKind {
    let Some(word) = reader.text_or_none(table, "kind") else { return ChangeKind::Plain };
    let known = KINDS.iter().find(|(name, _)| *name == word);
    if known.is_none() {
        let hint = nearest(&word, KINDS.iter().map(|(name, _)| *name));
        reader.problem(table, format!("unknown kind of change {word:?}"), hint);
    }
    known.map_or(ChangeKind::Plain, |(_, kind)| *kind)
}

fn downgrade(reader: &mut Reader, dataset: &Dataset, root: &Node) -> Option<Downgrade> {
    let table = reader.table(root, "let-down")?;
    let said = alone(reader, dataset, &table, "said").first().copied();
    let otherwise = alone(reader, dataset, &table, "otherwise").first().copied();
    let changed = alone(reader, dataset, &table, "changed");
    let (said, otherwise) = said.zip(otherwise)?;
    if said.finding != otherwise.finding || said.choice == otherwise.choice {
        reader.problem(
            &table,
            "`said` and `otherwise` are not two answers to one finding",
            "let `otherwise` be another choice of the same finding",
        );
    }
    Some(Downgrade { said, otherwise: otherwise.choice, changed })
}

/// The answers under a key that may be missing, one finding a line.
fn answers(reader: &mut Reader, dataset: &Dataset, table: &Node, key: &str) -> Vec<GivenChoice> {
    let Some(node) = reader.get(table, key) else { return Vec::new() };
    reader.as_text(&node, key);
    let mut found = Vec::new();
    for (finding, choices) in condition::leaves(reader, dataset, &node) {
        let f = &dataset.guide.findings[finding.at()];
        if matches!(f.kind, AnswerKind::Age | AnswerKind::Sex) {
            reader.problem(
                &node,
                format!("finding {:?} cannot change from now on", f.id),
                "name only what can still come or grow",
            );
        }
        found.extend(choices.into_iter().map(|choice| GivenChoice { finding, choice }));
    }
    found
}

/// As [`answers`], but with at most one answer per finding.
fn alone(reader: &mut Reader, dataset: &Dataset, table: &Node, key: &str) -> Vec<GivenChoice> {
    let found = answers(reader, dataset, table, key);
    let twice = |said: &GivenChoice| found.iter().filter(|other| other.finding == said.finding).count() > 1;
    if let Some(said) = found.iter().find(|s| twice(s)) {
        let id = &dataset.guide.findings[said.finding.at()].id;
        reader.problem(table, format!("`{key}` has two answers to {id:?}"), "keep the one that comes with the change");
    }
    found
}

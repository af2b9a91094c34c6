//! Ids of all kinds, where they were defined, and whether they are used.

use super::reader::{Node, Reader};
use crate::dataset::{ChoiceIx, FindingIx, Guide, SourceIx};
use std::collections::BTreeMap;

/// Ids defined so far, by kind.
#[derive(Default)]
pub struct Links {
    given: BTreeMap<(&'static str, String), (usize, usize)>,
    /// Place of each source, and whether something cites it.
    pub sources: BTreeMap<String, (SourceIx, bool)>,
    /// Position of every node that later checks may report: (kind, id) to (file, line).
    pub places: BTreeMap<(&'static str, String), (usize, usize)>,
    /// Names of tests, and whether something uses them.
    pub tests: BTreeMap<String, (u16, bool)>,
    /// Whether each definition is used, by id.
    pub definitions_used: Vec<String>,
}

impl Links {
    /// Reads the `id` of a table; reports one that is not kebab-case or is a duplicate.
    pub fn new_id(&mut self, reader: &mut Reader, table: &Node, kind: &'static str) -> String {
        let id = reader.text(table, "id");
        self.give(reader, table, kind, &id);
        id
    }

    /// Records an id; reports one that is not kebab-case or is a duplicate.
    pub fn give(&mut self, reader: &mut Reader, at: &Node, kind: &'static str, id: &str) {
        if id.is_empty() {
            return;
        }
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.chars().all(kebab) || id.starts_with('-') {
            reader.problem(
                at,
                format!("{kind} id {id:?} is not kebab-case"),
                "use lower-case letters, digits and hyphens",
            );
        }
        match self.given.get(&(kind, id.to_owned())) {
            Some(&(file, line)) => {
                let first = format!("{}:{line}", reader.files[file]);
                reader.problem(
                    at,
                    format!("duplicate {kind} id {id:?}"),
                    format!("it was first given at {first}; choose another id"),
                );
            }
            None => {
                self.given.insert((kind, id.to_owned()), (at.file, at.line));
                self.places.insert((kind, id.to_owned()), (at.file, at.line));
            }
        }
    }

    /// The source of this id, now cited.
    pub fn cite(&mut self, reader: &mut Reader, at: &Node, id: &str) -> Option<SourceIx> {
        match self.sources.get_mut(id) {
            Some((ix, used)) => {
                *used = true;
                Some(*ix)
            }
            // An empty id was reported as missing already.
            None if id.is_empty() => None,
            None => {
                let near = nearest(id, self.sources.keys().map(String::as_str));
                reader.problem(at, format!("unknown source {id:?}"), near);
                None
            }
        }
    }

    /// The sources listed under a key.
    pub fn cite_list(&mut self, reader: &mut Reader, table: &Node, key: &str) -> Vec<SourceIx> {
        reader.text_nodes(table, key).iter().filter_map(|(id, node)| self.cite(reader, node, id)).collect()
    }

    /// Adds a source.
    pub fn add_source(&mut self, reader: &mut Reader, at: &Node, id: &str) {
        let ix = reader.index(at, "sources", self.sources.len());
        self.sources.insert(id.to_owned(), (ix, false));
    }
}

/// The finding with this id; reports an unknown one.
pub fn known_finding(reader: &mut Reader, guide: &Guide, at: &Node, id: &str) -> Option<FindingIx> {
    let found = guide.finding(id);
    // An empty id was reported as such.
    if found.is_none() && !id.is_empty() {
        let hint = nearest(id, guide.findings.iter().map(|f| f.id.as_str()));
        reader.problem(at, format!("unknown finding {id:?}"), hint);
    }
    found
}

/// The choice with this id of a finding; reports an unknown one.
pub fn known_choice(reader: &mut Reader, guide: &Guide, finding: FindingIx, at: &Node, id: &str) -> Option<ChoiceIx> {
    let found = guide.choice(finding, id);
    if found.is_none() && !id.is_empty() {
        let hint = nearest(id, guide.choices_of(finding).map(|c| guide.choices[c.at()].id.as_str()));
        let finding = &guide.findings[finding.at()].id;
        reader.problem(at, format!("finding {finding:?} has no choice {id:?}"), hint);
    }
    found
}

/// A hint that names the closest known id.
pub fn nearest<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> String {
    let best = known.map(|k| (distance(id, k), k)).min();
    match best {
        Some((d, k)) if d <= 3.max(id.len() / 3) => format!("did you mean {k:?}?"),
        _ => "give it a definition first, or correct the id".to_owned(),
    }
}

/// Edit distance (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let keep = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = keep.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

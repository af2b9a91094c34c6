//! The small language in which conditions are written: one part a line, nesting by indentation.
//!
//! ```text
//! all of
//!   onset: sudden, within-day
//!   is new-or-changing
//!   not is settling
//!   any of
//!     saddle-numb: yes
//!     not bladder: none
//!   at least 3 of
//!     unsure in group red-flag
//! ```
//! A leaf `finding: choice, choice` is true if one of the choices was given; `standard reading` is false in the strict one. `not` precedes any part or opens a block.
//! `unsure in group X` and `passed over in group X` expand to one leaf per safety finding of the group.

use super::links::{Links, nearest};
use super::reader::{Node, Reader, Value};
use crate::dataset::{ChoiceIx, Condition, Dataset, FindingIx};

/// Parts nested this deep are a problem: the compact form holds lists nested at most 40 deep, and nobody can read that.
const TOO_NESTED: usize = 17;

struct Line<'a> {
    indent: usize,
    text: &'a str,
    number: usize,
}

/// Reads a condition under a key; `None` after a problem or when the key is missing.
pub fn read(reader: &mut Reader, dataset: &Dataset, links: &mut Links, table: &Node, key: &str) -> Option<Condition> {
    let node = reader.get(table, key)?;
    let text = reader.as_text(&node, key);
    let lines = lines(&text, node.line);
    let before = reader.problems.len();
    let mut parser = Parser { reader, dataset, links, file: node.file, lines: &lines, at: 0, depth: 0 };
    let parts = parser.block(0);
    if let Some(rest) = lines.get(parser.at) {
        parser.problem(
            rest.number,
            format!("{:?} is not where a part may stand", rest.text),
            "line it up with the parts beside it",
        );
    }
    let condition = match parts.len() {
        0 => None,
        1 => parts.into_iter().next(),
        _ => {
            reader.problem(
                &node,
                format!("`{key}` has several parts at the top"),
                "put them under `all of` or `any of`",
            );
            None
        }
    };
    (reader.problems.len() == before).then_some(condition).flatten()
}

/// Reads a list of leaves, one per line, that is not a condition.
pub fn leaves(reader: &mut Reader, dataset: &Dataset, node: &Node) -> Vec<(FindingIx, Vec<ChoiceIx>)> {
    let Value::Text(text) = &node.value else { return Vec::new() };
    let mut links = Links::default();
    let lines = lines(text, node.line);
    let mut found = Vec::new();
    for line in &lines {
        let mut parser = Parser { reader, dataset, links: &mut links, file: node.file, lines: &lines, at: 0, depth: 0 };
        if let Some(Condition::Answered(f, choices)) = parser.leaf(line.text, line.number) {
            found.push((f, choices));
        }
    }
    found
}

fn lines(text: &str, first: usize) -> Vec<Line<'_>> {
    // A block string starts on the line after its quotes, as TOML drops the first line break.
    let skip = usize::from(text.contains('\n'));
    text.lines()
        .enumerate()
        .map(|(i, line)| Line {
            indent: line.len() - line.trim_start().len(),
            text: line.trim(),
            number: first + i + skip,
        })
        .filter(|l| !l.text.is_empty() && !l.text.starts_with('#'))
        .collect()
}

struct Parser<'a> {
    reader: &'a mut Reader,
    dataset: &'a Dataset,
    links: &'a mut Links,
    file: usize,
    lines: &'a [Line<'a>],
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn problem(&mut self, line: usize, message: String, hint: impl Into<String>) {
        self.reader.problem_at(self.file, line, message, hint);
    }

    /// The parts at one indentation, that of the first part.
    fn block(&mut self, least: usize) -> Vec<Condition> {
        let mut parts = Vec::new();
        let Some(first) = self.lines.get(self.at).filter(|l| l.indent >= least) else { return parts };
        let indent = first.indent;
        while let Some(line) = self.lines.get(self.at).filter(|l| l.indent == indent) {
            let (text, number) = (line.text, line.number);
            self.at += 1;
            self.part(text, number, indent, &mut parts);
        }
        parts
    }

    fn part(&mut self, text: &str, number: usize, indent: usize, out: &mut Vec<Condition>) {
        self.depth += 1;
        if self.depth == TOO_NESTED {
            let message = format!("parts are nested {TOO_NESTED} deep");
            self.problem(number, message, "give the inner part a name in urgency/definitions.toml");
        }
        self.part_inside(text, number, indent, out);
        self.depth -= 1;
    }

    fn part_inside(&mut self, text: &str, number: usize, indent: usize, out: &mut Vec<Condition>) {
        if let Some(rest) = text.strip_prefix("not ") {
            let mut inner = Vec::new();
            self.part(rest.trim(), number, indent, &mut inner);
            out.extend(inner.into_iter().map(|c| Condition::Not(Box::new(c))));
            return;
        }
        let at_least = text.strip_prefix("at least ").and_then(|t| t.strip_suffix(" of")).map(str::parse::<u16>);
        let block = |parser: &mut Self| {
            let parts = parser.block(indent + 1);
            if parts.is_empty() {
                parser.problem(number, format!("{text:?} has no parts"), "indent at least one part below it");
            }
            parts
        };
        match (text, at_least) {
            ("all of", _) => out.push(Condition::All(block(self))),
            ("any of", _) => out.push(Condition::Any(block(self))),
            ("standard reading", _) => out.push(Condition::StandardReading),
            (_, Some(Ok(n))) => out.push(Condition::AtLeast(n, block(self))),
            (_, Some(Err(_))) => {
                self.problem(number, format!("{text:?} needs a whole number"), "write, for example, `at least 3 of`")
            }
            _ => {
                if let Some(id) = text.strip_prefix("is ") {
                    out.extend(self.definition(id.trim(), number));
                } else if let Some(group) = text.strip_prefix("unsure in group ") {
                    self.group(group.trim(), number, out, true);
                } else if let Some(group) = text.strip_prefix("passed over in group ") {
                    self.group(group.trim(), number, out, false);
                } else {
                    out.extend(self.leaf(text, number));
                }
            }
        }
    }

    fn definition(&mut self, id: &str, number: usize) -> Option<Condition> {
        let definitions = &self.dataset.guide.definitions;
        match definitions.iter().position(|d| d.id == id) {
            Some(place) => {
                self.links.definitions_used.push(id.to_owned());
                Some(Condition::Is(crate::dataset::index_of(place)))
            }
            None => {
                let hint = nearest(id, definitions.iter().map(|d| d.id.as_str()));
                self.problem(number, format!("unknown definition {id:?}"), hint);
                None
            }
        }
    }

    fn group(&mut self, group: &str, number: usize, out: &mut Vec<Condition>, unsure: bool) {
        let guide = &self.dataset.guide;
        let before = out.len();
        // Only findings that urgency reads; skipping others does not matter here.
        let of_group = |f: &FindingIx| guide.findings[f.at()].group == group && guide.findings[f.at()].safety;
        for finding in guide.finding_indexes().filter(of_group) {
            if unsure {
                let choices: Vec<ChoiceIx> =
                    guide.choices_of(finding).filter(|c| guide.choices[c.at()].is_unsure).collect();
                if !choices.is_empty() {
                    out.push(Condition::Answered(finding, choices));
                }
            } else {
                out.push(Condition::PassedOver(finding));
            }
        }
        if out.len() == before {
            self.problem(number, format!("unknown group {group:?}"), "use a `group` of the files in findings/");
        }
    }

    fn leaf(&mut self, text: &str, number: usize) -> Option<Condition> {
        let guide = &self.dataset.guide;
        let Some((id, choices)) = text.split_once(':') else {
            self.problem(
                number,
                format!("{text:?} is no condition"),
                "write `finding: choice, choice`, `is definition`, `not ...`, `all of`, `any of`, `at least N of` or `standard reading`",
            );
            return None;
        };
        let Some(finding) = guide.finding(id.trim()) else {
            let hint = nearest(id.trim(), guide.findings.iter().map(|f| f.id.as_str()));
            self.problem(number, format!("unknown finding {:?}", id.trim()), hint);
            return None;
        };
        let mut found = Vec::new();
        for choice in choices.split(',').map(str::trim) {
            match guide.choice(finding, choice) {
                Some(ix) => found.push(ix),
                None => {
                    let hint = nearest(choice, guide.choices_of(finding).map(|c| guide.choices[c.at()].id.as_str()));
                    let id = &guide.findings[finding.at()].id;
                    self.problem(number, format!("finding {id:?} has no choice {choice:?}"), hint);
                }
            }
        }
        Some(Condition::Answered(finding, found))
    }
}

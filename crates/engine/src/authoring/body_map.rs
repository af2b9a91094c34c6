//! `body-map.toml`: which marks on the body picture answer which finding.

use super::condition;
use super::links::{known_choice, known_finding, nearest};
use super::reader::{Node, Reader};
use crate::body_map::{BodyRegion, MarkKind, Regions};
use crate::dataset::{ChoiceIx, Dataset, EvenPair, FindingIx, Guide, MarkConflict, MarkPattern, MarkRule};

/// Reads the rules. The findings must have been read before.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset) {
    let Some(root) = reader.file(roots, "body-map.toml") else { return };
    let mut areas = Areas::read(reader, &root);
    for table in reader.tables(&root, "rules") {
        if let Some(rule) = rule(reader, dataset, &mut areas, &table) {
            dataset.extras.body_map.rules.push(rule);
        }
    }
    for table in reader.tables(&root, "conflicts") {
        if let Some(conflict) = conflict(reader, dataset, &mut areas, &table) {
            dataset.extras.body_map.conflicts.push(conflict);
        }
    }
    areas.report_unused(reader);
}

fn conflict(reader: &mut Reader, dataset: &Dataset, areas: &mut Areas, table: &Node) -> Option<MarkConflict> {
    let node = reader.text_node(table, "answers");
    let kind = kind(reader, table);
    let when: Vec<_> = reader.tables(table, "when").iter().map(|entry| pattern(reader, areas, entry)).collect();
    if when.is_empty() {
        reader.problem(table, "`when` holds nothing", "name the marks that the answers contradict");
    }
    let node = node?;
    reader.as_text(&node, "answers");
    let before = reader.problems.len();
    let leaves = condition::leaves(reader, dataset, &node);
    let [(finding, choices)] = leaves.as_slice() else {
        if reader.problems.len() == before {
            reader.problem(&node, "`answers` is not about one finding", "write `finding: choice, choice`");
        }
        return None;
    };
    Some(MarkConflict { finding: *finding, choices: choices.clone(), kind: kind?, when })
}

fn rule(reader: &mut Reader, dataset: &Dataset, areas: &mut Areas, table: &Node) -> Option<MarkRule> {
    let subject = subject(reader, dataset, table);
    let kind = kind(reader, table);
    let when: Vec<_> = reader.tables(table, "when").iter().map(|entry| pattern(reader, areas, entry)).collect();
    let (rest, draws) = (areas.regions(reader, table, "rest"), areas.regions(reader, table, "draws"));
    if !["when", "rest", "draws"].iter().any(|key| reader.get(table, key).is_some()) {
        reader.problem(table, "the rule does nothing", "add `when`, `rest` or `draws`");
    }
    let unless = reader.get(table, "unless");
    let (finding, choice) = subject?;
    if choice.is_none() && !draws.is_empty() {
        reader.problem(table, "a rule that only asks draws nothing", "move `draws` to a rule with `says`");
    }
    let earlier = &dataset.extras.body_map.rules;
    if earlier.iter().any(|rule| (rule.finding, rule.choice) == (finding, choice)) {
        let what = name(&dataset.guide, finding, choice);
        reader.problem(table, format!("`{what}` has a rule already"), "add the entries of `when` to that rule");
    }
    let unless = unless.map(|node| earlier_choices(reader, dataset, &node, finding)).unwrap_or_default();
    Some(MarkRule { finding, choice, kind: kind?, unless, when, rest, draws })
}

/// The finding of a rule, and the choice unless the rule only asks.
fn subject(reader: &mut Reader, dataset: &Dataset, table: &Node) -> Option<(FindingIx, Option<ChoiceIx>)> {
    match (reader.get(table, "says"), reader.get(table, "asks")) {
        (Some(node), None) => {
            reader.as_text(&node, "says");
            let before = reader.problems.len();
            let leaves = condition::leaves(reader, dataset, &node);
            if let [(finding, choices)] = leaves.as_slice() {
                if let [choice] = choices.as_slice() {
                    return Some((*finding, Some(*choice)));
                }
            }
            if reader.problems.len() == before {
                reader.problem(&node, "`says` is not one answer", "write one `finding: choice`");
            }
            None
        }
        (None, Some(node)) => {
            let id = reader.as_text(&node, "asks");
            Some((known_finding(reader, &dataset.guide, &node, &id)?, None))
        }
        _ => {
            reader.problem(
                table,
                "a rule needs either `says` or `asks`",
                "write `says = \"finding: choice\"`, or `asks = \"finding\"` if marks cannot answer it",
            );
            None
        }
    }
}

fn kind(reader: &mut Reader, table: &Node) -> Option<MarkKind> {
    let node = reader.text_node(table, "kind")?;
    let id = reader.as_text(&node, "kind");
    let kind = MarkKind::from_id(&id);
    if kind.is_none() && !id.is_empty() {
        reader.problem(&node, format!("unknown kind of mark {id:?}"), "write weak, numb or pain");
    }
    kind
}

fn pattern(reader: &mut Reader, areas: &mut Areas, entry: &Node) -> MarkPattern {
    let marked = reader.text_nodes(entry, "marked");
    if marked.is_empty() {
        reader.problem(entry, "`marked` holds nothing", "name at least one region");
    }
    let absent = areas.regions(reader, entry, "not");
    let mut explains = areas.regions(reader, entry, "explains");
    let even = reader.text_nodes(entry, "even");
    let even = even.iter().filter_map(|(text, node)| even_pair(reader, areas, text, node)).collect();
    let mut parts = Vec::new();
    for (text, node) in marked {
        let part = areas.parse(reader, &node, &text);
        if !part.is_empty() && part.difference(absent).is_empty() {
            reader.problem(&node, format!("{text:?} is marked and not marked at once"), "take it out of one of them");
        }
        explains = explains.union(part);
        parts.push(part);
    }
    MarkPattern { parts, absent, even, explains }
}

fn even_pair(reader: &mut Reader, areas: &mut Areas, text: &str, node: &Node) -> Option<EvenPair> {
    let Some((one, other)) = text.split_once('|') else {
        reader.problem(node, format!("{text:?} is not a pair"), "write `left-hip | right-hip`");
        return None;
    };
    Some(EvenPair { one: areas.parse(reader, node, one.trim()), other: areas.parse(reader, node, other.trim()) })
}

/// The choices of `unless`, each of which a rule above must be able to give.
fn earlier_choices(reader: &mut Reader, dataset: &Dataset, node: &Node, finding: FindingIx) -> Vec<ChoiceIx> {
    let text = reader.as_text(node, "unless");
    let mut choices = Vec::new();
    for id in text.split(',').map(str::trim).filter(|id| !id.is_empty()) {
        let Some(choice) = known_choice(reader, &dataset.guide, finding, node, id) else { continue };
        let said = |rule: &MarkRule| rule.choice == Some(choice) && !(rule.when.is_empty() && rule.rest.is_empty());
        if !dataset.extras.body_map.rules.iter().any(said) {
            let message = format!("no rule above says `{}`", name(&dataset.guide, finding, Some(choice)));
            reader.problem(node, message, "put that rule first, or take the choice out of `unless`");
        }
        choices.push(choice);
    }
    choices
}

fn name(guide: &Guide, finding: FindingIx, choice: Option<ChoiceIx>) -> String {
    let finding = &guide.findings[finding.at()].id;
    choice.map_or(finding.clone(), |choice| format!("{finding}: {}", guide.choices[choice.at()].id))
}

/// Names for several regions.
struct Areas(Vec<Area>);

struct Area {
    id: String,
    node: Node,
    regions: Regions,
    is_used: bool,
}

impl Areas {
    fn read(reader: &mut Reader, root: &Node) -> Self {
        let mut areas = Self(Vec::new());
        let Some(table) = reader.table_or_none(root, "areas") else { return areas };
        for (id, node) in reader.entries(&table) {
            if BodyRegion::from_id(&id).is_some() {
                reader.problem(&node, format!("area {id:?} has the name of a region"), "choose another name");
                continue;
            }
            let text = reader.as_text(&node, &id);
            let regions = areas.parse(reader, &node, &text);
            areas.0.push(Area { id, node, regions, is_used: false });
        }
        areas
    }

    /// The regions under a key that may be missing.
    fn regions(&mut self, reader: &mut Reader, table: &Node, key: &str) -> Regions {
        let Some(node) = reader.get(table, key) else { return Regions::default() };
        let text = reader.as_text(&node, key);
        self.parse(reader, &node, &text)
    }

    /// The regions of a list: ids of regions, and of areas defined before.
    fn parse(&mut self, reader: &mut Reader, node: &Node, list: &str) -> Regions {
        let mut regions = Regions::default();
        // An empty text was reported as such.
        for id in list.split(',').map(str::trim).filter(|_| !list.is_empty()) {
            if let Some(region) = BodyRegion::from_id(id) {
                regions.insert(region);
            } else if let Some(place) = self.0.iter().position(|area| area.id == id) {
                self.0[place].is_used = true;
                regions = regions.union(self.0[place].regions);
            } else {
                let areas = self.0.iter().map(|area| area.id.as_str());
                let hint = nearest(id, areas.chain(BodyRegion::all().map(|region| -> &str { region.id() })));
                reader.problem(node, format!("unknown region or area {id:?}"), hint);
            }
        }
        regions
    }

    fn report_unused(&self, reader: &mut Reader) {
        for area in self.0.iter().filter(|area| !area.is_used) {
            reader.problem(&area.node, format!("area {:?} is used nowhere", area.id), "use it, or take it out");
        }
    }
}

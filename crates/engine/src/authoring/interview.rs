//! `interview.toml`: parts, groups and the fixed opening.

use super::links::{Links, known_finding, nearest};
use super::reader::{Node, Reader};
use crate::dataset::{Dataset, Effort, Expected, FindingIx, Group, Page, Part, index_of};

/// Reads the plan of the interview.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "interview.toml") else { return };
    let count = dataset.guide.findings.len();
    let mut part_of: Vec<Option<u16>> = vec![None; count];
    let mut order: Vec<u16> = vec![u16::MAX; count];
    let mut next = 0;
    for table in reader.tables(&root, "parts") {
        let index = reader.index(&table, "parts", dataset.guide.plan.parts.len());
        let part = Part {
            id: links.new_id(reader, &table, "part"),
            name: reader.text(&table, "name"),
            on_body: reader.flag(&table, "on-body"),
        };
        dataset.guide.plan.parts.push(part);
        for (finding, node) in findings(reader, dataset, &table, "findings") {
            let slot = &mut part_of[finding.at()];
            if slot.is_some() {
                let id = &dataset.guide.findings[finding.at()].id;
                reader.problem(&node, format!("finding {id:?} is in two parts"), "keep it in one");
            }
            *slot = Some(index);
            order[finding.at()] = reader.index(&node, "findings in parts", next);
            next += 1;
        }
    }
    for (i, part) in part_of.iter().enumerate() {
        if part.is_none() {
            let id = &dataset.guide.findings[i].id;
            reader.problem(
                &root,
                format!("finding {id:?} is in no part"),
                "list it in the `findings` of one part; that is also the order of asking",
            );
        }
    }
    for table in reader.tables(&root, "groups") {
        reader.fits(&table, "groups", dataset.guide.plan.groups.len());
        let label = reader.text(&table, "label");
        let members = findings(reader, dataset, &table, "findings");
        for (finding, node) in &members {
            let f = &dataset.guide.findings[finding.at()];
            let twice = members.iter().filter(|(other, _)| other == finding).count() > 1;
            if twice || dataset.guide.plan.groups.iter().any(|g: &Group| g.findings.contains(finding)) {
                reader.problem(node, format!("finding {:?} is in two groups", f.id), "keep it in one");
            }
        }
        let label_other = reader.text_or_none(&table, "label-other").unwrap_or_else(|| label.clone());
        let group = Group {
            id: links.new_id(reader, &table, "group"),
            label_child: reader.text_or_none(&table, "label-child").unwrap_or_else(|| label_other.clone()),
            label_other,
            label,
            help: reader.text_or_none(&table, "help"),
            why: reader.text(&table, "why"),
            findings: members.into_iter().map(|(f, _)| f).collect(),
            calm_only: reader.flag(&table, "calm-only"),
            gateway: reader.flag(&table, "gateway"),
        };
        dataset.guide.plan.groups.push(group);
    }
    for (id, node) in reader.text_nodes(&root, "opening") {
        let group = dataset.guide.plan.groups.iter().position(|g| g.id == id);
        let page = match (dataset.guide.finding(&id), group) {
            (Some(finding), _) => Page::Single(finding),
            (None, Some(place)) => Page::Group(index_of(place)),
            (None, None) => {
                let known = dataset.guide.findings.iter().map(|f| f.id.as_str());
                let hint = nearest(&id, known.chain(dataset.guide.plan.groups.iter().map(|g| g.id.as_str())));
                reader.problem(&node, format!("unknown finding or group {id:?}"), hint);
                continue;
            }
        };
        dataset.guide.plan.opening.push(page);
    }
    let plan = &mut dataset.guide.plan;
    plan.part_of = part_of.into_iter().map(Option::unwrap_or_default).collect();
    plan.order = order;
    plan.most_cause_pages = reader.whole_or_none(&root, "most-cause-pages").unwrap_or_default();
    plan.least_gain = reader.float(&root, "least-gain");
    if let Some(effort) = reader.table(&root, "effort") {
        plan.effort =
            Effort { free_tiles: reader.whole(&effort, "free-tiles"), per_tile: reader.share(&effort, "per-tile") };
    }
    if let Some(expected) = reader.table(&root, "expected") {
        plan.expected = Expected { none: reader.share(&expected, "none"), at_most: reader.share(&expected, "at-most") };
    }
}

/// The findings listed under a key.
fn findings(reader: &mut Reader, dataset: &Dataset, table: &Node, key: &str) -> Vec<(FindingIx, Node)> {
    let listed = reader.text_nodes(table, key);
    let known = |(id, node): (String, Node)| Some((known_finding(reader, &dataset.guide, &node, &id)?, node));
    listed.into_iter().filter_map(known).collect()
}

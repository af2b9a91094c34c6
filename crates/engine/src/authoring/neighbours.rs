//! `neighbours.toml`: the signs to look for in each cause, and what tells look-alikes apart.
//!
//! The file holds ids only. Each entry is checked against the evidence of its cause, since a list that contradicts the
//! ranking would be worse than none.

use super::causes::STRENGTHS;
use super::condition;
use super::links::nearest;
use super::reader::{Node, Reader};
use crate::dataset::{CauseIx, ChoiceIx, Dataset, Evidence, Guide, Pair, Telling};

/// Evidence words of at least this strength index lower a cause.
const LOWERS: u8 = 3;

/// Evidence words of at most this strength index raise a cause.
const RAISES: u8 = 1;

/// Reads the look-alikes. The evidence of every cause must have been read before.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset) {
    let Some(root) = reader.file(roots, "neighbours.toml") else { return };
    reader.text(&root, "basis");
    // A fault in the evidence, or in an id that it names, would be reported again for each sign that depends on it.
    let sound = reader.problems.is_empty();
    signs(reader, &root, dataset, sound);
    pairs(reader, &root, dataset, sound);
}

fn signs(reader: &mut Reader, root: &Node, dataset: &mut Dataset, sound: bool) {
    let mut found: Vec<Option<Telling>> = vec![None; dataset.guide.causes.len()];
    for table in reader.tables(root, "causes") {
        let cause = cause(reader, dataset, &table, "cause");
        let look_for = choices(reader, dataset, &table, "look-for");
        let speaks_against = choices(reader, dataset, &table, "speaks-against");
        let Some(cause) = cause else { continue };
        let guide = &dataset.guide;
        for (choice, node) in &look_for {
            if sound && best(&dataset.evidence, cause, *choice).is_none_or(|s| s > RAISES) {
                let message = format!("{} does not raise {:?}", name(guide, *choice), guide.causes[cause.at()].id);
                reader.problem(node, message, evidence_hint(guide, cause));
            }
        }
        for (choice, node) in &speaks_against {
            if sound && whole(&dataset.evidence, cause, *choice).is_none_or(|s| s < LOWERS) {
                let message = format!("{} does not lower {:?}", name(guide, *choice), guide.causes[cause.at()].id);
                reader.problem(node, message, evidence_hint(guide, cause));
            }
        }
        let slot = &mut found[cause.at()];
        if slot.is_some() {
            let id = &guide.causes[cause.at()].id;
            reader.problem(&table, format!("cause {id:?} has its signs twice"), "keep one table for each cause");
        }
        *slot = Some(Telling { look_for: plain(look_for), speaks_against: plain(speaks_against) });
    }
    for (cause, signs) in dataset.guide.causes.iter().zip(&found) {
        if signs.is_none() {
            reader.problem(
                root,
                format!("cause {:?} has no signs to look for", cause.id),
                "add a [[causes]] table with `look-for` and `speaks-against`",
            );
        }
    }
    dataset.library.signs = found.into_iter().map(Option::unwrap_or_default).collect();
}

fn pairs(reader: &mut Reader, root: &Node, dataset: &mut Dataset, sound: bool) {
    for table in reader.tables(root, "pairs") {
        let a = cause(reader, dataset, &table, "a");
        let b = cause(reader, dataset, &table, "b");
        let for_a = choices(reader, dataset, &table, "for-a");
        let for_b = choices(reader, dataset, &table, "for-b");
        let (Some(a), Some(b)) = (a, b) else { continue };
        let guide = &dataset.guide;
        let ids = (&guide.causes[a.at()].id, &guide.causes[b.at()].id);
        if a == b {
            reader.problem(&table, format!("cause {:?} is paired with itself", ids.0), "name two causes");
        } else if dataset.library.neighbours.look_alikes(a).any(|l| l.other == b) {
            let message = format!("{:?} and {:?} are a pair already", ids.0, ids.1);
            reader.problem(&table, message, "keep one of the two tables");
        } else if sound {
            stronger(reader, dataset, a, b, &for_a);
            stronger(reader, dataset, b, a, &for_b);
        }
        dataset.library.neighbours.pairs.push(Pair { a, b, for_a: plain(for_a), for_b: plain(for_b) });
    }
}

/// Reports each sign that is not the stronger one for the cause it is said to speak for.
fn stronger(reader: &mut Reader, dataset: &Dataset, mine: CauseIx, other: CauseIx, signs: &[(ChoiceIx, Node)]) {
    let Dataset { guide, evidence, .. } = dataset;
    let id = |cause: CauseIx| &guide.causes[cause.at()].id;
    for (choice, node) in signs {
        let name = name(guide, *choice);
        match (best(evidence, mine, *choice), best(evidence, other, *choice)) {
            (Some(here), Some(there)) if here < there => {}
            (Some(here), Some(there)) => {
                let (here, there) = (STRENGTHS[usize::from(here)], STRENGTHS[usize::from(there)]);
                let message = format!(
                    "{name} is {here:?} for {:?} and {there:?} for {:?}, so it does not speak for the first",
                    id(mine),
                    id(other)
                );
                reader.problem(node, message, "move it to the other side, take it out, or correct the evidence");
            }
            (here, _) => {
                let missing = if here.is_none() { mine } else { other };
                let message = format!("{name} has no evidence for {:?}", id(missing));
                reader.problem(node, message, evidence_hint(guide, missing));
            }
        }
    }
}

/// The strongest word for a choice over the whole cause and its parts; 0 is a hallmark.
fn best(evidence: &Evidence, cause: CauseIx, choice: ChoiceIx) -> Option<u8> {
    evidence.hypotheses.iter().filter(|h| h.cause == cause).filter_map(|h| h.strength(choice)).min()
}

/// The word for a choice in the cause as a whole.
fn whole(evidence: &Evidence, cause: CauseIx, choice: ChoiceIx) -> Option<u8> {
    evidence.hypotheses.iter().find(|h| h.cause == cause && h.sub.is_empty()).and_then(|h| h.strength(choice))
}

fn evidence_hint(guide: &Guide, cause: CauseIx) -> String {
    let id = &guide.causes[cause.at()].id;
    let file = if id == "something-else" { format!("{id}.toml") } else { format!("causes/{id}.toml") };
    format!("take it out, or correct its evidence in {file}")
}

fn name(guide: &Guide, choice: ChoiceIx) -> String {
    let finding = &guide.findings[guide.finding_of(choice).at()].id;
    format!("`{finding}: {}`", guide.choices[choice.at()].id)
}

fn cause(reader: &mut Reader, dataset: &Dataset, table: &Node, key: &str) -> Option<CauseIx> {
    let node = reader.text_node(table, key)?;
    let id = reader.as_text(&node, key);
    let found = dataset.guide.cause(&id);
    if found.is_none() && !id.is_empty() {
        let hint = nearest(&id, dataset.guide.causes.iter().map(|c| c.id.as_str()));
        reader.problem(&node, format!("unknown cause {id:?}"), hint);
    }
    found
}

/// The choices listed under a key, each written `finding: choice`.
fn choices(reader: &mut Reader, dataset: &Dataset, table: &Node, key: &str) -> Vec<(ChoiceIx, Node)> {
    let nodes = reader.text_nodes(table, key);
    if nodes.is_empty() {
        reader.problem(table, format!("`{key}` holds nothing"), format!("give `{key}` at least one sign"));
    }
    let mut found = Vec::new();
    for (_, node) in nodes {
        for (_, choices) in condition::leaves(reader, dataset, &node) {
            found.extend(choices.into_iter().map(|c| (c, node.clone())));
        }
    }
    found
}

fn plain(signs: Vec<(ChoiceIx, Node)>) -> Vec<ChoiceIx> {
    signs.into_iter().map(|(choice, _)| choice).collect()
}

//! `findings/*.toml`: one file per group of findings.

use super::condition;
use super::links::{Links, nearest};
use super::reader::{Node, Reader};
use crate::dataset::{AgeBand, AnswerKind, Choice, ChoiceIx, Dataset, Finding, Why, index_of};
use std::collections::BTreeSet;

/// Reads every finding, then the conditions under which they are asked.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let mut tables = Vec::new();
    for file in reader.folder(roots, "findings/") {
        let group = reader.text(&file, "group");
        for table in reader.tables(&file, "findings") {
            finding(reader, &table, &group, dataset, links);
            tables.push(table);
        }
    }
    if reader.is_full {
        return;
    }
    for (i, table) in tables.iter().enumerate() {
        let ask_if = condition::read(reader, dataset, links, table, "ask-if");
        dataset.guide.findings[i].ask_if = ask_if;
    }
}

fn finding(reader: &mut Reader, table: &Node, group: &str, dataset: &mut Dataset, links: &mut Links) {
    let id = links.new_id(reader, table, "finding");
    let answer = reader.text(table, "answer");
    let kinds = [AnswerKind::YesNoUnsure, AnswerKind::Single, AnswerKind::Multiple, AnswerKind::Age, AnswerKind::Sex];
    let kind = kinds.into_iter().find(|k| k.id() == answer).unwrap_or_else(|| {
        reader.problem(
            table,
            format!("unknown answer kind {answer:?}"),
            nearest(&answer, kinds.iter().map(|k| k.id())),
        );
        AnswerKind::Single
    });
    reader.fits(table, "findings", dataset.guide.findings.len());
    let before = dataset.guide.choices.len();
    if kind == AnswerKind::YesNoUnsure {
        let fixed = dataset_words(reader, table);
        dataset.guide.choices.extend(fixed);
    } else {
        choices(reader, table, kind, dataset);
    }
    let after = dataset.guide.choices.len();
    reader.grown(table, "choices of all findings", before, after);
    let (first_choice, choice_count) = (index_of::<ChoiceIx>(before), index_of(after - before));
    dataset.library.why_sources.push(links.cite_list(reader, table, "why-sources"));
    let label = reader.text(table, "label");
    let label_other = reader.text_or_none(table, "label-other").unwrap_or_else(|| label.clone());
    let help = reader.text_or_none(table, "help");
    dataset.guide.findings.push(Finding {
        id,
        group: group.to_owned(),
        kind,
        safety: reader.flag(table, "safety"),
        first_choice,
        choice_count,
        ask_if: None,
        label_child: reader.text_or_none(table, "label-child").unwrap_or_else(|| label_other.clone()),
        label_other,
        label,
        help_other: reader.text_or_none(table, "help-other").or_else(|| help.clone()),
        help,
        short: reader.text(table, "short"),
        tile: reader.text_or_none(table, "tile"),
        why: Why { text: reader.text(table, "why") },
    });
}

/// The three fixed choices of a yes-or-no finding. The app provides the tile words; only the wording in a reason
/// differs between findings.
fn dataset_words(reader: &mut Reader, table: &Node) -> [Choice; 3] {
    let choice = |id: &str, said: String, is_unsure: bool| Choice {
        id: id.to_owned(),
        label: String::new(),
        other: None,
        said,
        is_none: id == "no",
        is_unsure,
        band: None,
        picture: None,
    };
    let yes = reader.text(table, "said-yes");
    let no = reader.text(table, "said-no");
    let picture = reader.text_or_none(table, "picture");
    let yes = Choice { picture, ..choice("yes", yes, false) };
    [yes, choice("no", no, false), choice("unsure", String::new(), true)]
}

fn choices(reader: &mut Reader, table: &Node, kind: AnswerKind, dataset: &mut Dataset) {
    let nodes = reader.tables(table, "choices");
    if nodes.len() < 2 {
        reader.problem(table, "a finding needs at least two choices", "add [[findings.choices]] tables");
    }
    let mut seen = BTreeSet::new();
    for node in &nodes {
        let id = reader.text(node, "id");
        if !seen.insert(id.clone()) {
            reader.problem(node, format!("duplicate choice id {id:?}"), "a choice id is unique within its finding");
        }
        let (min, max) = (reader.whole_or_none(node, "min"), reader.whole_or_none(node, "max"));
        let band = min.zip(max).map(|(min, max)| AgeBand { min, max });
        if (kind == AnswerKind::Age) != band.is_some() {
            reader.problem(
                node,
                "`min` and `max` belong to the choices of an age, and to no others",
                "give both to each age band",
            );
        }
        let is_unsure = id == "unsure";
        let label =
            if is_unsure { reader.text_or_none(node, "label").unwrap_or_default() } else { reader.text(node, "label") };
        dataset.guide.choices.push(Choice {
            is_none: id == "none" || reader.flag(node, "none"),
            is_unsure,
            label,
            other: reader.text_or_none(node, "other"),
            said: if is_unsure {
                reader.text_or_none(node, "said").unwrap_or_default()
            } else {
                reader.text(node, "said")
            },
            band,
            picture: reader.text_or_none(node, "picture"),
            id,
        });
    }
    let guide = &dataset.guide;
    let bands: Vec<&AgeBand> =
        guide.choices[guide.choices.len() - nodes.len()..].iter().filter_map(|c| c.band.as_ref()).collect();
    if bands.windows(2).any(|pair| pair[0].max.checked_add(1) != Some(pair[1].min)) {
        reader.problem(
            table,
            "the age bands leave a gap or overlap",
            "let each band begin one year after the last one ends",
        );
    }
}

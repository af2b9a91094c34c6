//! `ranking.toml`: the numbers of the ranking.

use super::links::Links;
use super::reader::{Node, Reader};
use super::{causes, condition};
use crate::dataset::{Dataset, RankingModel, Rarity, RarityModel};

/// Reads the numbers of the ranking. The findings must have been read before.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "ranking.toml") else { return };
    let mut model = RankingModel {
        damping: reader.float(&root, "damping"),
        denial: reader.float(&root, "denial"),
        floor: reader.float(&root, "floor"),
        share_floor: reader.float(&root, "share-floor"),
        temperature: reader.float(&root, "temperature"),
        ..RankingModel::default()
    };
    if let Some(steps) = reader.table(&root, "steps") {
        model.steps = causes::STRENGTHS.iter().map(|strength| reader.float(&steps, strength)).collect();
    }
    // Published series of neighbouring complaints: what the priors were judged by. They change nothing.
    for series in reader.tables(&root, "series") {
        reader.text(&series, "what");
        reader.text(&series, "result");
        links.cite_list(reader, &series, "sources");
    }
    model.group_of = vec![None; dataset.guide.choices.len()];
    for group in reader.tables(&root, "groups") {
        let index: u16 = reader.index(&group, "correlation groups", model.groups.len());
        links.new_id(reader, &group, "correlation group");
        reader.text(&group, "why");
        let caps = reader.floats(&group, "caps");
        let members = reader.text_node(&group, "members");
        if let Some(members) = members {
            for (finding, choices) in condition::leaves(reader, dataset, &members) {
                for choice in choices {
                    let slot = &mut model.group_of[choice.at()];
                    if slot.is_some() {
                        let finding = &dataset.guide.findings[finding.at()].id;
                        let id = &dataset.guide.choices[choice.at()].id;
                        reader.problem(
                            &members,
                            format!("{finding}: {id} is in two correlation groups"),
                            "a choice belongs to one group at most: take it out of one",
                        );
                    }
                    *slot = Some(index);
                }
            }
        }
        model.groups.push(caps);
    }
    if let Some(left_out) = reader.text_node(&root, "left-out") {
        model.left_out = condition::leaves(reader, dataset, &left_out).into_iter().flat_map(|(_, c)| c).collect();
        model.left_out.sort_unstable();
    }
    rarities(reader, &root, dataset, &mut model);
    dataset.evidence.model = model;
}

/// How rare each choice is: one table for each degree, with its members but for the usual ones.
fn rarities(reader: &mut Reader, root: &Node, dataset: &Dataset, model: &mut RankingModel) {
    model.rarity_of = vec![Rarity::Usual; dataset.guide.choices.len()];
    let Some(table) = reader.table(root, "rarity") else { return };
    for rarity in Rarity::ALL {
        let Some(degree) = reader.table(&table, rarity.id()) else { continue };
        model
            .rarities
            .push(RarityModel { factor: reader.float(&degree, "factor"), rate: reader.float(&degree, "rate") });
        if rarity == Rarity::Usual {
            continue;
        }
        let Some(members) = reader.text_node(&degree, "members") else { continue };
        for (finding, choices) in condition::leaves(reader, dataset, &members) {
            for choice in choices {
                if model.rarity_of[choice.at()] != Rarity::Usual {
                    let finding = &dataset.guide.findings[finding.at()].id;
                    let id = &dataset.guide.choices[choice.at()].id;
                    reader.problem(
                        &members,
                        format!("{finding}: {id} is given a rarity twice"),
                        "a choice has one rarity: take it out of one list",
                    );
                }
                model.rarity_of[choice.at()] = rarity;
            }
        }
    }
}

//! `ranking.toml`: the numbers of the ranking.

use super::links::Links;
use super::reader::{Node, Reader};
use super::{causes, condition};
use crate::dataset::{AgeModel, Dataset, FitModel, RankingModel, Rarity, RarityModel, ShownModel};

/// Reads the numbers of the ranking. The findings must have been read before.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "ranking.toml") else { return };
    let mut model = RankingModel {
        damping: reader.float(&root, "damping"),
        denial: reader.float(&root, "denial"),
        closed: reader.float(&root, "closed"),
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
    model.ages = ages(reader, &root, dataset);
    model.fit = fit(reader, &root);
    model.shown = shown(reader, &root);
    dataset.evidence.model = model;
}

/// The ages that priors and shares of kinds go by. A share holds for whole age bands, so each of them begins one.
fn ages(reader: &mut Reader, root: &Node, dataset: &Dataset) -> AgeModel {
    // A fault in the bands would be reported once more for each age.
    let sound = reader.problems.is_empty();
    let Some(table) = reader.table(root, "ages") else { return AgeModel::default() };
    let bands: Vec<u16> = dataset.guide.choices.iter().filter_map(|c| Some(c.band.as_ref()?.min)).collect();
    let shares_from = reader.wholes(&table, "shares-from");
    let adult_from = reader.whole_node(&table, "adult-from");
    for (age, node) in shares_from.iter().chain(&adult_from).filter(|(age, _)| sound && !bands.contains(age)) {
        let begin: Vec<String> = bands.iter().map(u16::to_string).collect();
        reader.problem(node, format!("no age band begins at {age}"), format!("they begin at {}", begin.join(", ")));
    }
    let ages: Vec<u16> = shares_from.iter().map(|(age, _)| *age).collect();
    let first = bands.first().copied().unwrap_or_default();
    if let Some((_, node)) =
        shares_from.first().filter(|(age, _)| sound && (*age != first || !ages.is_sorted_by(|a, b| a < b)))
    {
        let hint = format!("begin with {first}, and let each age be above the one before");
        reader.problem(node, "`shares-from` is not in order", hint);
    }
    let unknown = reader.whole(&table, "unknown");
    AgeModel { shares_from: ages, adult_from: adult_from.map(|(age, _)| age).unwrap_or_default(), unknown }
}

/// From where on a cause fits well or partly.
fn fit(reader: &mut Reader, root: &Node) -> FitModel {
    let Some(table) = reader.table(root, "fit") else { return FitModel::default() };
    let fit = FitModel {
        well: reader.share(&table, "well"),
        partly: reader.share(&table, "partly"),
        support: reader.float(&table, "support"),
    };
    if fit.well > 0.0 && fit.partly >= fit.well {
        reader.problem(&table, "`partly` is not below `well`", "a cause that fits well must fit partly too");
    }
    fit
}

/// How much of the ranking a result shows.
fn shown(reader: &mut Reader, root: &Node) -> ShownModel {
    let Some(table) = reader.table(root, "shown") else { return ShownModel::default() };
    ShownModel {
        causes: reader.whole(&table, "causes"),
        kinds: reader.whole(&table, "kinds"),
        kinds_within: reader.float(&table, "kinds-within"),
    }
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

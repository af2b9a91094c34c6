//! From the human-edited TOML files to a valid [`Dataset`].
//!
//! Files come in as (name, text) pairs, so nothing here touches a disk. Every error of every file is collected;
//! each names file, line and what to do. There is no half-valid dataset: either all is well or only errors return.

mod article;
mod body_map;
mod causes;
mod changes;
mod checks;
mod condition;
mod findings;
mod follow_up;
mod interview;
mod library;
mod links;
mod neighbours;
mod problem;
mod reader;
mod rules;
mod translate;

pub use problem::Problem;

use crate::dataset::{Dataset, RankingModel, Rarity, RarityModel};
use links::Links;
use reader::{Node, Reader};

/// One file of the dataset.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name below the dataset folder, with forward slashes, such as `causes/als.toml`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Compiles the files of a dataset.
///
/// # Errors
/// All problems found, in the order of the files and lines.
pub fn compile(files: &[SourceFile]) -> Result<Dataset, Vec<Problem>> {
    compile_translated(files, &[])
}

/// Compiles a dataset with the words of a translation laid over it. A translation holds files of the same names
/// with only ids and words; a word it does not give stays in the first language.
///
/// # Errors
/// As [`compile`]; also words of the translation that belong to nothing.
pub fn compile_translated(files: &[SourceFile], translation: &[SourceFile]) -> Result<Dataset, Vec<Problem>> {
    let mut reader = Reader::default();
    let mut files: Vec<SourceFile> = files.to_vec();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut roots = reader.parse_all(&files);
    translate::lay_over(&mut reader, &mut roots, translation);
    // A file that is no TOML hides what it defines, and every link to it would be reported as broken.
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let mut dataset = Dataset::default();
    let mut links = Links::default();

    library::read(&mut reader, &roots, &mut dataset, &mut links);
    findings::read(&mut reader, &roots, &mut dataset, &mut links);
    causes::names(&mut reader, &roots, &mut dataset, &mut links);
    rules::read(&mut reader, &roots, &mut dataset, &mut links);
    interview::read(&mut reader, &roots, &mut dataset, &mut links);
    causes::read(&mut reader, &roots, &mut dataset, &mut links);
    article::read(&mut reader, &roots, &mut dataset, &mut links);
    ranking(&mut reader, &roots, &mut dataset, &mut links);
    neighbours::read(&mut reader, &roots, &mut dataset);
    changes::read(&mut reader, &roots, &mut dataset, &mut links);
    body_map::read(&mut reader, &roots, &mut dataset);
    follow_up::read(&mut reader, &roots, &mut dataset);
    reader.unread_keys(&roots);
    // Cross-checks read the linked dataset, so they make sense only when every link is there.
    if reader.problems.is_empty() {
        checks::check(&mut reader, &dataset, &links);
    }
    let mut problems = reader.problems;
    problems.sort();
    problems.dedup();
    if problems.is_empty() { Ok(dataset) } else { Err(problems) }
}

fn ranking(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
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
        let place = u16::try_from(model.groups.len()).unwrap_or(u16::MAX);
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
                    *slot = Some(place);
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

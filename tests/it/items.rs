//! Every item of the source article has a home in the compiled dataset.

use crate::support::{data, dataset};
use std::collections::BTreeMap;

/// Everything in the dataset that names the items it covers, with its text.
fn homes() -> BTreeMap<String, Vec<String>> {
    let dataset = dataset();
    let library = &dataset.library;
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |covers: &[String], words: &str| {
        for item in covers {
            homes.entry(item.clone()).or_default().push(words.to_owned());
        }
    };
    dataset.guide.signs.iter().for_each(|s| add(&s.covers, &s.text));
    library.tests.iter().for_each(|t| add(&t.covers, &t.name));
    library.patterns.iter().for_each(|p| add(&p.covers, &p.text));
    library.statements.iter().for_each(|s| add(&s.covers, &s.text));
    library.references.iter().for_each(|r| add(&r.covers, r.address.as_deref().unwrap_or_default()));
    for cause in &library.causes {
        add(&cause.covers, &cause.name);
        add(&cause.outlook_covers, &cause.outlook.text.join(" "));
        cause.sub_causes.iter().for_each(|s| add(&s.covers, &s.name));
        cause.treatments.iter().for_each(|t| add(&t.covers, &t.text));
    }
    homes
}

#[test]
fn every_item_has_a_home() {
    let homes = homes();
    let file = data("source-items.toml");
    let items = file["items"].as_array().unwrap();
    assert_eq!(items.len(), 128, "the list of items changed");
    let missing: Vec<String> = items
        .iter()
        .filter(|item| !homes.contains_key(item["id"].as_str().unwrap()))
        .map(|item| format!("{}: {}", item["id"], item["fact"]))
        .collect();
    assert!(missing.is_empty(), "no home for:\n{}", missing.join("\n"));
}

#[test]
fn every_home_names_a_real_item() {
    let file = data("source-items.toml");
    let known: Vec<&str> = file["items"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap()).collect();
    let unknown: Vec<String> = homes().into_keys().filter(|id| !known.contains(&id.as_str())).collect();
    assert!(unknown.is_empty(), "the dataset stands for unknown items: {unknown:?}");
}

/// The article's words are its own: a home may carry the fact, not the sentence.
#[test]
fn no_home_repeats_the_words_of_the_article() {
    let homes = homes();
    let mut same = Vec::new();
    for item in data("source-items.toml")["items"].as_array().unwrap() {
        let (id, fact) = (item["id"].as_str().unwrap(), item["fact"].as_str().unwrap());
        // Names and addresses are facts; only sentences of some length have wording.
        let plain = |s: &str| s.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != ' ', "");
        let sentence = fact.split_whitespace().count() > 4 && !fact.starts_with("http");
        for words in homes.get(id).into_iter().flatten().filter(|_| sentence) {
            if plain(words).contains(&plain(fact)) {
                same.push(format!("{id}: {words}"));
            }
        }
    }
    assert!(same.is_empty(), "{}", same.join("\n"));
}

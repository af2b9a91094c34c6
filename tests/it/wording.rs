//! One spelling, and no two pages of questions under one heading.

use crate::content::texts;
use crate::support::{dataset, root};
use std::collections::BTreeMap;
use std::fs;

/// Beginnings of words in British spelling, and the American one. Names of places keep theirs.
const BRITISH: &[(&str, &str)] = &[
    ("colour", "color"),
    ("centre", "center"),
    ("behaviour", "behavior"),
    ("ageing", "aging"),
    ("tumour", "tumor"),
    ("anaemi", "anemi"),
    ("haem", "hem"),
    ("oedema", "edema"),
    ("diarrhoea", "diarrhea"),
    ("recognis", "recogniz"),
    ("organis", "organiz"),
    ("litre", "liter"),
    ("grey", "gray"),
    ("fibre", "fiber"),
    ("labour", "labor"),
    ("paralyse", "paralyze"),
    ("programme", "program"),
    ("practise", "practice"),
];

#[test]
fn words_are_in_american_spelling() {
    let messages = ["en.ftl", "en.extras.ftl", "en.pages.ftl"].map(|name| {
        let text = fs::read_to_string(root().join("assets/locales").join(name)).unwrap();
        // Ids and comments are not read by anybody.
        let words: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split_once(" = ").map_or(line, |(_, words)| words))
            .collect();
        (name.to_owned(), words.join("\n"))
    });
    let all = texts().into_iter().chain(messages);
    let mut found = Vec::new();
    for (place, text) in all {
        for word in text.split(|c: char| !c.is_alphabetic()) {
            let is_name = word.starts_with(char::is_uppercase);
            for (british, american) in BRITISH {
                if !is_name && word.starts_with(british) {
                    found.push(format!("{place}: {word} ({american}...)"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_two_pages_have_one_heading() {
    let guide = &dataset().guide;
    let groups = guide.plan.groups.iter().map(|g| (&g.id, [&g.label, &g.label_other, &g.label_child]));
    let findings = guide.findings.iter().map(|f| (&f.id, [&f.label, &f.label_other, &f.label_child]));
    let mut pages: BTreeMap<(usize, &str), Vec<&str>> = BTreeMap::new();
    for (id, headings) in groups.chain(findings) {
        for (who, heading) in headings.into_iter().enumerate() {
            pages.entry((who, heading)).or_default().push(id);
        }
    }
    let same: Vec<_> = pages.into_iter().filter(|(_, ids)| ids.len() > 1).collect();
    assert!(same.is_empty(), "{same:?}");
}

//! Reading grade: plain words, short sentences (Flesch-Kincaid grade, US school years).

use crate::content::texts;
use crate::support::root;
use std::collections::BTreeMap;
use std::fs;

/// Vowel groups, less a silent e: the usual estimate.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut last = false;
    for c in word.chars() {
        count += usize::from(vowel(c) && !last);
        last = vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le")
        || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
    if silent && count > 1 {
        count -= 1;
    }
    count.max(1)
}

fn grade(text: &str) -> f64 {
    // Flesch counts a colon and a semicolon as the end of a unit of thought.
    let sentences =
        text.split(['.', '?', ':', ';']).filter(|s| s.chars().any(char::is_alphabetic)).count().max(1) as f64;
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|w| !w.is_empty()).collect();
    let syllables: usize = words.iter().map(|w| syllables(w)).sum();
    let count = words.len().max(1) as f64;
    0.39 * count / sentences + 11.8 * syllables as f64 / count - 15.59
}

#[test]
fn grade_of_known_sentences() {
    for (text, low, high) in [
        ("The cat sat on the mat.", -2.0, 1.0),
        ("Neurological examination demonstrates considerable deterioration.", 20.0, 50.0),
    ] {
        let grade = grade(text);
        assert!((low..high).contains(&grade), "{text}: {grade}");
    }
}

/// The names of illnesses, tests and medicines cannot be made shorter, so each cause page is read as a whole.
#[test]
fn every_part_is_at_grade_six_or_below() {
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    for (place, text) in texts() {
        let place = place.split(' ').next().unwrap_or_default().to_owned();
        let all = parts.entry(place).or_default();
        all.push_str(text.trim_end_matches(['.', '?']));
        all.push_str(". ");
    }
    let words = ["en.ftl", "en.extras.ftl", "en.pages.ftl"]
        .map(|name| fs::read_to_string(root().join("assets/locales").join(name)).unwrap());
    let screen: Vec<&str> = words
        .iter()
        .flat_map(|text| text.lines())
        .filter(|l| !l.starts_with('#'))
        .map(|l| l.split_once(" = ").map_or(l, |(_, text)| text).trim_end_matches('.'))
        .filter(|l| l.split_whitespace().count() > 3)
        .collect();
    parts.insert("screen".to_owned(), screen.join(". "));
    let hard: Vec<String> = parts
        .iter()
        .filter(|(_, text)| text.split_whitespace().count() > 25)
        .map(|(place, text)| (place, grade(text)))
        .filter(|(_, grade)| *grade > 6.0)
        .map(|(place, grade)| format!("{place}: {grade:.1}"))
        .collect();
    assert!(hard.is_empty(), "above grade 6: {}", hard.join(", "));
}

//! Reading grade: plain words, short sentences (Flesch-Kincaid grade, US school years).
//!
//! The names in `tests/data/medical-names.txt` count as a word of one syllable each.

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

/// Takes the names out that cannot be put more simply. A plural counts as its name.
fn without_names(text: &str, names: &[String]) -> String {
    let mut plain = text.to_lowercase();
    for name in names {
        let mut from = 0;
        while let Some(at) = plain[from..].find(name.as_str()).map(|at| from + at) {
            let rest = &plain[at + name.len()..];
            let end = at + name.len() + usize::from(rest.starts_with('s'));
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            if is_word(plain[..at].chars().next_back()) || is_word(plain[end..].chars().next()) {
                from = at + name.len();
            } else {
                plain.replace_range(at..end, "name");
                from = at + "name".len();
            }
        }
    }
    plain
}

/// The names, the longest first, so that none is taken out of the middle of another.
fn names() -> Vec<String> {
    let text = fs::read_to_string(root().join("tests/data/medical-names.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut names: Vec<String> = lines.map(str::to_lowercase).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// A single sentence may be a little harder than the page it is on: a list of signs has no shorter form, and in a few words one long
/// one weighs too much.
const HARDEST: f64 = 8.0;

#[test]
fn no_sentence_is_hard() {
    let names = names();
    let mut hard = Vec::new();
    for (place, text) in texts() {
        // What ends without a mark is a label or a name. A decimal point ends nothing.
        let ends = |(at, c): (usize, char)| {
            matches!(c, '.' | '?') && text[at + 1..].chars().next().is_none_or(char::is_whitespace)
        };
        let mut from = 0;
        for (end, _) in text.char_indices().filter(|at| ends(*at)) {
            let sentence = &text[from..=end];
            from = end + 1;
            let plain = without_names(sentence, &names);
            let words = plain.split_whitespace().count();
            if words >= 8 && grade(&plain) > HARDEST {
                hard.push(format!("{:.1} {place}: {}", grade(&plain), sentence.trim()));
            }
        }
    }
    assert!(hard.is_empty(), "above grade {HARDEST}:\n{}", hard.join("\n"));
}

#[test]
fn names_are_taken_out_as_words() {
    let names = ["spinal stenosis", "vitamin", "ms"].map(str::to_owned);
    let plain = without_names("Vitamins help with spinal stenosis, MS and arms.", &names);
    assert_eq!(plain, "name help with name, name and arms.");
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

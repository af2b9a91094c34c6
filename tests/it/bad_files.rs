//! One bad file per kind of error, and its exact message: file, line, what is wrong and what to do.
//!
//! A tiny valid dataset is broken in one place at a time. `bad_files.txt` holds the message for each; run the test
//! with `UPDATE_SNAPSHOTS=1` to renew it, and read the difference.

use crate::support::{read_folder, root, snapshot};
use legcheck_engine::authoring::{SourceFile, compile};
use std::fmt::Write as _;

/// File, what is replaced, and by what.
const SPOILT: &[(&str, &str, &str)] = &[
    ("guide.toml", "version = \"1\"", "version = "),
    ("guide.toml", "version = \"1\"\n", ""),
    ("guide.toml", "\"1\"", "1"),
    ("guide.toml", "\"1\"", "\" \""),
    ("guide.toml", "reviewed", "extra = \"x\"\nreviewed"),
    ("urgency/red-flags.toml", "steps = [\"See a doctor.\"]", "steps = []"),
    ("ranking.toml", "damping = 0.5", "damping = \"half\""),
    ("tests.toml", "[\"book\"]", "[\"bok\"]"),
    ("urgency/red-flags.toml", "  not is hot", "  not is hto"),
    ("urgency/red-flags.toml", "not pain: dull", "not pian: dull"),
    ("urgency/red-flags.toml", "not pain: dull", "not pain: dul"),
    ("urgency/red-flags.toml", "[\"cold\"]", "[\"flu\"]"),
    ("urgency/red-flags.toml", "\"doctor-soon\"", "\"doctor-sone\""),
    ("causes/cold.toml", "rules = [\"floor\"]", "rules = [\"flor\"]"),
    ("causes/cold.toml", "test = \"history\"", "test = \"xray\""),
    ("interview.toml", "\"pair\"]", "\"pear\"]"),
    ("findings/some.toml", "answer = \"single\"", "answer = \"singel\""),
    ("findings/some.toml", "id = \"chills\"", "id = \"fever\""),
    ("findings/some.toml", "{ id = \"dull\", label = \"Dull\"", "{ id = \"sharp\", label = \"Dull\""),
    ("tests.toml", "id = \"history\"", "id = \"His tory\""),
    ("causes/cold.toml", "dull = \"uncommon\"", "dul = \"uncommon\""),
    ("causes/cold.toml", "[evidence.pain]", "[evidence.pian]"),
    ("causes/cold.toml", "\"uncommon\"", "\"rare\""),
    ("causes/cold.toml", "\"frequency\"", "\"often\""),
    ("causes/cold.toml", "female = [1.0, 2.0]", "female = [1.0]"),
    ("causes/cold.toml", "source = \"book\"\n\n[care]", "\n[care]"),
    ("causes/cold.toml", "text = \"Most people.\"\nsource = \"book\"", "text = \"Most people.\""),
    ("urgency/red-flags.toml", "sources = [\"book\"]\n", ""),
    ("urgency/red-flags.toml", "  not is hot", "  pain: dull"),
    ("urgency/red-flags.toml", "  not is hot", "  hot or not"),
    ("urgency/red-flags.toml", "  not is hot", "  any of"),
    ("urgency/red-flags.toml", "  not is hot", "      not is hot"),
    ("urgency/red-flags.toml", "all of\n", "fever: no\nall of\n"),
    ("urgency/red-flags.toml", "all of\n", "at least some of\n"),
    ("urgency/red-flags.toml", "  not is hot", "  unsure in group none"),
    (
        "sources.toml",
        "[[sources]]",
        "[[sources]]\nid = \"more\"\ntitle = \"More\"\norganisation = \"Us\"\naddress = \"none\"\nyear = \"2020\"\n\n[[sources]]",
    ),
    ("sources.toml", "year = \"2020\"", "year = \"unknown\""),
    (
        "urgency/definitions.toml",
        "[[definitions]]",
        "[[definitions]]\nid = \"cool\"\ntext = \"Cool.\"\nsources = [\"book\"]\nwhen = \"fever: no\"\n\n[[definitions]]",
    ),
    ("interview.toml", "\"pain\", \"age\"]", "\"pain\"]"),
    ("levels.toml", "id = \"same-day\"", "id = \"routine\""),
    ("findings/some.toml", "min = 18", "min = 19"),
    (
        "interview.toml",
        "why = \"They matter.\"\nfindings = [\"fever\", \"chills\"]",
        "why = \"They matter.\"\nfindings = [\"fever\", \"fever\", \"chills\"]",
    ),
    ("ranking.toml", "pain: sharp", "pain: sharp\nfever: yes"),
    ("causes/cold.toml", "id = \"cold\"", "id = \"chill\""),
    (
        "findings/some.toml",
        "choices = [\n  { id = \"sharp\", label = \"Sharp\", said = \"sharp pain\" },\n",
        "choices = [\n",
    ),
    (
        "causes/cold.toml",
        "further = [\"book\"]\n\n[what]\ntext = [\"It is a cold.\"]\nsources = [\"book\"]\n\n[[who.figures]]\ntext = \"Most people.\"\nsource = \"book\"\n\n[starts]\ntext = [\"It starts with a sneeze.\"]\nsources = [\"book\"]",
        "[what]\ntext = [\"It is a cold.\"]\n\n[[who.figures]]\ntext = \"Most people.\"\nbasis = \"consensus\"\n\n[starts]\ntext = [\"It starts with a sneeze.\"]",
    ),
    (
        "causes/cold.toml",
        "[evidence.chills]\nyes = { strength = \"hallmark\", figures = [{ measure = \"frequency\", value = \"50\", of = \"people\", source = \"book\" }] }\n",
        "",
    ),
    ("causes/cold.toml", "order = 0", "order = 0.5"),
    ("urgency/article-signs.toml", "literal = \"fever: yes\"\n", ""),
    ("urgency/red-flags.toml", "when = \"\"\"\nall of\n  not pain: dull\n  not is hot\n\"\"\"\n", ""),
    ("neighbours.toml", "cause = \"something-else\"", "cause = \"cold\""),
    ("neighbours.toml", "b = \"something-else\"", "b = \"somthing-else\""),
    ("neighbours.toml", "b = \"something-else\"", "b = \"cold\""),
    (
        "neighbours.toml",
        "[[pairs]]",
        "[[pairs]]\na = \"something-else\"\nb = \"cold\"\nfor-a = [\"pain: dull\"]\nfor-b = [\"fever: yes\"]\n\n[[pairs]]",
    ),
    ("neighbours.toml", "look-for = [\"fever: yes\"]", "look-for = [\"pain: dull\"]"),
    (
        "neighbours.toml",
        "look-for = [\"pain: dull\"]\nspeaks-against = [\"fever: yes\"]",
        "look-for = [\"pain: dull\"]\nspeaks-against = [\"pain: dull\"]",
    ),
    ("neighbours.toml", "for-a = [\"fever: yes\"]", "for-a = [\"pain: dull\"]"),
    ("neighbours.toml", "for-a = [\"fever: yes\"]", "for-a = [\"chills: yes\"]"),
    ("neighbours.toml", "for-b = [\"pain: dull\"]", "for-b = []"),
    ("neighbours.toml", "for-b = [\"pain: dull\"]", "for-b = [\"pain: dul\"]"),
    ("changes.toml", "kind = \"sign\"", "kind = \"sing\""),
    ("changes.toml", "any = \"fever: yes\"\n", ""),
    ("changes.toml", "any = \"fever: yes\"", "any = \"fevre: yes\""),
    ("changes.toml", "any = \"fever: yes\"", "any = \"age: adult\""),
    ("changes.toml", "with = \"pain: sharp\"", "with = \"pain: sharp, dull\""),
    ("changes.toml", "otherwise = \"pain: sharp\"", "otherwise = \"fever: no\""),
    ("changes.toml", "words = \"a fever begins\"\n", ""),
    ("regions.toml", "region = \"here\"", "region = \"her\""),
    ("regions.toml", "kind = \"poison\"", "kind = \"poisons\""),
    ("regions.toml", "general = \"Anywhere\"\n", ""),
];

fn tiny() -> Vec<SourceFile> {
    read_folder(&root().join("tests/it/tiny"))
}

fn problems(files: &[SourceFile]) -> Vec<String> {
    compile(files).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn the_tiny_dataset_is_valid() {
    assert_eq!(problems(&tiny()), [""; 0]);
}

#[test]
fn a_missing_file_is_named() {
    let mut files = tiny();
    files.retain(|f| f.name != "regions.toml");
    let expected = "regions.toml:1: the file is missing\n  hint: every dataset needs it; see docs/DATASET.md";
    assert_eq!(problems(&files), [expected]);
}

#[test]
fn every_kind_of_error_says_where_and_what_to_do() {
    let mut said = String::new();
    for (name, from, to) in SPOILT {
        let mut files = tiny();
        let file = files.iter_mut().find(|f| f.name == *name).expect("a file of the tiny dataset");
        assert!(file.text.contains(from), "{name} does not hold {from:?}");
        file.text = file.text.replacen(from, to, 1);
        let found = problems(&files);
        assert!(!found.is_empty(), "{name}: nothing is said of {from:?} become {to:?}");
        let _ = writeln!(said, "== {name}: {from:?} becomes {to:?}\n{}\n", found.join("\n"));
    }
    snapshot(&root().join("tests/it/bad_files.txt"), &said);
}

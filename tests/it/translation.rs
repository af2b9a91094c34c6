//! A second language is a matter of adding files.

use crate::support::dataset_files;
use legcheck_engine::authoring::{SourceFile, compile_translated};

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), text: text.to_owned() }
}

#[test]
fn words_of_a_translation_replace_those_of_the_first_language_and_nothing_else() {
    let german = [
        file("findings/red-flag.toml", "[[findings]]\nid = \"fever\"\nlabel = \"Haben Sie Fieber?\"\n"),
        file("levels.toml", "[[levels]]\nid = \"emergency-now\"\nname = \"Notfall\"\n"),
    ];
    let dataset = compile_translated(&dataset_files(), &german).unwrap();
    let guide = &dataset.guide;
    let fever = &guide.findings[guide.finding("fever").unwrap().at()];
    assert_eq!(fever.label, "Haben Sie Fieber?");
    assert_eq!(guide.levels[0].name, "Notfall");
    let first = &crate::support::dataset().guide;
    assert_eq!(guide.rules.len(), first.rules.len());
    assert!(guide.rules.iter().zip(&first.rules).all(|(a, b)| a.when == b.when));
}

#[test]
fn a_translation_cannot_change_what_decides() {
    let faulty = [
        file("levels.toml", "[[levels]]\nid = \"emergency\"\nname = \"Notfall\"\n"),
        file("urgency/red-flags.toml", "[[rules]]\nid = \"ces\"\nwhen = \"fever: no\"\nwords = \"x\"\n"),
        file("nothing.toml", "a = \"b\"\n"),
        file("body-map.toml", "[[rules]]\nsays = \"arm-weak: one-arm\"\n"),
    ];
    let problems = compile_translated(&dataset_files(), &faulty).unwrap_err();
    let lines: Vec<String> = problems.iter().map(|p| format!("{}:{}: {}", p.file, p.line, p.message)).collect();
    assert_eq!(
        lines,
        [
            "levels.toml:1: this entry of `levels` translates nothing",
            "urgency/red-flags.toml:3: `when` cannot be translated",
            "urgency/red-flags.toml:4: `words` translates nothing",
            "nothing.toml:1: this file translates nothing",
            "body-map.toml:1: this file has no words to translate",
        ]
    );
}

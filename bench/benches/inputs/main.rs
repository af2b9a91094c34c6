//! Writes what the other sides of the bench are given, into the folder named as the last argument: for the browser the
//! guide and its evidence in their compact form and the people as one line each, for json-rules-engine the rules and the facts as JSON.

mod json_rules;

use std::fs;
use std::path::{Path, PathBuf};

use legcheck_bench::{Spread, Workload};
use legcheck_engine::Engine;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::Guide;

fn main() {
    // Cargo adds an argument of its own, so the folder is the last one that is no flag.
    let folder = std::env::args().skip(1).rfind(|word| !word.starts_with("--"));
    let folder = PathBuf::from(folder.unwrap_or_else(|| panic!("say into which folder")));
    let real = Engine::of(&legcheck_cases::load().unwrap_or_else(|error| panic!("{error:#}")));
    let guide = real.guide();
    let people = legcheck_bench::people(&real).unwrap_or_else(|error| panic!("{error:#}"));
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    write(&folder, "guide.bytes", &guide.to_bytes().unwrap_or_else(|error| panic!("{error}")));
    let evidence = real.ranking().evidence();
    write(&folder, "evidence.bytes", &evidence.to_bytes().unwrap_or_else(|error| panic!("{error}")));
    write(&folder, "people.txt", lines(guide, &people).as_bytes());
    let workload = Workload::new(&real, &people, 1, Spread::RealOnly);
    write(&folder, "rules.json", json_rules::export(&workload).to_string().as_bytes());
}

fn lines(guide: &Guide, people: &[Answers]) -> String {
    people.iter().map(|answers| answers.to_line(guide)).collect::<Vec<_>>().join("\n")
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let file = folder.join(name);
    fs::write(&file, bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

//! Compiles the content: `assets/dataset/` and `assets/locales/` to compact bytes that the app holds, and one
//! constant per message of the screens and per id of the dataset. A faulty file stops the build with file, line and what to do.

#[path = "build/shapes.rs"]
mod shapes;

use legcheck_engine::authoring::{SourceFile, compile_translated};
use legcheck_engine::dataset::{Details, Guide};
use legcheck_messages::Compiled;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The language in which the dataset is written; every other one is laid over it.
const FIRST: &str = "en";

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    let (dataset, locales) = (root.join("assets/dataset"), root.join("assets/locales"));
    println!("cargo::rerun-if-changed={}", dataset.display());
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut problems = Vec::new();
    let files = read_folder(&dataset);
    let mut languages: Vec<String> = read_folder(&locales)
        .iter()
        .filter_map(|f| f.name.strip_suffix(".ftl").filter(|n| !n.contains(['/', '.'])).map(str::to_owned))
        .collect();
    languages.sort_by_key(|l| (l != FIRST, l.clone()));

    let mut order: Option<Vec<Vec<String>>> = None;
    let mut constants = String::new();
    let mut table = String::from("/// Every language, the first one first.\npub static LANGUAGES: &[Language] = &[\n");
    for language in &languages {
        match words(&locales, language, order.as_deref()) {
            Ok(parts) => {
                for (part, compiled) in PARTS.iter().zip(&parts) {
                    let name = format!("{language}.{}.words", part.name);
                    write(&out.join(name), &compiled.to_bytes().unwrap_or_default());
                }
                order.get_or_insert_with(|| parts.into_iter().map(|part| part.ids).collect());
            }
            Err(found) => problems.extend(found),
        }
        let translation = read_folder(&locales.join(language));
        match compile_translated(&files, &translation) {
            Ok(compiled) => {
                problems.extend(missing_pictures(&compiled.guide, &root.join("assets/pictures")));
                if language == FIRST {
                    constants = ids(&compiled.guide);
                }
                write(&out.join(format!("{language}.guide")), &compiled.guide.to_bytes().unwrap_or_default());
                write(&out.join(format!("{language}.library")), &compiled.library.to_bytes().unwrap_or_default());
                let details = Details::new(&compiled.library);
                write(&out.join(format!("{language}.details")), &details.to_bytes().unwrap_or_default());
            }
            Err(found) => problems.extend(found.iter().map(|p| format!("assets/dataset/{p}"))),
        }
        let _ = writeln!(table, "    Language {{ tag: {language:?}, guide: include_bytes!(\"{language}.guide\"),");
        for part in &PARTS {
            let _ =
                writeln!(table, "#[cfg({})] words: include_bytes!(\"{language}.{}.words\"),", part.holder, part.name);
        }
        let _ = writeln!(
            table,
            "#[cfg(not(target_arch = \"wasm32\"))] long: Long {{ library: include_bytes!(\"{language}.library\"), \
             details: include_bytes!(\"{language}.details\") }} }},"
        );
    }
    table.push_str("];\n");
    if !problems.is_empty() {
        eprintln!("\nThe content has {} problem(s):\n\n{}\n", problems.len(), problems.join("\n"));
        process::exit(1);
    }
    println!("cargo::rerun-if-changed={}", root.join("assets/pictures").display());
    let figures: Result<Vec<String>, String> =
        FIGURES.iter().map(|(name, file)| figure(name, &root.join("assets/pictures").join(file))).collect();
    match figures {
        Ok(figures) => write(&out.join("figures.rs"), figures.concat().as_bytes()),
        Err(problem) => {
            eprintln!("\n{problem}\n");
            process::exit(1);
        }
    }
    write(&out.join("languages.rs"), table.as_bytes());
    write(&out.join("messages.rs"), messages(&order.unwrap_or_default()).as_bytes());
    write(&out.join("ids.rs"), constants.as_bytes());
}

/// One file of words, and who gets it. Each holder gets the words of the parts before its own too, and none after.
struct Part {
    name: &'static str,
    /// What follows the language in the name of the file.
    ending: &'static str,
    /// Which build holds the words up to this part.
    holder: &'static str,
    /// Which builds may name its messages.
    readers: &'static str,
}

const PARTS: [Part; 3] = [
    Part {
        name: "app",
        ending: "",
        holder: "all(target_arch = \"wasm32\", not(feature = \"extras\"))",
        readers: "all()",
    },
    Part {
        name: "extras",
        ending: ".extras",
        holder: "all(target_arch = \"wasm32\", feature = \"extras\")",
        readers: "any(not(target_arch = \"wasm32\"), feature = \"extras\")",
    },
    Part {
        name: "pages",
        ending: ".pages",
        holder: "not(target_arch = \"wasm32\")",
        readers: "not(target_arch = \"wasm32\")",
    },
];

/// The words of a language, part by part, each with all that come before it.
fn words(locales: &Path, language: &str, order: Option<&[Vec<String>]>) -> Result<Vec<Compiled>, Vec<String>> {
    let mut all = Vec::new();
    let mut text = String::new();
    for (place, part) in PARTS.iter().enumerate() {
        let file = format!("{language}{}.ftl", part.ending);
        // A part may name messages of those before it, but not the other way round: they are right by now, so that what is
        // wrong is in this file.
        let before = text.lines().count();
        text.push_str(&fs::read_to_string(locales.join(&file)).unwrap_or_default());
        text.push('\n');
        let found = legcheck_messages::compile(language, &text, order.map(|order| order[place].as_slice()));
        all.push(found.map_err(|problems| {
            let here = |problem: &legcheck_messages::Problem| {
                let line = problem.line.saturating_sub(before).max(1);
                format!("assets/locales/{file}:{line}: {}\n  hint: {}", problem.message, problem.hint)
            };
            problems.iter().map(here).collect::<Vec<_>>()
        })?);
    }
    Ok(all)
}

/// One constant per message, named after its id. A build has none for the words it does not hold, so that it cannot name
/// what it does not get.
fn messages(parts: &[Vec<String>]) -> String {
    let mut out = String::new();
    let mut begin = 0;
    for (part, ids) in PARTS.iter().zip(parts) {
        for (place, id) in ids.iter().enumerate().skip(begin) {
            let name = constant(id);
            let _ = writeln!(
                out,
                "/// `{id}` of the Fluent files.\n#[cfg({})]\npub(crate) const {name}: Message = Message({place});",
                part.readers
            );
        }
        begin = ids.len();
    }
    out
}

/// One constant per id that code may name: findings and choices by their place, so that nothing is looked up at run time.
/// A translation has the same places, since it holds words only.
fn ids(guide: &Guide) -> String {
    let mut out = String::from("/// Findings, by id.\npub mod finding {\n    use super::FindingIx;\n");
    for (place, finding) in guide.findings.iter().enumerate() {
        let _ = writeln!(out, "    pub const {}: FindingIx = FindingIx({place});", constant(&finding.id));
    }
    out.push_str("}\n/// Choices of each finding, by id.\npub mod choice {\n");
    for finding in guide.finding_indexes() {
        let module = constant(&guide.findings[finding.at()].id).to_lowercase();
        let _ = writeln!(out, "    pub mod r#{module} {{\n        use super::super::ChoiceIx;");
        for choice in guide.choices_of(finding) {
            let name = constant(&guide.choices[choice.at()].id);
            let _ = writeln!(out, "        pub const {name}: ChoiceIx = ChoiceIx({});", choice.0);
        }
        out.push_str("    }\n");
    }
    out.push_str("}\n/// Pages of several findings, by id: their places in `Plan::groups`.\npub mod page {\n");
    for (place, group) in guide.plan.groups.iter().enumerate() {
        let _ = writeln!(out, "    pub const {}: usize = {place};", constant(&group.id));
    }
    out.push_str("}\n/// Values of `Finding::group`.\npub mod group {\n");
    let groups: BTreeSet<&str> = guide.findings.iter().map(|finding| finding.group.as_str()).collect();
    for group in groups {
        let _ = writeln!(out, "    pub const {}: &str = {group:?};", constant(group));
    }
    out.push_str("}\n");
    out
}

/// An id as the name of a constant.
fn constant(id: &str) -> String {
    let name = id.replace('-', "_").to_uppercase();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// The body pictures: name of the constant, and file.
const FIGURES: [(&str, &str); 2] = [("ADULT", "body-adult.svg"), ("CHILD", "body-child.svg")];

/// The shapes of a body picture as a constant: the outline, and each place by its id.
fn figure(name: &str, file: &Path) -> Result<String, String> {
    let wrong =
        |what: String| format!("assets/pictures/{}: {what}", file.file_name().unwrap_or_default().to_string_lossy());
    let text = fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
    let drawing = roxmltree::Document::parse(&text).map_err(|error| wrong(error.to_string()))?;
    let root = drawing.root_element();
    let view_box = root.attribute("viewBox").ok_or_else(|| wrong("it has no viewBox: give it one".to_owned()))?;
    let paths = || root.descendants().filter(|node| node.has_tag_name("path"));
    let shape = |node: &roxmltree::Node<'_, '_>| node.attribute("d").unwrap_or_default().to_owned();
    let places: Vec<(&str, String, (i32, i32))> = paths()
        .filter_map(|node| Some((node.attribute("data-region")?, shape(&node), shapes::middle(&shape(&node)))))
        .collect();
    let outline: Vec<String> =
        paths().filter(|node| !node.has_attribute("data-region")).map(|node| shape(&node)).collect();
    if places.is_empty() || outline.is_empty() {
        return Err(wrong("it needs paths with `data-region`, and an outline without".to_owned()));
    }
    Ok(format!(
        "pub static {name}: Figure = Figure {{ view_box: {view_box:?}, outline: {:?}, places: &{places:?} }};\n",
        outline.concat()
    ))
}

/// Pictures that a choice names and no file holds.
fn missing_pictures(guide: &Guide, folder: &Path) -> Vec<String> {
    let named = guide.choices.iter().filter_map(|choice| choice.picture.as_ref());
    let missing = named.filter(|name| !folder.join(format!("{name}.svg")).is_file());
    missing.map(|name| format!("assets/dataset/findings: there is no picture {name:?}: draw assets/pictures/{name}.svg, or take the name out")).collect()
}

fn read_folder(folder: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(&next).into_iter().flatten().flatten().map(|e| e.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if let (Ok(name), Ok(text)) = (path.strip_prefix(folder), fs::read_to_string(&path)) {
                let name = name.to_string_lossy().replace('\\', "/");
                if name.ends_with(".toml") || name.ends_with(".ftl") {
                    files.push(SourceFile { name, text });
                }
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn write(path: &Path, bytes: &[u8]) {
    if let Err(error) = fs::write(path, bytes) {
        eprintln!("cannot write {}: {error}", path.display());
        process::exit(1);
    }
}

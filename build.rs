//! Compiles the content: `assets/dataset/` and `assets/locales/` to compact bytes that the app holds, and one
//! constant per message of the screens. A faulty file stops the build with file, line and what to do.

use legcheck_engine::authoring::{compile_translated, SourceFile};
use legcheck_engine::dataset::Details;
use legcheck_words::Compiled;
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
    write(&out.join("languages.rs"), table.as_bytes());
    write(&out.join("messages.rs"), messages(&order.unwrap_or_default()).as_bytes());
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
        holder: "all(target_arch = \"wasm32\", not(feature = \"result\"))",
        readers: "all()",
    },
    Part {
        name: "result",
        ending: ".result",
        holder: "all(target_arch = \"wasm32\", feature = \"result\")",
        readers: "any(not(target_arch = \"wasm32\"), feature = \"result\")",
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
        let found = legcheck_words::compile(language, &text, order.map(|order| order[place].as_slice()));
        all.push(found.map_err(|problems| {
            let here = |problem: &String| {
                let (line, what) = problem.split_once(':').unwrap_or(("", problem));
                let line = line.parse().unwrap_or(0_usize).saturating_sub(before).max(1);
                format!("assets/locales/{file}:{line}:{what}")
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
            let name = id.replace('-', "_").to_uppercase();
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

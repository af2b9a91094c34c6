//! Compiles the content: `assets/dataset/` and `assets/locales/` to compact bytes that the app holds, and one
//! constant per message of the screens. A faulty file stops the build with file, line and what to do.

use legcheck_engine::authoring::{compile_translated, SourceFile};
use legcheck_engine::dataset::Details;
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
        .filter_map(|f| f.name.strip_suffix(".ftl").filter(|n| !n.contains('/')).map(str::to_owned))
        .collect();
    languages.sort_by_key(|l| (l != FIRST, l.clone()));

    let mut order: Option<Vec<String>> = None;
    let mut table = String::from("/// Every language, the first one first.\npub static LANGUAGES: &[Language] = &[\n");
    for language in &languages {
        let name = format!("{language}.ftl");
        let text = fs::read_to_string(locales.join(&name)).unwrap_or_default();
        match legcheck_words::compile(language, &text, order.as_deref()) {
            Ok(compiled) => {
                write(&out.join(format!("{language}.words")), &compiled.to_bytes().unwrap_or_default());
                order.get_or_insert(compiled.ids);
            }
            Err(found) => problems.extend(found.iter().map(|p| format!("assets/locales/{name}:{p}"))),
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
        let _ = writeln!(
            table,
            "    Language {{ tag: {language:?}, words: include_bytes!(\"{language}.words\"), guide: include_bytes!(\"{language}.guide\"), \
             #[cfg(not(target_arch = \"wasm32\"))] long: Long {{ library: include_bytes!(\"{language}.library\"), details: include_bytes!(\"{language}.details\") }} }},"
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

/// One constant per message, named after its id.
fn messages(ids: &[String]) -> String {
    let mut out = String::new();
    for (place, id) in ids.iter().enumerate() {
        let name = id.replace('-', "_").to_uppercase();
        let _ = writeln!(out, "/// `{id}` of the Fluent files.\npub(crate) const {name}: Message = Message({place});");
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

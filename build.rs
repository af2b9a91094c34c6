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

    let mut order: Option<Order> = None;
    let mut table = String::from("/// Every language, the first one first.\npub static LANGUAGES: &[Language] = &[\n");
    for language in &languages {
        match words(&locales, language, order.as_ref()) {
            Ok((app, whole)) => {
                write(&out.join(format!("{language}.app.words")), &app.to_bytes().unwrap_or_default());
                write(&out.join(format!("{language}.words")), &whole.to_bytes().unwrap_or_default());
                order.get_or_insert(Order { app: app.ids, whole: whole.ids });
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
        let _ = writeln!(
            table,
            "    Language {{ tag: {language:?}, guide: include_bytes!(\"{language}.guide\"), \
             #[cfg(target_arch = \"wasm32\")] words: include_bytes!(\"{language}.app.words\"), \
             #[cfg(not(target_arch = \"wasm32\"))] words: include_bytes!(\"{language}.words\"), \
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

/// The messages of the first language, which every other one has too.
#[derive(Default)]
struct Order {
    /// What the app says.
    app: Vec<String>,
    /// The same, and after it what the pages say that are only read.
    whole: Vec<String>,
}

/// The words of a language: what the app says, which is all that the browser gets, and those of the pages with them.
fn words(locales: &Path, language: &str, order: Option<&Order>) -> Result<(Compiled, Compiled), Vec<String>> {
    let read = |name: &str| fs::read_to_string(locales.join(name)).unwrap_or_default();
    let (app_file, pages_file) = (format!("{language}.ftl"), format!("{language}.pages.ftl"));
    let app_text = read(&app_file);
    let app = legcheck_words::compile(language, &app_text, order.map(|o| o.app.as_slice()))
        .map_err(|found| found.iter().map(|p| format!("assets/locales/{app_file}:{p}")).collect::<Vec<_>>())?;
    // The pages may name messages of the app, but not the other way round.
    let text = format!("{app_text}\n{}", read(&pages_file));
    let before = app_text.lines().count() + 1;
    // The app's own messages are right by now, so what is wrong is in the pages' file.
    let place = |problem: &String| {
        let (line, what) = problem.split_once(':').unwrap_or(("", problem));
        let line = line.parse().unwrap_or(0_usize).saturating_sub(before).max(1);
        format!("assets/locales/{pages_file}:{line}:{what}")
    };
    let whole = legcheck_words::compile(language, &text, order.map(|o| o.whole.as_slice()))
        .map_err(|found| found.iter().map(place).collect::<Vec<_>>())?;
    Ok((app, whole))
}

/// One constant per message, named after its id. Those of the pages are none for the browser, so that the app cannot
/// name what it does not get.
fn messages(ids: &Order) -> String {
    let mut out = String::new();
    for (place, id) in ids.whole.iter().enumerate() {
        let name = id.replace('-', "_").to_uppercase();
        if place >= ids.app.len() {
            out.push_str("#[cfg(not(target_arch = \"wasm32\"))]\n");
        }
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

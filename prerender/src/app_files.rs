//! The files of the app, and what every page carries within itself.

use crate::files::{self, Written};
use crate::{names, page, shrink};
use std::path::Path;
use std::{env, fs, io};

/// What pages name or carry.
#[derive(Clone, Debug)]
pub struct AppFiles {
    /// The glue of wasm-bindgen and our starter, as one module.
    pub script: Written,
    /// The app.
    pub wasm: Written,
    /// The details of the result.
    pub details: Written,
    /// The script that keeps the guide for use without a network.
    pub offline: Written,
    /// What pages offer beside their content.
    pub offers: Written,
    /// Name of the icon.
    pub icon: String,
    /// The styles of the first question, which pages carry: a page must not wait for a second file before it can be read.
    pub style: String,
    /// The styles of results and of pages that are read, which those pages carry too.
    pub result_style: String,
    /// The same as a file: the first question has it fetched once the page is drawn.
    pub result_file: Written,
    /// The styles of paper.
    pub print_file: Written,
    /// The starter script, which pages carry.
    pub boot: String,
}

impl AppFiles {
    /// Writes the files of the app anew from what Trunk built.
    ///
    /// # Errors
    /// When a file is missing or not as expected.
    pub fn write(site: &Path, source: &Path) -> io::Result<Self> {
        let glue = text(files::take(site, ".js")?)?;
        // The starter is appended to the glue and calls it by these names.
        for name in ["async function __wbg_init(", "function load(", "function draw("] {
            if !glue.contains(name) {
                return Err(wrong(&format!("the glue of wasm-bindgen has no `{name}`; adapt assets/start.js to it")));
            }
        }
        let wasm = files::take(site, ".wasm")?;
        let (wasm, glue) = names::shorten(&wasm, &glue).unwrap_or((wasm, glue));
        let script = format!("{glue}\n{}", fs::read_to_string(source.join("assets/start.js"))?);
        let sheet = |name: &str| -> io::Result<String> {
            Ok(shrink::css(&fs::read_to_string(source.join(format!("assets/styles/{name}.css")))?))
        };
        let own = |name: &str| -> io::Result<String> {
            Ok(shrink::js(&fs::read_to_string(source.join("assets").join(name))?))
        };
        let result_style = sheet("result")?;
        let details = legcheck::content::details_by_language().next();
        let (_, details) = details.ok_or_else(|| wrong("there is no language"))?;
        let icon = files::find(site, ".svg")?;
        Ok(Self {
            script: files::write(site, "app", "js", shrink::js(&script).as_bytes())?,
            wasm: files::write(site, "app", "wasm", &wasm)?,
            details: files::write(site, "details", "bin", details)?,
            offline: files::write(site, "offline", "js", own("offline.js")?.as_bytes())?,
            offers: files::write(site, "offers", "html", page::offers().as_bytes())?,
            icon: icon.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            style: sheet("tokens")? + &sheet("main")?,
            result_file: files::write(site, "result", "css", result_style.as_bytes())?,
            result_style,
            print_file: files::write(site, "print", "css", sheet("print")?.as_bytes())?,
            boot: own("boot.js")?,
        })
    }
}

/// Whether this is a build to work on, whose server adds a script of its own.
pub fn is_debug() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug")
}

fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|_| wrong("the glue of wasm-bindgen is no text"))
}

fn wrong(text: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, text)
}

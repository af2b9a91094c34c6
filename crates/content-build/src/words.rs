//! The words of the screens, in three parts that different builds hold.

use crate::constant::constant;
use crate::outputs::Build;
use legcheck_engine::authoring::SourceFile;
use std::fmt::Write as _;

/// One file of words, and who gets it. Each holder gets the words of the parts before its own too, and none after.
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// What follows the language in the name of the file.
    ending: &'static str,
    /// Which builds may name its messages.
    readers: &'static str,
}

impl Part {
    /// The name of the file of a language.
    pub fn file(&self, language: &str) -> String {
        format!("{language}{}.ftl", self.ending)
    }
}

/// All parts, in order.
pub const PARTS: [Part; 3] = [
    Part { name: "app", ending: "", readers: "all()" },
    Part { name: "extras", ending: ".extras", readers: "any(not(target_arch = \"wasm32\"), feature = \"extras\")" },
    Part { name: "pages", ending: ".pages", readers: "not(target_arch = \"wasm32\")" },
];

/// Ids of the messages up to each part, in the order of their table.
pub type Order = Vec<Vec<String>>;

/// Compiles the words of a language, part by part, each with all that come before it. A translation has the order of the
/// first language. `None` after a problem.
pub fn compile(
    build: &mut Build,
    language: &str,
    files: &[SourceFile],
    order: Option<&[Vec<String>]>,
) -> Option<Order> {
    let mut ids = Order::new();
    let mut text = String::new();
    for (at, part) in PARTS.iter().enumerate() {
        let name = part.file(language);
        let path = format!("locales/{name}");
        let Some(file) = files.iter().find(|file| file.name == name) else {
            build.problem(&path, 1, "the file is missing", "every language has three files of words");
            return None;
        };
        // A part may name messages of those before it, but not the other way round: they are right by now, so that what is
        // wrong is in this file.
        let before = text.lines().count();
        text.push_str(&file.text);
        text.push('\n');
        match legcheck_messages::compile(language, &text, order.map(|order| order[at].as_slice())) {
            Ok(compiled) => {
                build.packed(&format!("{language}.{}.words", part.name), compiled.to_bytes());
                ids.push(compiled.ids);
            }
            Err(problems) => {
                for problem in problems {
                    let line = problem.line.saturating_sub(before).max(1);
                    build.problem(&path, line, problem.message, problem.hint);
                }
                return None;
            }
        }
    }
    Some(ids)
}

/// One Rust constant per message, named after its id. A build has none for the words it does not hold, so that it cannot
/// name what it does not get.
pub fn constants(order: &[Vec<String>]) -> String {
    let mut out = String::new();
    let mut begin = 0;
    for (part, ids) in PARTS.iter().zip(order) {
        for (place, id) in ids.iter().enumerate().skip(begin) {
            let name = constant(id);
            // Writing to a text never fails.
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

//! Shortens the names shared by a wasm module and its JS bindings. Those of wasm-bindgen are long and end in hashes,
//! which do not compress; nothing else refers to them.

use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, ImportSectionReader, Parser};

/// Names up to this length are kept.
const SHORT: usize = 8;

/// Shortens the names in a module and its bindings. Returns `None`, for no change, if the module is malformed.
pub fn shorten(wasm: &[u8], bindings: &str) -> Option<(Vec<u8>, String)> {
    let mut names = Names { bindings: bindings.to_owned(), short: BTreeMap::new() };
    let mut module = Module::new();
    names.parse_core_module(&mut module, Parser::new(0), wasm).ok()?;
    Some((module.finish(), names.bindings))
}

/// The bindings, and the short names so far.
struct Names {
    bindings: String,
    /// By what they replace in the bindings.
    short: BTreeMap<String, String>,
}

impl Names {
    /// Shortens a name if the bindings hold it between these texts; else keeps it.
    fn shorten(&mut self, before: &str, name: &str, after: &str) -> String {
        let long = [before, name, after].concat();
        if let Some(short) = self.short.get(&long) {
            return short.clone();
        }
        let short = format!("${}", to_letters(self.short.len()));
        let bindings = replace_whole(&self.bindings, &long, &[before, &short, after].concat());
        if name.len() <= SHORT || bindings == self.bindings {
            return name.to_owned();
        }
        self.bindings = bindings;
        self.short.insert(long, short.clone());
        short
    }
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_import_section(&mut self, to: &mut ImportSection, from: ImportSectionReader<'_>) -> Result<(), Error> {
        for import in from.into_imports() {
            let import = import?;
            let module = self.shorten("\"", import.module, "\"");
            let name = self.shorten("", import.name, ": ");
            to.import(&module, &name, self.entity_type(import.ty)?);
        }
        Ok(())
    }

    fn parse_export(&mut self, to: &mut ExportSection, export: Export<'_>) -> Result<(), Error> {
        let name = self.shorten("wasm.", export.name, "");
        to.export(&name, self.export_kind(export.kind)?, export.index);
        Ok(())
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// Replaces a text unless it is the start of a longer name.
fn replace_whole(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let end = at + from.len();
        let goes_on = from.ends_with(is_name) && rest[end..].starts_with(is_name);
        out.push_str(&rest[..at]);
        out.push_str(if goes_on { from } else { to });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// A number in base 26, as lower-case letters: a, b, ... z, ba, bb, ...
fn to_letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return letters.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, TypeSection};

    /// A module with functions imported from `from`, the first of them exported under these names.
    fn module(from: &str, imported: &[&str], exported: &[&str]) -> Vec<u8> {
        let (mut types, mut imports, mut exports) = (TypeSection::new(), ImportSection::new(), ExportSection::new());
        types.ty().function([], []);
        for name in imported {
            imports.import(from, name, EntityType::Function(0));
        }
        for name in exported {
            exports.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        module.finish()
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let wasm = module(
            "./legcheck-web_bg.js",
            &["__wbg_focus_0123456789abcdef", "__wbg_blur_0123456789abcdef"],
            &["memory", "invoke__h0123"],
        );
        let bindings = "const a = { __wbg_focus_0123456789abcdef: f, __wbg_blur_0123456789abcdef: g };\n\
                    return { \"./legcheck-web_bg.js\": a };\nwasm.invoke__h0123(1);\nmake(wasm.invoke__h0123);\nwasm.memory.buffer;";
        let (short, bindings) = shorten(&wasm, bindings).unwrap();
        assert_eq!(short, module("$a", &["$b", "$c"], &["memory", "$d"]));
        assert_eq!(
            bindings,
            "const a = { $b: f, $c: g };\nreturn { \"$a\": a };\nwasm.$d(1);\nmake(wasm.$d);\nwasm.memory.buffer;"
        );
    }

    #[test]
    fn names_that_the_bindings_do_not_hold_stay() {
        let wasm = module("./legcheck-web_bg.js", &["__wbg_focus_0123456789abcdef"], &["invoke__h0123"]);
        assert_eq!(shorten(&wasm, "nothing"), Some((wasm, "nothing".to_owned())));
    }

    #[test]
    fn a_malformed_module_is_left_alone() {
        assert_eq!(shorten(b"\0asm\x01\0\0\0\x02\x7f", ""), None);
        assert_eq!(shorten(b"", ""), None);
    }

    #[test]
    fn a_name_within_a_longer_one_stays() {
        assert_eq!(
            replace_whole("wasm.free(1); wasm.free2(1); wasm.free", "wasm.free", "wasm.$a"),
            "wasm.$a(1); wasm.free2(1); wasm.$a"
        );
    }

    #[test]
    fn numbers_become_letters() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(to_letters), ["a", "z", "ba", "bb", "baz", "bba"].map(str::to_owned));
    }
}

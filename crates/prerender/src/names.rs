//! Shortens the names shared by a wasm module and its JS bindings. Those of wasm-bindgen are long and end in hashes,
//! which do not compress; nothing else refers to them.

use crate::wasm::{self, Reader, write_number, write_text};

/// Names up to this length are kept.
const SHORT: usize = 8;

/// Shortens the names in a module and its bindings. Returns `None`, for no change, if the module holds anything
/// unknown.
pub fn shorten(wasm: &[u8], bindings: &str) -> Option<(Vec<u8>, String)> {
    let mut names = Names { bindings: bindings.to_owned(), count: 0 };
    let wasm = wasm::map_sections(wasm, |id, section| match id {
        IMPORTS => imports(section, &mut names),
        EXPORTS => exports(section, &mut names),
        _ => Some(section.to_vec()),
    })?;
    Some((wasm, names.bindings))
}

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;

fn imports(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut rest = Reader::new(section);
    let mut out = Vec::new();
    let mut module = None;
    let count = rest.number()?;
    write_number(&mut out, count);
    for _ in 0..count {
        let from = rest.text()?;
        // All imports come from one module, the bindings.
        let (known, short) = module.get_or_insert_with(|| (from, names.quoted(from)));
        let short = if *known == from { short.clone() } else { return None };
        write_text(&mut out, &short);
        write_text(&mut out, &names.property(rest.text()?));
        // wasm-bindgen only imports functions.
        if rest.byte()? != FUNCTION {
            return None;
        }
        out.push(FUNCTION);
        write_number(&mut out, rest.number()?);
    }
    Some(out)
}

fn exports(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut rest = Reader::new(section);
    let mut out = Vec::new();
    let count = rest.number()?;
    write_number(&mut out, count);
    for _ in 0..count {
        write_text(&mut out, &names.member(rest.text()?));
        out.push(rest.byte()?);
        write_number(&mut out, rest.number()?);
    }
    Some(out)
}

/// The bindings, and the number of short names so far.
struct Names {
    bindings: String,
    count: usize,
}

impl Names {
    /// Shortens a name in quotes.
    fn quoted(&mut self, name: &str) -> String {
        self.replace(name, &format!("\"{name}\""), |short| format!("\"{short}\""))
    }

    /// Shortens the name of a function that the bindings provide.
    fn property(&mut self, name: &str) -> String {
        self.replace(name, &format!("{name}: "), |short| format!("{short}: "))
    }

    /// Shortens the name of an export that the bindings use.
    fn member(&mut self, name: &str) -> String {
        self.replace(name, &format!("wasm.{name}"), |short| format!("wasm.{short}"))
    }

    /// Shortens a name if the bindings hold it in this form; else keeps it.
    fn replace(&mut self, name: &str, form: &str, with: impl Fn(&str) -> String) -> String {
        let short = format!("${}", to_letters(self.count));
        let bindings = replace_whole(&self.bindings, form, &with(&short));
        if name.len() <= SHORT || bindings == self.bindings {
            return name.to_owned();
        }
        self.count += 1;
        self.bindings = bindings;
        short
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

    /// A module with one import and these exports, all of function 0.
    fn module(from: &str, import: &str, kind: u8, exported: &[&str]) -> Vec<u8> {
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        let mut section = vec![1];
        write_text(&mut section, from);
        write_text(&mut section, import);
        section.extend([kind, 0]);
        out.push(IMPORTS);
        write_number(&mut out, section.len() as u64);
        out.extend(section);
        let mut section = Vec::new();
        write_number(&mut section, exported.len() as u64);
        for name in exported {
            write_text(&mut section, name);
            section.extend([FUNCTION, 0]);
        }
        out.push(EXPORTS);
        write_number(&mut out, section.len() as u64);
        out.extend(section);
        out
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let wasm =
            module("./legcheck-web_bg.js", "__wbg_focus_0123456789abcdef", FUNCTION, &["memory", "invoke__h0123"]);
        let bindings = "const a = { __wbg_focus_0123456789abcdef: f };\n\
                    return { \"./legcheck-web_bg.js\": a };\nwasm.invoke__h0123(1);\nmake(wasm.invoke__h0123);\nwasm.memory.buffer;";
        let (short, bindings) = shorten(&wasm, bindings).unwrap();
        assert_eq!(short, module("$a", "$b", FUNCTION, &["memory", "$c"]));
        assert_eq!(
            bindings,
            "const a = { $b: f };\nreturn { \"$a\": a };\nwasm.$c(1);\nmake(wasm.$c);\nwasm.memory.buffer;"
        );
    }

    #[test]
    fn names_that_the_bindings_do_not_hold_stay() {
        let wasm = module("./legcheck-web_bg.js", "__wbg_focus_0123456789abcdef", FUNCTION, &["invoke__h0123"]);
        assert_eq!(shorten(&wasm, "nothing"), Some((wasm, "nothing".to_owned())));
    }

    #[test]
    fn what_is_not_known_is_left_alone() {
        assert_eq!(shorten(&module("./legcheck-web_bg.js", "table", 1, &[]), ""), None);
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

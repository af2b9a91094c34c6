//! Finding names in the sources.

use super::sources::Source;
use super::table::{Kind, Row};
use std::collections::BTreeSet;

/// The messages of this guide alone; other names of this form are keys of a storage.
const MESSAGES: [&str; 3] = ["legcheck.height", "legcheck.step", "legcheck.result"];

/// Every name that a source uses.
pub fn used(source: &Source) -> BTreeSet<(Kind, String)> {
    let code = &source.code;
    let mut found: BTreeSet<(Kind, String)> =
        attributes(source).into_iter().map(|name| (Kind::Attribute, name)).collect();
    for literal in after(code, "\"", is_dotted) {
        let kind = match literal.split_once('.') {
            Some((_, "")) | None => continue,
            Some(("legcheck", _)) if !MESSAGES.contains(&literal) => Kind::Storage,
            Some(("legcheck" | "status" | "ui" | "sdc", _)) => Kind::Message,
            Some(_) => continue,
        };
        found.insert((kind, literal.to_owned()));
    }
    // What is built is named in the same way.
    if source.who != "prerender" {
        let events = after(code, "\"", is_kebab).filter(|name| name.len() > 9 && name.starts_with("legcheck-"));
        found.extend(events.map(|name| (Kind::Event, name.to_owned())));
    }
    for open in ["name=", "name=\"", "name=\\\""] {
        let metas = after(code, open, is_kebab).filter(|name| name.starts_with("legcheck-"));
        found.extend(metas.map(|name| (Kind::Meta, name.to_owned())));
    }
    found.extend(requests(source).into_iter().map(|name| (Kind::Worker, name)));
    found
}

/// Whether a source uses the name of a row in any form.
pub fn mentions(source: &Source, row: &Row) -> bool {
    let bare = row.name.trim_start_matches("data-").trim_start_matches("legcheck-");
    match &row.literal {
        Some(literal) => source.code.contains(literal.as_str()),
        None => {
            used(source).contains(&(row.kind, row.name.clone()))
                || source.code.contains(&format!("\"{bare}\""))
                || source.code.contains(&format!("files.{}", property_of(bare)))
                || (row.kind == Kind::Name && source.code.contains(&row.name))
        }
    }
}

/// The values that a source gives an attribute or looks for: `data-a="b"`, `[data-a=b]`.
pub fn values(source: &Source) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for name in attributes(source) {
        for open in [format!("{name}=\""), format!("{name}=")] {
            let found = after(&source.code, &open, is_kebab).filter(|value| !value.is_empty());
            values.extend(found.map(|value| (name.clone(), value.to_owned())));
        }
    }
    values
}

/// Whether a value appears in a source.
pub fn holds_value(source: &Source, value: &str) -> bool {
    [format!("\"{value}\""), format!("={value}]"), format!("-{value}\""), format!("{value}:"), format!("{value},")]
        .iter()
        .any(|form| source.code.contains(form.as_str()))
}

/// What follows each `open`, as long as `is_part` holds.
fn after<'a>(code: &'a str, open: &str, is_part: fn(char) -> bool) -> impl Iterator<Item = &'a str> {
    code.match_indices(open).map(move |(at, open)| {
        let rest = &code[at + open.len()..];
        &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())]
    })
}

fn is_kebab(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

fn is_dotted(c: char) -> bool {
    is_kebab(c) || c == '.'
}

fn attributes(source: &Source) -> BTreeSet<String> {
    let code = &source.code;
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("data-") {
        let is_whole = !code[..at].ends_with(|c: char| is_kebab(c) || c == '.' || c == '_');
        let name = after(&code[at..], "data-", is_kebab).next().unwrap_or_default();
        if is_whole && !name.is_empty() {
            found.insert(format!("data-{name}"));
        }
    }
    for line in code.lines().filter(|_| source.path.ends_with(".js")) {
        found.extend(after(line, "dataset.", |c| c.is_ascii_alphanumeric()).map(attribute_of));
        found.extend(destructured(line).into_iter().map(attribute_of));
    }
    found
}

/// The properties in `const { a, b: c, d = "" } = element.dataset;`.
fn destructured(line: &str) -> Vec<&str> {
    let inside = line.trim_end().strip_suffix(".dataset;").and_then(|line| line.rsplit_once("} = "));
    let Some((_, names)) = inside.and_then(|(inside, _)| inside.rsplit_once('{')) else { return Vec::new() };
    names.split(',').filter_map(|name| name.trim().split([':', ' ']).next()).collect()
}

/// The attribute of a property of `dataset`.
fn attribute_of(property: &str) -> String {
    let mut name = "data-".to_owned();
    for c in property.chars() {
        if c.is_ascii_uppercase() {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// The property of `dataset` for an attribute without its `data-`.
fn property_of(bare: &str) -> String {
    let mut words = bare.split('-');
    let mut property = words.next().unwrap_or_default().to_owned();
    for word in words {
        property.extend(word.chars().take(1).map(|c| c.to_ascii_uppercase()));
        property.extend(word.chars().skip(1));
    }
    property
}

/// What a script asks the worker, or what the worker answers to.
fn requests(source: &Source) -> Vec<String> {
    let code = &source.code;
    let mut found = Vec::new();
    if source.path.ends_with("frame.js") {
        return found;
    }
    for (at, _) in code.match_indices("ask(") {
        let asked = code[at..].split(')').next().and_then(|inside| inside.split_once(", \"")?.1.split_once('"'));
        found.extend(asked.map(|(name, _)| name.to_owned()));
    }
    let answers = code.split_once("const REQUESTS = {\n").and_then(|(_, rest)| rest.split_once("\n};"));
    for line in answers.map_or("", |(inside, _)| inside).lines() {
        let key =
            line.strip_prefix("  ").filter(|line| !line.starts_with([' ', '}'])).and_then(|line| line.split_once(':'));
        found.extend(key.map(|(name, _)| name.trim_matches('"').to_owned()));
    }
    found
}

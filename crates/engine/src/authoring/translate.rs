//! Replacing words of the first language by those of a translation.
//!
//! A translated file has the name of the file it translates and only ids and words. Tables in lists are matched by
//! their `id` if they have one, else by position. Ids, conditions and numbers cannot be changed this way.

use super::SourceFile;
use super::reader::{Node, Reader, Value};

/// Files with ids and no words.
const WITHOUT_WORDS: &[&str] = &["body-map.toml", "follow-up.toml"];

const NOT_WORDS: &[&str] = &[
    "id",
    "when",
    "literal",
    "ask-if",
    "members",
    "left-out",
    "group",
    "answer",
    "level",
    "source",
    "strength",
    "measure",
    "look-for",
    "speaks-against",
    "for-a",
    "for-b",
    "any",
    "with",
    "new-sign",
    "kind",
    "otherwise",
    "changed",
];

/// Replaces words of `roots` by those of `translation`.
pub fn lay_over(reader: &mut Reader, roots: &mut [Node], translation: &[SourceFile]) {
    for file in translation {
        let Some(words) = reader.parse(file) else { continue };
        if WITHOUT_WORDS.contains(&file.name.as_str()) {
            reader.problem(&words, "this file has no words to translate", "take it out");
            continue;
        }
        match roots.iter_mut().find(|r| reader.files[r.file] == file.name) {
            Some(root) => lay(reader, root, &words, ""),
            None => {
                reader.problem(&words, "this file translates nothing", "name it after the file whose words it gives")
            }
        }
    }
}

fn lay(reader: &mut Reader, under: &mut Node, over: &Node, key: &str) {
    match (&mut under.value, &over.value) {
        (Value::Table(under), Value::Table(over)) => {
            for (key, words) in over {
                match under.get_mut(key) {
                    Some(node) => lay(reader, node, words, key),
                    None => {
                        reader.problem(words, format!("`{key}` translates nothing"), "take it out, or correct the key")
                    }
                }
            }
        }
        (Value::List(under), Value::List(over)) => {
            for (i, words) in over.iter().enumerate() {
                let place = match id(words) {
                    Some(wanted) => under.iter().position(|n| id(n).as_deref() == Some(&wanted)),
                    None => (i < under.len()).then_some(i),
                };
                match place {
                    Some(place) => lay(reader, &mut under[place], words, key),
                    None => reader.problem(
                        words,
                        format!("this entry of `{key}` translates nothing"),
                        "give it the `id` of an entry of the first language",
                    ),
                }
            }
        }
        (Value::Text(under), Value::Text(over)) if !NOT_WORDS.contains(&key) => under.clone_from(over),
        (Value::Text(under), Value::Text(over)) if under == over => {}
        _ => reader.problem(over, format!("`{key}` cannot be translated"), "a translation holds ids and words only"),
    }
}

fn id(node: &Node) -> Option<String> {
    match &node.value {
        Value::Table(entries) => match entries.get("id").map(|n| &n.value) {
            Some(Value::Text(id)) => Some(id.clone()),
            _ => None,
        },
        _ => None,
    }
}

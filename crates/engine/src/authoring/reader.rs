//! Reading TOML values with their places, collecting problems instead of stopping at the first.

use super::{Problem, SourceFile};
use crate::dataset::index_of;
use legcheck_codec::Unpackable;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of a file, with its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Place in [`Reader::files`].
    pub file: usize,
    /// Line, from 1.
    pub line: usize,
    /// The value.
    pub value: Value,
    /// Keys of this table that somebody asked for; shared by all copies of the node.
    asked: Rc<RefCell<Vec<String>>>,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Value {
    /// A string.
    Text(String),
    /// A number; whole ones too.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(BTreeMap<String, Node>),
}

impl Value {
    fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// The most entries of a list. Indexes have 16 bits and would reach further, but a code that holds a fact for each choice has
/// to stay below 64 kB. The longest list of the guide, its choices, has about 500.
pub const MOST: usize = 4_095;

/// Reads nodes and keeps the problems.
#[derive(Default)]
pub struct Reader {
    /// Names of the files read.
    pub files: Vec<String>,
    /// Problems so far.
    pub problems: Vec<Problem>,
    /// Whether a list is too long. Indexes into it are not right then, so reading has to stop.
    pub is_full: bool,
}

impl Reader {
    /// Parses every file to a node; a file that is no TOML gives its problems and no node.
    pub fn parse_all(&mut self, files: &[SourceFile]) -> Vec<Node> {
        files.iter().filter_map(|f| self.parse(f)).collect()
    }

    /// Parses one file.
    pub fn parse(&mut self, source: &SourceFile) -> Option<Node> {
        let file = self.files.len();
        self.files.push(source.name.clone());
        let lines = Lines::new(&source.text);
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        for error in &errors {
            let line = error.span().map_or(1, |span| lines.at(span.start));
            self.problems.push(Problem {
                file: source.name.clone(),
                line,
                message: format!("this is not TOML: {}", error.message()),
                hint: "correct the line; docs/DATASET.md shows the shape of each file".to_owned(),
            });
        }
        let root = errors.is_empty().then(|| node_of_table(file, &lines, 1, table.get_ref()))?;
        self.unpackable(&root, "");
        Some(root)
    }

    /// Reports each text and number at or below a node that the compact form cannot hold.
    fn unpackable(&mut self, node: &Node, key: &str) {
        match &node.value {
            Value::Text(text) => {
                if Unpackable::of_text(text).is_some() {
                    self.problem(node, format!("`{key}` holds a NUL character"), "take `\\u0000` out");
                }
            }
            Value::Number(number) => match Unpackable::of_float(*number) {
                Some(fault @ Unpackable::Decimals(_)) => {
                    self.problem(node, format!("`{key}`: {fault}"), "round it to four decimals");
                }
                Some(fault) => self.problem(node, format!("`{key}`: {fault}"), "write a number in this range"),
                None => {}
            },
            Value::Flag(_) => {}
            Value::List(items) => items.iter().for_each(|item| self.unpackable(item, key)),
            Value::Table(entries) => entries.iter().for_each(|(key, value)| self.unpackable(value, key)),
        }
    }

    /// The file with this name.
    pub fn file(&mut self, roots: &[Node], name: &str) -> Option<Node> {
        let found = roots.iter().find(|r| self.files[r.file] == name).cloned();
        if found.is_none() && !self.files.iter().any(|f| f == name) {
            self.problems.push(Problem {
                file: name.to_owned(),
                line: 1,
                message: "the file is missing".to_owned(),
                hint: "every dataset needs it; see docs/DATASET.md".to_owned(),
            });
        }
        found
    }

    /// The files in this folder, by name.
    pub fn folder(&self, roots: &[Node], folder: &str) -> Vec<Node> {
        roots.iter().filter(|r| self.files[r.file].starts_with(folder)).cloned().collect()
    }

    /// Adds a problem at a node.
    pub fn problem(&mut self, at: &Node, message: impl Into<String>, hint: impl Into<String>) {
        self.problem_at(at.file, at.line, message, hint);
    }

    /// Adds a problem at a line.
    pub fn problem_at(&mut self, file: usize, line: usize, message: impl Into<String>, hint: impl Into<String>) {
        self.problems.push(Problem {
            file: self.files[file].clone(),
            line,
            message: message.into(),
            hint: hint.into(),
        });
    }

    /// The index of the next entry of a list that has this length. Reports the first entry that has none.
    pub fn index<I: From<u16>>(&mut self, at: &Node, list: &str, length: usize) -> I {
        self.fits(at, list, length);
        index_of(length)
    }

    /// Reports the first entry of a list that has no index, when the list has this length before it.
    pub fn fits(&mut self, at: &Node, list: &str, length: usize) {
        self.grown(at, list, length, length + 1);
    }

    /// Reports a list that has grown beyond its most entries at this node.
    pub fn grown(&mut self, at: &Node, list: &str, before: usize, now: usize) {
        if before <= MOST && MOST < now {
            self.is_full = true;
            self.problem(at, format!("there are more than {MOST} {list}"), "take out what is not needed");
        }
    }

    /// The value of a key, if it is there.
    pub fn get(&mut self, table: &Node, key: &str) -> Option<Node> {
        table.asked.borrow_mut().push(key.to_owned());
        match &table.value {
            Value::Table(entries) => entries.get(key).cloned(),
            _ => None,
        }
    }

    fn need(&mut self, table: &Node, key: &str) -> Option<Node> {
        let found = self.get(table, key);
        if found.is_none() {
            self.problem(table, format!("`{key}` is missing"), format!("add `{key}` to this table"));
        }
        found
    }

    fn wrong(&mut self, node: &Node, key: &str, want: &str) {
        self.problem(node, format!("`{key}` is {}, not {want}", node.value.name()), format!("write {want}"));
    }

    /// A text that must be there and not be empty; an empty one after a problem.
    pub fn text(&mut self, table: &Node, key: &str) -> String {
        self.need(table, key).map(|n| self.as_text(&n, key)).unwrap_or_default()
    }

    /// A text that may be missing.
    pub fn text_or_none(&mut self, table: &Node, key: &str) -> Option<String> {
        self.get(table, key).map(|n| self.as_text(&n, key))
    }

    /// The node of a text that must be there.
    pub fn text_node(&mut self, table: &Node, key: &str) -> Option<Node> {
        let node = self.need(table, key)?;
        self.as_text(&node, key);
        Some(node)
    }

    /// The text of a node.
    pub fn as_text(&mut self, node: &Node, key: &str) -> String {
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => {
                self.problem(
                    node,
                    format!("`{key}` is empty"),
                    "write the words, or take the key out if it may be missing",
                );
                String::new()
            }
            Value::Text(text) => text.clone(),
            _ => {
                self.wrong(node, key, "text");
                String::new()
            }
        }
    }

    /// A list of texts; a missing key is an empty list.
    pub fn texts(&mut self, table: &Node, key: &str) -> Vec<String> {
        self.text_nodes(table, key).into_iter().map(|(text, _)| text).collect()
    }

    /// A list of texts with their nodes; a missing key is an empty list.
    pub fn text_nodes(&mut self, table: &Node, key: &str) -> Vec<(String, Node)> {
        let Some(node) = self.get(table, key) else { return Vec::new() };
        match &node.value {
            Value::List(items) => items.iter().map(|item| (self.as_text(item, key), item.clone())).collect(),
            _ => {
                self.wrong(&node, key, "a list of texts");
                Vec::new()
            }
        }
    }

    /// A list of texts that must hold at least one.
    pub fn some_texts(&mut self, table: &Node, key: &str) -> Vec<String> {
        let texts = self.texts(table, key);
        if texts.is_empty() {
            self.problem(table, format!("`{key}` holds nothing"), format!("give `{key}` at least one text"));
        }
        texts
    }

    /// A number that must be there.
    pub fn float(&mut self, table: &Node, key: &str) -> f64 {
        let Some(node) = self.need(table, key) else { return 0.0 };
        match node.value {
            Value::Number(n) => n,
            _ => {
                self.wrong(&node, key, "a number");
                0.0
            }
        }
    }

    /// A share that must be there: above 0, and 1 at most.
    pub fn share(&mut self, table: &Node, key: &str) -> f64 {
        let share = self.float(table, key);
        if let Some(node) = self.get(table, key) {
            if matches!(node.value, Value::Number(n) if n <= 0.0 || n > 1.0) {
                self.problem(
                    &node,
                    format!("`{key}` is {share}, which is no share"),
                    "write a number above 0, and 1 at most",
                );
            }
        }
        share
    }

    /// A list of numbers that must be there.
    pub fn floats(&mut self, table: &Node, key: &str) -> Vec<f64> {
        let Some(node) = self.need(table, key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.wrong(&node, key, "a list of numbers");
            return Vec::new();
        };
        let mut numbers = Vec::new();
        for item in items {
            match item.value {
                Value::Number(n) => numbers.push(n),
                _ => self.wrong(item, key, "a number"),
            }
        }
        numbers
    }

    /// A whole number from 0 that may be missing.
    pub fn whole_or_none(&mut self, table: &Node, key: &str) -> Option<u16> {
        let node = self.get(table, key)?;
        self.as_whole(&node, key)
    }

    fn as_whole(&mut self, node: &Node, key: &str) -> Option<u16> {
        match node.value {
            Value::Number(n) if n >= 0.0 && n <= f64::from(u16::MAX) && n.fract() == 0.0 => Some(n as u16),
            _ => {
                self.wrong(node, key, "a whole number");
                None
            }
        }
    }

    /// A whole number that must be there, with its node.
    pub fn whole_node(&mut self, table: &Node, key: &str) -> Option<(u16, Node)> {
        let node = self.need(table, key)?;
        Some((self.as_whole(&node, key)?, node))
    }

    /// A list of whole numbers that must hold at least one, with their nodes.
    pub fn wholes(&mut self, table: &Node, key: &str) -> Vec<(u16, Node)> {
        let Some(node) = self.need(table, key) else { return Vec::new() };
        match &node.value {
            Value::List(items) if items.is_empty() => {
                self.problem(
                    &node,
                    format!("`{key}` holds nothing"),
                    format!("give `{key}` at least one whole number"),
                );
                Vec::new()
            }
            Value::List(items) => {
                items.iter().filter_map(|item| Some((self.as_whole(item, key)?, item.clone()))).collect()
            }
            _ => {
                self.wrong(&node, key, "a list of whole numbers");
                Vec::new()
            }
        }
    }

    /// A whole number; a missing one is a problem.
    pub fn whole(&mut self, table: &Node, key: &str) -> u16 {
        if self.get(table, key).is_none() {
            self.problem(table, format!("`{key}` is missing"), "give a whole number");
        }
        self.whole_or_none(table, key).unwrap_or_default()
    }

    /// A flag; a missing key is false.
    pub fn flag(&mut self, table: &Node, key: &str) -> bool {
        let Some(node) = self.get(table, key) else { return false };
        match node.value {
            Value::Flag(flag) => flag,
            _ => {
                self.wrong(&node, key, "true or false");
                false
            }
        }
    }

    /// A table that must be there.
    pub fn table(&mut self, table: &Node, key: &str) -> Option<Node> {
        let node = self.need(table, key)?;
        self.as_table(node, key)
    }

    /// A table that may be missing.
    pub fn table_or_none(&mut self, table: &Node, key: &str) -> Option<Node> {
        let node = self.get(table, key)?;
        self.as_table(node, key)
    }

    fn as_table(&mut self, node: Node, key: &str) -> Option<Node> {
        if matches!(node.value, Value::Table(_)) {
            return Some(node);
        }
        self.wrong(&node, key, "a table");
        None
    }

    /// A list of tables; a missing key is an empty list.
    pub fn tables(&mut self, table: &Node, key: &str) -> Vec<Node> {
        let Some(node) = self.get(table, key) else { return Vec::new() };
        match &node.value {
            Value::List(items) => items.iter().filter_map(|n| self.as_table(n.clone(), key)).collect(),
            _ => {
                self.wrong(&node, key, "a list of tables ([[...]])");
                Vec::new()
            }
        }
    }

    /// The entries of a table, in the order of their lines; all of them count as read.
    pub fn entries(&mut self, table: &Node) -> Vec<(String, Node)> {
        let Value::Table(entries) = &table.value else { return Vec::new() };
        let mut entries: Vec<(String, Node)> = entries.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        entries.sort_by_key(|(_, node)| node.line);
        table.asked.borrow_mut().extend(entries.iter().map(|(k, _)| k.clone()));
        entries
    }

    /// Counts everything below a node as read: what stands there was reported as misplaced already.
    pub fn pass_over(&mut self, node: &Node) {
        match &node.value {
            Value::List(items) => items.iter().for_each(|n| self.pass_over(n)),
            Value::Table(_) => {
                for (_, child) in self.entries(node) {
                    self.pass_over(&child);
                }
            }
            _ => {}
        }
    }

    /// Reports keys that nothing asked for: usually a slip of the pen, and always a text nobody would see.
    pub fn unread_keys(&mut self, nodes: &[Node]) {
        for node in nodes {
            match &node.value {
                Value::List(items) => self.unread_keys(items),
                Value::Table(entries) => {
                    let asked = node.asked.borrow().clone();
                    for (key, child) in entries {
                        if asked.iter().any(|a| a == key) {
                            self.unread_keys(std::slice::from_ref(child));
                        } else {
                            self.problem(
                                child,
                                format!("nothing reads `{key}`"),
                                "check the spelling of the key, or take it out",
                            );
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// Where each line of a text ends, so that the lines of a long file are counted once and not for each value.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect())
    }

    /// The line of a byte, from 1.
    fn at(&self, offset: usize) -> usize {
        self.0.partition_point(|end| *end < offset) + 1
    }
}

fn node_of_table(file: usize, lines: &Lines, line: usize, table: &DeTable<'_>) -> Node {
    let entries = table
        .iter()
        .map(|(key, value)| {
            let mut node = node_of(file, lines, value);
            // A [table] and each [[table]] begin at their header or key, which is where a person looks.
            node.line = node.line.min(lines.at(key.span().start)).max(1);
            if matches!(node.value, Value::List(_)) {
                node.line = lines.at(value.span().start);
            }
            (key.get_ref().to_string(), node)
        })
        .collect();
    Node { file, line, value: Value::Table(entries), asked: Rc::default() }
}

fn node_of(file: usize, lines: &Lines, value: &Spanned<DeValue<'_>>) -> Node {
    let line = lines.at(value.span().start);
    let number = |s: &str| s.replace('_', "").parse::<f64>().unwrap_or(f64::NAN);
    let plain = |value| Node { file, line, value, asked: Rc::default() };
    match value.get_ref() {
        DeValue::String(s) => plain(Value::Text(s.to_string())),
        DeValue::Integer(n) => plain(Value::Number(number(n.as_str()))),
        DeValue::Float(n) => plain(Value::Number(number(n.as_str()))),
        DeValue::Boolean(flag) => plain(Value::Flag(*flag)),
        DeValue::Datetime(day) => plain(Value::Text(day.to_string())),
        DeValue::Array(items) => plain(Value::List(items.iter().map(|item| node_of(file, lines, item)).collect())),
        DeValue::Table(table) => node_of_table(file, lines, line, table),
    }
}

//! The table.

use crate::support::root;

/// What a name is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Attribute,
    Event,
    Storage,
    Message,
    Worker,
    Name,
    Meta,
}

impl Kind {
    pub const ALL: [Self; 7] =
        [Self::Attribute, Self::Event, Self::Storage, Self::Message, Self::Worker, Self::Name, Self::Meta];

    /// As the table has it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Attribute => "attribute",
            Self::Event => "event",
            Self::Storage => "storage",
            Self::Message => "message",
            Self::Worker => "worker",
            Self::Name => "name",
            Self::Meta => "meta",
        }
    }
}

/// What an attribute can be.
#[derive(Clone, Debug)]
pub enum Values {
    /// One of these.
    List(Vec<String>),
    /// In words; empty if its presence is all it says.
    Described(String),
}

/// A name.
#[derive(Clone, Debug)]
pub struct Row {
    pub kind: Kind,
    pub name: String,
    /// What carries it.
    pub on: String,
    pub writes: Vec<String>,
    pub reads: Vec<String>,
    pub values: Values,
    pub meaning: String,
    pub stable: bool,
    /// How it appears in the sources.
    pub literal: Option<String>,
}

impl Row {
    /// Whoever writes or reads it.
    pub fn users(&self) -> impl Iterator<Item = &str> {
        self.writes.iter().chain(&self.reads).map(String::as_str)
    }
}

/// Every row, kind by kind.
pub fn rows() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("assets/protocol.toml")).unwrap();
    let mut table: toml::Table = text.parse().unwrap();
    let mut rows = Vec::new();
    for kind in Kind::ALL {
        let Some(toml::Value::Array(all)) = table.remove(kind.id()) else { panic!("no {}", kind.id()) };
        rows.extend(all.into_iter().map(|row| read(kind, row)));
    }
    assert!(table.is_empty(), "unknown kinds: {table}");
    rows
}

fn read(kind: Kind, row: toml::Value) -> Row {
    let toml::Value::Table(mut row) = row else { panic!("{row} is no row") };
    let name = text(row.remove("name"));
    let read = Row {
        kind,
        on: row.remove("on").map_or(String::new(), |on| text(Some(on))),
        writes: texts(row.remove("writes")),
        reads: texts(row.remove("reads")),
        values: match row.remove("values") {
            None => Values::Described(String::new()),
            Some(toml::Value::String(words)) => Values::Described(words),
            list => Values::List(texts(list)),
        },
        meaning: text(row.remove("meaning")),
        stable: row.remove("stable").and_then(|stable| stable.as_bool()).unwrap_or_else(|| panic!("{name}: stable?")),
        literal: row.remove("literal").map(|literal| text(Some(literal))),
        name,
    };
    assert!(row.is_empty(), "{}: unknown fields {row}", read.name);
    read
}

fn text(value: Option<toml::Value>) -> String {
    value.as_ref().and_then(toml::Value::as_str).unwrap_or_else(|| panic!("{value:?} is no text")).to_owned()
}

fn texts(value: Option<toml::Value>) -> Vec<String> {
    let Some(toml::Value::Array(all)) = value else { panic!("{value:?} is no list") };
    all.into_iter().map(|one| text(Some(one))).collect()
}

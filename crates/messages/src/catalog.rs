//! The messages of one language, as a table.

use legcheck_codec::{Faulty, packed};

/// A message, by its place in the catalog. Made by `crates/content-build` only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(pub u16);

/// All messages of one language.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    pub(crate) messages: Vec<Vec<Piece>>,
    pub(crate) arguments: Vec<String>,
    pub(crate) plurals: Vec<u8>,
}
packed!(struct Catalog { language, direction, messages, arguments, plurals });

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    Text(String),
    Argument(u16),
    Select(u16, Vec<(Key, Vec<Piece>)>, Vec<Piece>),
}
packed!(enum Piece { Text(text), 1 Argument(place), 2 Select(argument, variants, other) });

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Key {
    Plural(u8),
    Exact(String),
}
packed!(enum Key { Plural(category), 1 Exact(word) });

/// A value put into a message.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A count, shown as digits and used to choose a plural.
    Count(usize),
    /// Text as it is.
    Text(&'a str),
}

impl From<usize> for Value<'_> {
    fn from(n: usize) -> Self {
        Self::Count(n)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl Catalog {
    /// Reads the compact form that `crates/content-build` wrote.
    ///
    /// # Errors
    /// When the bytes are not from a build of the same version of these types.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Faulty> {
        legcheck_codec::unpack(bytes)
    }

    /// A message without arguments.
    pub fn get(&self, message: Message) -> String {
        self.with(message, &[])
    }

    /// A message with its arguments. An argument that is not given shows as its name in braces.
    pub fn with(&self, message: Message, values: &[(&str, Value<'_>)]) -> String {
        let mut out = String::new();
        if let Some(pieces) = self.messages.get(usize::from(message.0)) {
            self.write(pieces, values, &mut out);
        }
        out
    }

    fn write(&self, pieces: &[Piece], values: &[(&str, Value<'_>)], out: &mut String) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Argument(place) => match self.value(*place, values) {
                    Some(Value::Count(n)) => out.push_str(&n.to_string()),
                    Some(Value::Text(text)) => out.push_str(text),
                    None => {
                        out.push('{');
                        out.push_str(&self.arguments[usize::from(*place)]);
                        out.push('}');
                    }
                },
                Piece::Select(argument, variants, other) => {
                    let value = self.value(*argument, values);
                    let fits = |key: &Key| match (key, value) {
                        (Key::Exact(word), Some(Value::Text(text))) => word == text,
                        (Key::Exact(word), Some(Value::Count(n))) => *word == n.to_string(),
                        (Key::Plural(category), Some(Value::Count(n))) => self.plural(n) == Some(*category),
                        _ => false,
                    };
                    let chosen = variants.iter().find(|(key, _)| fits(key)).map_or(other, |(_, pieces)| pieces);
                    self.write(chosen, values, out);
                }
            }
        }
    }

    fn value<'a>(&self, place: u16, values: &[(&str, Value<'a>)]) -> Option<Value<'a>> {
        let name = self.arguments.get(usize::from(place))?;
        values.iter().find(|(n, _)| n == name).map(|(_, v)| *v)
    }

    fn plural(&self, n: usize) -> Option<u8> {
        let place = if n < 200 { n } else { 100 + n % 100 };
        self.plurals.get(place).copied()
    }
}

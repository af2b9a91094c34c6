//! From a Fluent file to a [`Catalog`].

use crate::catalog::{Catalog, Key, Piece};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use legcheck_codec::Unpackable;
use unic_langid::LanguageIdentifier;

/// A compiled language.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The table the app loads.
    pub catalog: Catalog,
    /// Ids of the messages, in the order of the table.
    pub ids: Vec<String>,
}

impl Compiled {
    /// The compact form of the table.
    ///
    /// # Errors
    /// When a text has none; [`compile`] lets no such text through.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Unpackable> {
        legcheck_codec::pack(&self.catalog)
    }
}

/// What is wrong in a Fluent text, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: &'static str,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}\n  hint: {}", self.line, self.message, self.hint)
    }
}

/// Compiles the Fluent text of a language. `order` lists the message ids of the first language: the table then has
/// exactly those, in that order, and what a translation lacks is an error.
///
/// # Errors
/// Every problem found.
pub fn compile(language: &str, text: &str, order: Option<&[String]>) -> Result<Compiled, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut problem = |line, message, hint| problems.push(Problem { line, message, hint });
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                problem(
                    line_at(text, error.pos.start),
                    error.to_string(),
                    "see https://projectfluent.org/fluent/guide/",
                );
            }
            resource
        }
    };
    let mut found: Vec<(&str, &Pattern<&str>)> = Vec::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let id = message.id.name;
            match &message.value {
                Some(_) if found.iter().any(|(known, _)| *known == id) => {
                    problem(line_of(text, id), format!("the message {id} is there twice"), "take one out");
                }
                Some(pattern) => found.push((id, pattern)),
                None => problem(line_of(text, id), format!("the message {id} has no text"), "write it after the ="),
            }
        }
    }
    let ids: Vec<String> = match order {
        Some(ids) => ids.to_vec(),
        None => found.iter().map(|(id, _)| (*id).to_owned()).collect(),
    };
    if let Some(at) = text.find('\0') {
        problem(line_at(text, at), "this line holds a NUL character".to_owned(), "take it out");
    }
    for (id, _) in found.iter().filter(|(id, _)| !ids.iter().any(|known| known == id)) {
        let message = format!("the first language has no message {id}");
        problem(line_of(text, id), message, "correct the id, or take the message out");
    }
    if let Some(id) = ids.get(MOST) {
        problem(line_of(text, id), format!("there are more than {MOST} messages"), "take out what is not needed");
    }
    let mut builder = Builder { found: &found, arguments: Vec::new(), problems, depth: 0, nesting: 0 };
    let mut messages = Vec::new();
    for id in &ids {
        messages.push(builder.message(id, line_of(text, id)));
    }
    let plurals = plurals(language).unwrap_or_else(|| {
        builder.problem(
            1,
            format!("no plural rules are known for {language}"),
            "name the file after a language of CLDR",
        );
        Vec::new()
    });
    let right_to_left = ["ar", "fa", "he", "ur", "ps", "yi"].contains(&language.split('-').next().unwrap_or_default());
    let catalog = Catalog {
        language: language.to_owned(),
        direction: if right_to_left { "rtl" } else { "ltr" }.to_owned(),
        messages,
        arguments: builder.arguments,
        plurals,
    };
    if builder.problems.is_empty() { Ok(Compiled { catalog, ids }) } else { Err(builder.problems) }
}

/// The most messages and arguments, which are numbered with 16 bits.
const MOST: usize = 65_536;

/// Selections so deep within each other are a problem. The table holds lists nested at most 40 deep, and each selection is two.
const TOO_NESTED: usize = 9;

struct Builder<'a> {
    found: &'a [(&'a str, &'a Pattern<&'a str>)],
    arguments: Vec<String>,
    problems: Vec<Problem>,
    /// Messages that name each other.
    depth: usize,
    /// Selections within selections.
    nesting: usize,
}

impl Builder<'_> {
    fn problem(&mut self, line: usize, message: String, hint: &'static str) {
        self.problems.push(Problem { line, message, hint });
    }

    fn message(&mut self, id: &str, line: usize) -> Vec<Piece> {
        let Some((_, pattern)) = self.found.iter().find(|(known, _)| *known == id) else {
            self.problem(line, format!("the message {id} is missing"), "add it");
            return Vec::new();
        };
        // A message that names itself through others would never end.
        if self.depth > 8 {
            self.problem(line, format!("the message {id} names itself"), "write the words out in one of the two");
            return Vec::new();
        }
        self.depth += 1;
        let pieces = self.pattern(pattern, line);
        self.depth -= 1;
        pieces
    }

    fn pattern(&mut self, pattern: &Pattern<&str>, line: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => pieces.push(Piece::Text((*value).to_owned())),
                PatternElement::Placeable { expression } => self.expression(expression, line, &mut pieces),
            }
        }
        pieces
    }

    fn expression(&mut self, expression: &Expression<&str>, line: usize, out: &mut Vec<Piece>) {
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                let place = self.argument(id.name, line);
                out.push(Piece::Argument(place));
            }
            Expression::Inline(InlineExpression::StringLiteral { value }) => out.push(Piece::Text((*value).to_owned())),
            Expression::Inline(InlineExpression::MessageReference { id, attribute: None }) => {
                out.extend(self.message(id.name, line));
            }
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                self.nesting += 1;
                if self.nesting == TOO_NESTED {
                    let message = format!("selections are nested {TOO_NESTED} deep");
                    self.problem(line, message, "make several messages of it");
                }
                let argument = self.argument(id.name, line);
                let mut keyed = Vec::new();
                let mut other = Vec::new();
                for variant in variants {
                    let pieces = self.pattern(&variant.value, line);
                    if variant.default {
                        other = pieces;
                        continue;
                    }
                    let key = match variant.key {
                        VariantKey::NumberLiteral { value } => Key::Exact(value.to_owned()),
                        VariantKey::Identifier { name } => {
                            category(name).map_or_else(|| Key::Exact(name.to_owned()), Key::Plural)
                        }
                    };
                    keyed.push((key, pieces));
                }
                self.nesting -= 1;
                out.push(Piece::Select(argument, keyed, other));
            }
            _ => self.problem(
                line,
                "only text, arguments, messages and selections are understood".to_owned(),
                "write the line without functions, attributes and terms",
            ),
        }
    }

    fn argument(&mut self, name: &str, line: usize) -> u16 {
        let place = self.arguments.iter().position(|a| a == name).unwrap_or_else(|| {
            self.arguments.push(name.to_owned());
            self.arguments.len() - 1
        });
        u16::try_from(place).unwrap_or_else(|_| {
            self.problem(line, format!("{name} is one argument too many"), "use fewer names of arguments");
            0
        })
    }
}

fn category(name: &str) -> Option<u8> {
    ["zero", "one", "two", "few", "many", "other"].iter().position(|c| *c == name).and_then(|i| u8::try_from(i).ok())
}

fn plurals(language: &str) -> Option<Vec<u8>> {
    let id: LanguageIdentifier = language.parse().ok()?;
    let plain: LanguageIdentifier = id.language.as_str().parse().ok()?;
    let rules = PluralRules::create(plain, PluralRuleType::CARDINAL).ok()?;
    (0..200_usize)
        .map(|n| {
            Some(match rules.select(n).ok()? {
                PluralCategory::ZERO => 0,
                PluralCategory::ONE => 1,
                PluralCategory::TWO => 2,
                PluralCategory::FEW => 3,
                PluralCategory::MANY => 4,
                PluralCategory::OTHER => 5,
            })
        })
        .collect()
}

fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1
}

fn line_of(text: &str, id: &str) -> usize {
    let starts = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(starts).map_or(1, |i| i + 1)
}

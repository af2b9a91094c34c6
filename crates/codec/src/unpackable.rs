//! What has no compact form.

use std::fmt;

/// How deep lists and boxes may be nested. The reader stops there, since wrong bytes could nest as deep as they are long.
pub(crate) const DEEPEST: u8 = 40;

/// A float is written as a whole number of these parts.
pub(crate) const PARTS: f64 = 10_000.0;

/// Lengths, and floats in parts, are below this.
const LENGTHS: usize = 1 << 28;

/// Why a value has no compact form. Whoever compiles content checks each text and number where it knows file and line.
#[derive(Clone, Debug, PartialEq)]
pub enum Unpackable {
    /// The text holds a NUL character, which ends texts.
    Nul(String),
    /// The number has more than four decimals.
    Decimals(f64),
    /// The number is infinite, not a number, or not between -26,843.5455 and 26,843.5455.
    Range(f64),
    /// A list, or all texts together, has 268,435,456 entries or bytes or more.
    Long(usize),
    /// Lists and boxes are nested more than 40 deep.
    Deep,
}

impl Unpackable {
    /// Why a text cannot be written, if so.
    pub fn of_text(text: &str) -> Option<Self> {
        text.contains('\0').then(|| Self::Nul(text.to_owned()))
    }

    /// Why a number cannot be written, if so.
    pub fn of_float(number: f64) -> Option<Self> {
        let parts = (number * PARTS).round();
        if parts.is_nan() || parts.abs() >= LENGTHS as f64 {
            return Some(Self::Range(number));
        }
        (parts / PARTS != number).then_some(Self::Decimals(number))
    }

    /// Why a length cannot be written, if so.
    pub(crate) fn of_length(length: usize) -> Option<Self> {
        (length >= LENGTHS).then_some(Self::Long(length))
    }
}

impl fmt::Display for Unpackable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nul(text) => write!(f, "the text {text:?} holds a NUL character"),
            Self::Decimals(number) => write!(f, "{number} has more than four decimals"),
            Self::Range(number) => write!(f, "{number} is not between -26,843 and 26,843"),
            Self::Long(length) => write!(f, "{length} entries or bytes are too many"),
            Self::Deep => f.write_str("lists are nested more than 40 deep"),
        }
    }
}

impl std::error::Error for Unpackable {}

//! Reading; see [`crate::unpack`].

use crate::Faulty;
use crate::unpackable::{DEEPEST, PARTS};

/// The position of the reader.
pub struct Reader<'a> {
    texts: &'a [u8],
    numbers: &'a [u8],
    depth: u8,
    is_faulty: bool,
}

// None of these is to be copied into each type that is read: that is what the crate is for.
impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self { texts: &[], numbers: bytes, depth: 0, is_faulty: false };
        let length = reader.long();
        match reader.numbers.split_at_checked(length) {
            Some((texts, numbers)) => (reader.texts, reader.numbers) = (texts, numbers),
            None => reader.is_faulty = true,
        }
        reader
    }

    pub(crate) fn finish(self) -> Result<(), Faulty> {
        let is_read = self.texts.is_empty() && self.numbers.is_empty();
        if self.is_faulty || !is_read {
            return Err(Faulty);
        }
        Ok(())
    }

    /// Notes wrong bytes unless something holds.
    #[inline(never)]
    pub fn expect(&mut self, holds: bool) {
        self.is_faulty |= !holds;
    }

    /// The next byte.
    #[inline(never)]
    pub fn byte(&mut self) -> u8 {
        match self.numbers.split_first() {
            Some((byte, rest)) => {
                self.numbers = rest;
                *byte
            }
            None => {
                self.is_faulty = true;
                0
            }
        }
    }

    /// A number of any length: seven bits in each byte, the least first.
    #[inline(never)]
    fn long(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 24 {
                return number;
            }
        }
    }

    /// The next number.
    #[inline(never)]
    pub fn number(&mut self) -> u16 {
        self.long() as u16
    }

    /// The next float.
    #[inline(never)]
    pub(crate) fn float(&mut self) -> f64 {
        let sign = if self.byte() == 0 { 1.0 } else { -1.0 };
        sign * self.long() as f64 / PARTS
    }

    /// The next text.
    #[inline(never)]
    pub(crate) fn text(&mut self) -> String {
        let end = self.texts.iter().position(|byte| *byte == 0).unwrap_or(self.texts.len());
        let (text, rest) = self.texts.split_at(end);
        self.texts = rest.get(1..).unwrap_or_default();
        match std::str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                self.is_faulty = true;
                String::new()
            }
        }
    }

    /// Goes one deeper.
    #[inline(never)]
    pub(crate) fn enter(&mut self) {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.is_faulty = true;
            // What is empty is read to its end at once.
            (self.texts, self.numbers) = (&[], &[]);
        }
    }

    /// Goes into a list, and says how long it is.
    #[inline(never)]
    pub(crate) fn enter_list(&mut self) -> usize {
        self.enter();
        let length = self.long();
        // An entry takes at least one byte, so a list cannot be longer than the rest of the input.
        self.expect(length <= self.texts.len() + self.numbers.len());
        if self.is_faulty { 0 } else { length }
    }

    /// Comes back from [`Reader::enter`].
    #[inline(never)]
    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }
}

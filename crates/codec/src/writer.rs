//! Writing; see [`crate::pack`]. Only the build writes.

use crate::Unpackable;
use crate::unpackable::{DEEPEST, PARTS};

/// What was written so far.
#[derive(Debug, Default)]
pub struct Writer {
    texts: Vec<u8>,
    numbers: Vec<u8>,
    depth: u8,
    fault: Option<Unpackable>,
}

impl Writer {
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, Unpackable> {
        let mut whole = Self::default();
        whole.length(self.texts.len());
        match self.fault.take().or(whole.fault) {
            Some(fault) => Err(fault),
            None => Ok([whole.numbers, self.texts, self.numbers].concat()),
        }
    }

    /// Keeps the first fault.
    fn expect(&mut self, fault: Option<Unpackable>) {
        self.fault = self.fault.take().or(fault);
    }

    pub(crate) fn byte(&mut self, byte: u8) {
        self.numbers.push(byte);
    }

    /// Appends a number.
    pub fn number(&mut self, number: u16) {
        self.length(usize::from(number));
    }

    pub(crate) fn length(&mut self, mut length: usize) {
        self.expect(Unpackable::of_length(length));
        while length > 0x7f {
            self.byte(length.to_le_bytes()[0] | 0x80);
            length >>= 7;
        }
        self.byte(length.to_le_bytes()[0]);
    }

    pub(crate) fn float(&mut self, number: f64) {
        self.expect(Unpackable::of_float(number));
        let parts = (number * PARTS).round();
        self.byte(u8::from(parts < 0.0));
        self.length(parts.abs() as usize);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.expect(Unpackable::of_text(text));
        self.texts.extend(text.as_bytes());
        self.texts.push(0);
    }

    /// Goes into a list or a box.
    pub(crate) fn enter(&mut self) {
        self.depth = self.depth.saturating_add(1);
        self.expect((self.depth > DEEPEST).then_some(Unpackable::Deep));
    }

    /// Comes back from [`Writer::enter`].
    pub(crate) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

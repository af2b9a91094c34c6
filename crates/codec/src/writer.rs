//! Writing; see [`crate::pack`]. Only the build writes.

use crate::Faulty;

/// A figure is written as a whole number of these parts.
pub(crate) const DECIMALS: f64 = 10_000.0;

/// What was written so far.
#[derive(Debug, Default)]
pub struct Writer {
    texts: Vec<u8>,
    numbers: Vec<u8>,
    is_faulty: bool,
}

impl Writer {
    pub(crate) fn finish(self) -> Result<Vec<u8>, Faulty> {
        let mut whole = Self::default();
        whole.length(self.texts.len());
        if self.is_faulty || whole.is_faulty {
            return Err(Faulty);
        }
        Ok([whole.numbers, self.texts, self.numbers].concat())
    }

    pub(crate) fn byte(&mut self, byte: u8) {
        self.numbers.push(byte);
    }

    /// Appends a number.
    pub fn number(&mut self, number: u16) {
        self.length(usize::from(number));
    }

    pub(crate) fn length(&mut self, mut length: usize) {
        self.is_faulty |= length >= 1 << 28;
        while length > 0x7f {
            self.byte(length.to_le_bytes()[0] | 0x80);
            length >>= 7;
        }
        self.byte(length.to_le_bytes()[0]);
    }

    pub(crate) fn figure(&mut self, figure: f64) {
        let parts = (figure * DECIMALS).round();
        self.is_faulty |= parts / DECIMALS != figure;
        self.byte(u8::from(parts < 0.0));
        self.length(parts.abs() as usize);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.is_faulty |= text.contains('\0');
        self.texts.extend(text.as_bytes());
        self.texts.push(0);
    }
}

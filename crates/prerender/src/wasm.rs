//! The binary format of WebAssembly, as far as this program edits modules.

/// A module with each section replaced by the result of `change`, which gets the section id and its bytes. Returns
/// `None` if `change` does, or if a section is truncated.
pub fn map_sections(wasm: &[u8], mut change: impl FnMut(u8, &[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut reader = Reader::new(wasm);
    let mut out = reader.take(b"\0asm\x01\0\0\0".len())?.to_vec();
    while !reader.rest().is_empty() {
        let id = reader.byte()?;
        let size = usize::try_from(reader.number()?).ok()?;
        let section = change(id, reader.take(size)?)?;
        out.push(id);
        write_number(&mut out, section.len() as u64);
        out.extend(section);
    }
    Some(out)
}

/// Reads a section or a whole module from the start.
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The unread bytes.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    /// Takes the next bytes.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    /// Takes the next byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// Takes an unsigned LEB128 number: seven bits per byte, least significant first.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Takes a length-prefixed string.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

/// Appends an unsigned LEB128 number.
pub fn write_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends a length-prefixed string.
pub fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len() as u64);
    out.extend(text.as_bytes());
}

/// Appends a non-negative number as signed LEB128, whose highest bit is the sign.
pub fn write_signed(out: &mut Vec<u8>, number: u64) {
    write_number(out, number);
    if let Some(last) = out.last_mut().filter(|last| **last & 0x40 != 0) {
        *last |= 0x80;
        out.push(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 63, 64, 127, 128, 300, 16_384, 0x10_0000, u64::from(u32::MAX)] {
            for write in [write_number, write_signed] {
                let mut bytes = Vec::new();
                write(&mut bytes, number);
                assert_eq!(Reader::new(&bytes).number(), Some(number));
            }
        }
    }

    #[test]
    fn a_signed_number_shows_that_it_is_not_negative() {
        for (number, expected) in [(63, [63].as_slice()), (64, &[0xc0, 0]), (0x10_0000, &[0x80, 0x80, 0xc0, 0])] {
            let mut bytes = Vec::new();
            write_signed(&mut bytes, number);
            assert_eq!(bytes, expected);
        }
    }

    #[test]
    fn a_module_that_is_cut_short_is_refused() {
        let same = |_: u8, section: &[u8]| Some(section.to_vec());
        let whole = b"\0asm\x01\0\0\0\x02\x01\x00";
        assert_eq!(map_sections(whole, same).as_deref(), Some(whole.as_slice()));
        assert_eq!(map_sections(&whole[..10], same), None);
        assert_eq!(map_sections(b"", same), None);
    }
}

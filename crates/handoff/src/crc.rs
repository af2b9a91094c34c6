//! The checksum of Ethernet, zip and PNG (CRC-32, ISO 3309), bit by bit: a table would cost more than it saves on a few
//! hundred bytes.

/// A checksum that takes its bytes bit by bit.
#[derive(Clone, Copy, Debug)]
pub struct Crc(u32);

impl Crc {
    /// The checksum of nothing so far.
    pub fn new() -> Self {
        Self(u32::MAX)
    }

    /// The checksum with these bytes added.
    #[must_use]
    pub fn with(self, bytes: &[u8]) -> Self {
        let byte =
            |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)));
        Self(bytes.iter().fold(self.0, byte))
    }

    /// The checksum.
    pub fn value(self) -> u32 {
        !self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_usual_one() {
        for (text, expected) in
            [("", 0), ("123456789", 0xcbf4_3926), ("The quick brown fox jumps over the lazy dog", 0x414f_a339)]
        {
            assert_eq!(Crc::new().with(text.as_bytes()).value(), expected, "{text}");
            let (a, b) = text.split_at(text.len() / 2);
            assert_eq!(Crc::new().with(a.as_bytes()).with(b.as_bytes()).value(), expected, "{text}");
        }
    }
}

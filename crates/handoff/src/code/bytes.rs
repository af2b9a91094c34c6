//! Numbers and sets of numbers as bytes.

/// The most numbers that a set may have. A whole check has about a hundred.
const MOST: u64 = 4000;

/// Bits of each number of a set.
pub const BITS: u32 = 24;

/// Takes numbers.
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// How many bits of the last byte are used; 0 when it is full.
    used: u32,
}

impl Writer {
    /// The bytes so far.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// A small number in few bytes: seven bits each, the lowest first; the eighth bit says that more come.
    pub fn number(&mut self, mut number: u64) {
        self.used = 0;
        loop {
            let low = (number & 0x7f) as u8;
            number >>= 7;
            self.bytes.push(low | if number > 0 { 0x80 } else { 0 });
            if number == 0 {
                break;
            }
        }
    }

    /// A number that may be negative, as a number whose lowest bit is the sign.
    pub fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)) as u64);
    }

    /// A short text, after its length in bytes.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend(text.as_bytes());
    }

    /// A set, sorted and without equals. The gaps between numbers that lie anywhere are short mostly, so each gap is
    /// written as Rice codes do: its high part as so many ones and a zero, its low bits as they are.
    pub fn set(&mut self, set: &[u32]) {
        self.number(set.len() as u64);
        let low = low_bits(set.len());
        let mut next = 0;
        for number in set {
            let gap = number - next;
            next = number + 1;
            (0..gap >> low).for_each(|_| self.bit(1));
            self.bit(0);
            (0..low).rev().for_each(|place| self.bit((gap >> place & 1) as u8));
        }
        self.used = 0;
    }

    fn bit(&mut self, bit: u8) {
        if self.used == 0 {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= bit << (7 - self.used);
        }
        self.used = (self.used + 1) % 8;
    }
}

/// How many bits of a gap are written as they are: a few fewer than those of the mean gap.
fn low_bits(count: usize) -> u32 {
    BITS.saturating_sub(usize::BITS - count.leading_zeros())
}

/// Gives numbers back; none once the bytes are used up or wrong.
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader of some bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    /// See [`Writer::number`].
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for place in 0..9 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// See [`Writer::signed`].
    pub fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    /// See [`Writer::text`].
    pub fn text(&mut self) -> Option<&'a str> {
        let len = usize::try_from(self.number()?).ok()?;
        let text = self.bytes.get(..len)?;
        self.bytes = &self.bytes[len..];
        core::str::from_utf8(text).ok()
    }

    /// See [`Writer::set`].
    pub fn set(&mut self) -> Option<Vec<u32>> {
        let count = self.number().filter(|count| *count <= MOST)? as usize;
        let low = low_bits(count);
        let mut bits = self.bytes.iter().flat_map(|byte| (0..8).rev().map(move |place| byte >> place & 1));
        let mut set = Vec::with_capacity(count);
        let mut next = 0;
        for _ in 0..count {
            // Of a few thousand bytes a gap has at most 17 bits of ones and 24 more.
            let mut gap = 0_u64;
            while bits.next()? == 1 {
                gap += 1;
            }
            for _ in 0..low {
                gap = (gap << 1) | u64::from(bits.next()?);
            }
            let number = next + gap;
            set.push(u32::try_from(number).ok().filter(|number| *number < 1 << BITS)?);
            next = number + 1;
        }
        Some(set)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wrong_bytes_are_refused() {
        for bytes in [&[][..], &[0x80], &[0xff; 12], &[1], &[1, 0xff], &[0xff, 0xff, 0x03, 0]] {
            assert_eq!(Reader::new(bytes).set(), None, "{bytes:?}");
        }
        assert_eq!(Reader::new(&[0]).set(), Some(Vec::new()));
        assert_eq!(Reader::new(&[3, b'a', b'b']).text(), None);
        assert_eq!(Reader::new(&[1, 0xff]).text(), None);
    }

    proptest! {
        #[test]
        fn all_go_there_and_back(
            number in 0_u64..1 << 60,
            signed in -(1_i64 << 60)..1 << 60,
            text in "\\PC{0,20}",
            set in proptest::collection::btree_set(0_u32..1 << BITS, 0..200),
            few in proptest::collection::btree_set(0_u32..300, 0..200),
        ) {
            let (set, few): (Vec<u32>, Vec<u32>) = (set.into_iter().collect(), few.into_iter().collect());
            let mut writer = Writer::default();
            writer.number(number);
            writer.signed(signed);
            writer.text(&text);
            writer.set(&set);
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(reader.number(), Some(number));
            prop_assert_eq!(reader.signed(), Some(signed));
            prop_assert_eq!(reader.text(), Some(text.as_str()));
            prop_assert_eq!(reader.set(), Some(set));
            let mut writer = Writer::default();
            writer.set(&few);
            prop_assert_eq!(Reader::new(&writer.finish()).set(), Some(few));
        }

        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            if let Some(set) = Reader::new(&bytes).set() {
                prop_assert!(set.windows(2).all(|pair| pair[0] < pair[1]));
            }
            Reader::new(&bytes).text();
        }
    }
}

//! Bytes as letters: two bytes are three letters of 41.
//!
//! QR codes have a compact mode for 45 characters (used by RFC 9285, Base45). Four of those do not survive transport:
//! mail programs break lines at a space, URLs decode `%`, chats turn `:` into emoticons and drop `*`. 41 characters
//! are still enough: three of them hold two bytes (41 x 41 x 41 = 68,921).

/// The letters, by value.
const LETTERS: &[u8; 41] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$+-./";

/// How many letters stand for so many bytes.
pub fn len_of(bytes: usize) -> usize {
    bytes / 2 * 3 + bytes % 2 * 2
}

/// The value of a letter; a small letter is the same as its capital.
pub fn value(letter: char) -> Option<u8> {
    let letter = u8::try_from(letter).ok()?.to_ascii_uppercase();
    LETTERS.iter().position(|known| *known == letter).and_then(|place| u8::try_from(place).ok())
}

/// Bytes as letters.
pub fn encode(bytes: &[u8], out: &mut String) {
    for pair in bytes.chunks(2) {
        let mut number = pair.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
        for _ in 0..=pair.len() {
            out.push(char::from(LETTERS[number % LETTERS.len()]));
            number /= LETTERS.len();
        }
    }
}

/// The bytes of some values of letters; none when [`encode`] never writes them.
pub fn decode(values: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(values.len());
    for group in values.chunks(3) {
        let number = group.iter().rev().fold(0, |number, value| number * 41 + u32::from(*value));
        match group.len() {
            3 => bytes.extend(u16::try_from(number).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(number).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(bytes: &[u8], letters: &str) {
        let mut out = String::new();
        encode(bytes, &mut out);
        assert_eq!(out, letters);
        assert_eq!(out.len(), len_of(bytes.len()));
        let values: Option<Vec<u8>> = out.to_lowercase().chars().map(value).collect();
        assert_eq!(decode(&values.unwrap()).as_deref(), Some(bytes));
    }

    #[test]
    fn bytes_are_letters() {
        check(&[], "");
        check(&[0], "00");
        check(&[255], "96");
        check(&[0, 1], "100");
        check(&[255, 255], "H/-");
        check(&[255, 255, 40], "H/-/0");
    }

    #[test]
    fn what_was_never_written_is_refused() {
        for values in [&[40, 40, 40][..], &[40, 40], &[1], &[0, 0, 0, 1]] {
            assert_eq!(decode(values), None, "{values:?}");
        }
        for letter in [' ', '%', ':', '*', '\n', 'é', 'ß', '０'] {
            assert_eq!(value(letter), None);
        }
    }

    proptest! {
        #[test]
        fn bytes_go_there_and_back(bytes: Vec<u8>) {
            let mut out = String::new();
            encode(&bytes, &mut out);
            let values: Option<Vec<u8>> = out.chars().map(value).collect();
            prop_assert_eq!(decode(&values.unwrap()), Some(bytes));
        }
    }
}

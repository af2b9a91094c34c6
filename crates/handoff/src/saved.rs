//! Checks that a person saved on their device: what is kept, and for how long.
//!
//! The list is one text for the storage of a browser: a first line that names the form, then one line a check, whose
//! words are its number, when it was taken, its level, its last day or `never`, and what is kept: `plain` and a code,
//! or `sealed` with salt, nonce, iterations and cipher. Anybody can write into that storage, so a line that is not
//! right is left out and counted.

use crate::moment::{Date, Moment};
use core::fmt::Write;
use legcheck_engine::dataset::Level;

/// The first line.
const FORM: &str = "LEGCHECK-SAVED1";

/// The most bytes that a text of saved checks is read to have: several hundred checks.
pub const LONGEST: usize = 1_000_000;

/// The largest number of a check; it leaves room for more.
const LARGEST_ID: u32 = 1_000_000_000;

/// The most rounds of a key that are tried: more would only hold the browser up.
const MOST_ITERATIONS: u32 = 10_000_000;

/// The number of a saved check, unique within its list and not used again while a later one is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SavedId(u32);

impl SavedId {
    /// Reads the number, as a page may hold it.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok())?.filter(|id| *id <= LARGEST_ID).map(Self)
    }
}

impl core::fmt::Display for SavedId {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

/// What a person chose: how long checks are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// So many days.
    Days(u16),
    /// Until they are removed.
    Never,
}

impl Default for Expiry {
    fn default() -> Self {
        Self::Days(30)
    }
}

impl Expiry {
    /// The last day of a check taken at this moment.
    pub fn of(self, taken: Moment) -> Expires {
        match self {
            Self::Days(days) => Expires::On(taken.date().plus_days(days.into())),
            Self::Never => Expires::Never,
        }
    }
}

/// How long one check is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expires {
    /// To the end of this day.
    On(Date),
    /// Until it is removed.
    Never,
}

impl Expires {
    /// Whether the last day is over. The caller deletes nothing for it, since the clock behind `today` may be wrong.
    pub fn is_over(self, today: Date) -> bool {
        match self {
            Self::On(last) => last < today,
            Self::Never => false,
        }
    }
}

/// A check that only a passphrase opens. Sealing and opening is done elsewhere, with what the browser has for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    salt: Vec<u8>,
    nonce: Vec<u8>,
    iterations: u32,
    cipher: Vec<u8>,
}

impl Sealed {
    /// What was sealed: salt of the key (8 to 64 bytes), nonce (12 bytes, as AES-GCM has it), rounds that made the key
    /// of the passphrase (1 to ten million), and the cipher with its tag (16 bytes at least). None when one of them
    /// cannot be.
    pub fn new(salt: Vec<u8>, nonce: Vec<u8>, iterations: u32, cipher: Vec<u8>) -> Option<Self> {
        let fits = (8..=64).contains(&salt.len())
            && nonce.len() == 12
            && (1..=MOST_ITERATIONS).contains(&iterations)
            && (16..=LONGEST / 2).contains(&cipher.len());
        fits.then_some(Self { salt, nonce, iterations, cipher })
    }

    /// The salt of the key.
    pub fn salt(&self) -> &[u8] {
        &self.salt
    }

    /// The nonce.
    pub fn nonce(&self) -> &[u8] {
        &self.nonce
    }

    /// How many rounds made the key of the passphrase.
    pub fn iterations(&self) -> u32 {
        self.iterations
    }

    /// The cipher with its tag.
    pub fn cipher(&self) -> &[u8] {
        &self.cipher
    }
}

/// What is kept of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A code, see [`crate::code`]; whether it can be read shows when it is.
    Plain(String),
    /// A sealed code.
    Sealed(Sealed),
}

/// One saved check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its number.
    pub id: SavedId,
    /// When it was taken.
    pub taken: Moment,
    /// Its level, so that the list can show it.
    pub level: Level,
    /// How long it is kept.
    pub expires: Expires,
    /// What is kept.
    pub content: Content,
}

/// The saved checks, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedList(Vec<Saved>);

impl SavedList {
    /// The checks, in the order in which they were saved.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Saved> + ExactSizeIterator {
        self.0.iter()
    }

    /// Whether nothing is saved.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The check with this number.
    pub fn get(&self, id: SavedId) -> Option<&Saved> {
        self.0.iter().find(|saved| saved.id == id)
    }

    /// Adds a check and gives it a number. A plain code with anything but letters, digits and signs is not added.
    pub fn add(&mut self, taken: Moment, level: Level, expires: Expires, content: Content) -> Option<SavedId> {
        if matches!(&content, Content::Plain(code) if !is_word(code)) {
            return None;
        }
        let last = self.0.iter().map(|saved| saved.id.0).max().unwrap_or_default();
        let used = |id: &u32| self.0.iter().any(|saved| saved.id.0 == *id);
        // Past the largest number the first free one is taken; there is one, since no list is so long.
        let free = [last + 1].into_iter().chain(1..).find(|id| *id <= LARGEST_ID && !used(id));
        let id = SavedId(free?);
        self.0.push(Saved { id, taken, level, expires, content });
        Some(id)
    }

    /// Removes a check, which may be there or not.
    pub fn remove(&mut self, id: SavedId) {
        self.0.retain(|saved| saved.id != id);
    }

    /// The text for storage.
    pub fn to_text(&self) -> String {
        let mut text = String::from(FORM);
        for saved in &self.0 {
            // Writing to a text never fails.
            let _ = write!(text, "\n{} {} {} ", saved.id, saved.taken, saved.level.id());
            let _ = match saved.expires {
                Expires::On(last) => write!(text, "{last}"),
                Expires::Never => write!(text, "never"),
            };
            match &saved.content {
                Content::Plain(code) => {
                    let _ = write!(text, " plain {code}");
                }
                Content::Sealed(Sealed { salt, nonce, iterations, cipher }) => {
                    text.push_str(" sealed ");
                    hex(salt, &mut text);
                    text.push(' ');
                    hex(nonce, &mut text);
                    let _ = write!(text, " {iterations} ");
                    hex(cipher, &mut text);
                }
            }
        }
        text
    }

    /// Reads what [`SavedList::to_text`] wrote. A line that is not right is left out; the number says how many were. Of
    /// a text of another form, or one longer than [`LONGEST`], nothing is read.
    pub fn parse(text: &str) -> (Self, usize) {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut list = Self::default();
        let known = text.len() <= LONGEST && lines.next().is_none_or(|first| first == FORM);
        if !known {
            return (list, text.lines().filter(|line| !line.trim().is_empty()).count());
        }
        let mut damaged = 0;
        for line in lines {
            match entry(line).filter(|saved| list.get(saved.id).is_none()) {
                Some(saved) => list.0.push(saved),
                None => damaged += 1,
            }
        }
        (list, damaged)
    }
}

/// Reads one line.
fn entry(line: &str) -> Option<Saved> {
    let words: Vec<&str> = line.split(' ').collect();
    let [id, taken, level, expires, kind, rest @ ..] = words.as_slice() else { return None };
    let content = match (*kind, rest) {
        ("plain", [code]) if is_word(code) => Content::Plain((*code).to_owned()),
        ("sealed", [salt, nonce, iterations, cipher]) => {
            let iterations = iterations.parse().ok()?;
            Content::Sealed(Sealed::new(from_hex(salt)?, from_hex(nonce)?, iterations, from_hex(cipher)?)?)
        }
        _ => return None,
    };
    let expires = if *expires == "never" { Expires::Never } else { Expires::On(Date::parse(expires)?) };
    Some(Saved {
        id: SavedId::parse(id)?,
        taken: Moment::parse(taken)?,
        level: Level::from_id(level)?,
        expires,
        content,
    })
}

/// Whether a text is one word that can stand in a line.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic())
}

fn hex(bytes: &[u8], out: &mut String) {
    for byte in bytes {
        // Writing to a text never fails.
        let _ = write!(out, "{byte:02x}");
    }
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            // Two digits of sixteen make a byte.
            [high, low] => Some((digit(high)? * 16 + digit(low)?) as u8),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GOOD: &str = "LEGCHECK-SAVED1
3 2026-11-29T08:30+01:00 same-day 2026-12-29 plain LEGCHECK1.ABC
7 2026-11-30T08:30-05:00 routine never sealed 0011223344556677 000102030405060708090a0b 600000 \
00112233445566778899aabbccddeeff";

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn moment() -> Moment {
        Moment::parse("2026-11-29T08:30+01:00").unwrap()
    }

    #[track_caller]
    fn check(text: &str, ids: &[u32], damaged: usize) {
        let (list, left_out) = SavedList::parse(text);
        let found: Vec<u32> = list.iter().map(|saved| saved.id.0).collect();
        assert_eq!((found.as_slice(), left_out), (ids, damaged), "{text}");
        assert_eq!(SavedList::parse(&list.to_text()), (list, 0), "{text}");
    }

    #[test]
    fn a_list_is_read() {
        check(GOOD, &[3, 7], 0);
        check(&GOOD.replace('\n', "\r\n\r\n"), &[3, 7], 0);
        check("", &[], 0);
        check(FORM, &[], 0);
        assert_eq!(SavedList::parse(GOOD).0.to_text(), GOOD);
    }

    #[test]
    fn what_is_damaged_is_left_out() {
        for (from, to) in [
            ("3 2026", "-3 2026"),
            ("3 2026", "+3 2026"),
            ("3 2026", "3.0 2026"),
            ("3 2026", "99999999999 2026"),
            ("3 2026", "2000000000 2026"),
            ("T08:30+01:00", ""),
            ("same-day", "fine"),
            ("2026-12-29", "2026-12-32"),
            ("2026-12-29", ""),
            ("plain", "open"),
            ("plain ", ""),
            (" LEGCHECK1.ABC", ""),
            ("LEGCHECK1.ABC", "LEGCHECK1. ABC"),
            ("LEGCHECK1.ABC", "é"),
        ] {
            check(&GOOD.replacen(from, to, 1), &[7], 1);
        }
        for (from, to) in [
            ("600000", "0"),
            ("600000", "4000000000"),
            ("600000", "many"),
            ("0011223344556677 ", "00112233445566 "),
            ("0011223344556677 ", "001122334455667 "),
            ("090a0b", "090a"),
            ("090a0b", "090a0g"),
            ("ddeeff", ""),
            ("7 2026", "3 2026"),
        ] {
            check(&GOOD.replacen(from, to, 1), &[3], 1);
        }
        check(&GOOD.replacen("SAVED1", "SAVED2", 1), &[], 3);
        check("nonsense", &[], 1);
        check(&format!("{GOOD}{}", " ".repeat(LONGEST)), &[], 3);
    }

    #[test]
    fn a_check_is_over_after_its_last_day() {
        for (today, over) in [("2026-11-01", false), ("2026-12-29", false), ("2026-12-30", true), ("9999-12-31", true)]
        {
            assert_eq!(Expires::On(day("2026-12-29")).is_over(day(today)), over, "{today}");
            assert!(!Expires::Never.is_over(day(today)), "{today}");
        }
        for (expiry, expected) in [
            (Expiry::default(), Expires::On(day("2026-12-29"))),
            (Expiry::Days(0), Expires::On(day("2026-11-29"))),
            (Expiry::Days(365), Expires::On(day("2027-11-29"))),
            (Expiry::Never, Expires::Never),
        ] {
            assert_eq!(expiry.of(moment()), expected);
        }
    }

    #[test]
    fn checks_are_added_and_removed() {
        let mut list = SavedList::default();
        let add = |list: &mut SavedList, code: &str| {
            list.add(moment(), Level::SameDay, Expires::Never, Content::Plain(code.to_owned())).map(|id| id.0)
        };
        assert_eq!(add(&mut list, "A"), Some(1));
        assert_eq!(add(&mut list, "B"), Some(2));
        list.remove(SavedId(1));
        list.remove(SavedId(9));
        assert_eq!(add(&mut list, "C"), Some(3));
        assert_eq!(add(&mut list, ""), None);
        assert_eq!(add(&mut list, "two words"), None);
        assert_eq!(add(&mut list, "two\nlines"), None);
        let codes: Vec<&Content> = list.iter().map(|saved| &saved.content).collect();
        assert_eq!(codes, [&Content::Plain("B".to_owned()), &Content::Plain("C".to_owned())]);
        assert!(list.get(SavedId(2)).is_some() && list.get(SavedId(1)).is_none());
        let (mut full, _) = SavedList::parse(&GOOD.replacen("7 2026", "1000000000 2026", 1));
        assert_eq!(add(&mut full, "D"), Some(1));
        assert_eq!(add(&mut full, "E"), Some(2));
        assert_eq!(add(&mut full, "F"), Some(4));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,200}", line in "[0-9a-z :T+-]{0,120}") {
            for text in [format!("{FORM}\n{line}\n{text}"), text] {
                let (list, _) = SavedList::parse(&text);
                prop_assert_eq!(SavedList::parse(&list.to_text()), (list, 0));
            }
        }

        #[test]
        fn sealed_checks_go_there_and_back(
            salt in proptest::collection::vec(any::<u8>(), 8..=64),
            nonce: [u8; 12],
            iterations in 1..=MOST_ITERATIONS,
            cipher in proptest::collection::vec(any::<u8>(), 16..300),
        ) {
            let sealed = Sealed::new(salt, nonce.to_vec(), iterations, cipher).unwrap();
            let mut list = SavedList::default();
            list.add(moment(), Level::EmergencyNow, Expiry::Days(7).of(moment()), Content::Sealed(sealed));
            prop_assert_eq!(SavedList::parse(&list.to_text()), (list, 0));
        }
    }
}

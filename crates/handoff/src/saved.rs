//! Checks that a person saved on their device: what is kept, and for how long.
//!
//! The list is one text for the storage of a browser: a line that names the form, then one line a check, whose words are
//! its number, when it was answered (or `unknown`), its level, its last day or `never`, and what is kept: `plain` and a code,
//! or `sealed` with salt, nonce, iterations and cipher.
//!
//! A newer release may have written lines that this one cannot read, and anybody can write into that storage. No change of
//! the list touches any other line: each is kept as it was, to the letter, whether it can be read or not. A line that
//! names another form says how the lines after it are to be read, so that two releases can share one list.

use crate::moment::{Date, Moment};
use core::fmt::Write;
use legcheck_engine::dataset::Level;
use std::collections::BTreeSet;

/// What a line begins with that names a form; the version follows.
const NAME: &str = "LEGCHECK-SAVED";

/// The form of the lines that are written here.
const FORM: &str = "LEGCHECK-SAVED1";

/// In place of a moment that is not known.
const UNKNOWN: &str = "unknown";

/// The most bytes of a text of saved checks that is read: several hundred checks.
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
    /// The last day of a check that is saved on this day.
    pub fn of(self, today: Date) -> Expires {
        match self {
            Self::Days(days) => Expires::On(today.plus_days(days.into())),
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
    /// When it was answered, the last answer; none where that is not known.
    pub taken: Option<Moment>,
    /// Its level, so that the list can show it.
    pub level: Level,
    /// How long it is kept.
    pub expires: Expires,
    /// What is kept.
    pub content: Content,
}

/// One line of the stored text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// As it stands in the storage.
    raw: String,
    holds: Holds,
}

/// What a line holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holds {
    /// The name of a form, or nothing.
    NoCheck,
    Check(Saved),
    /// Something that this release cannot read.
    Unread,
}

/// The saved checks, oldest first, with all else that stands in the storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedList {
    lines: Vec<Line>,
    /// Whether a line at the end would be read as one of [`FORM`].
    is_open: bool,
}

impl SavedList {
    /// The checks that can be read, in the order in which they were saved.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Saved> {
        self.lines.iter().filter_map(|line| match &line.holds {
            Holds::Check(saved) => Some(saved),
            _ => None,
        })
    }

    /// How many entries cannot be read.
    pub fn unread(&self) -> usize {
        self.lines.iter().filter(|line| line.holds == Holds::Unread).count()
    }

    /// Whether nothing is saved, not even what cannot be read.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.holds == Holds::NoCheck)
    }

    /// The check with this number.
    pub fn get(&self, id: SavedId) -> Option<&Saved> {
        self.iter().find(|saved| saved.id == id)
    }

    /// Adds a check and gives it a number. Not a plain code with anything but letters, digits and signs, nor what would
    /// make the list longer than it is read ([`LONGEST`]).
    pub fn add(&mut self, taken: Option<Moment>, level: Level, expires: Expires, content: Content) -> Option<SavedId> {
        if matches!(&content, Content::Plain(code) if !is_word(code)) {
            return None;
        }
        let used: BTreeSet<u32> = self.iter().map(|saved| saved.id.0).collect();
        let last = used.last().copied().unwrap_or_default();
        // Past the largest number the first free one is taken; there is one, since no list is so long.
        let free = [last + 1].into_iter().chain(1..).find(|id| *id <= LARGEST_ID && !used.contains(id));
        let saved = Saved { id: SavedId(free?), taken, level, expires, content };
        let raw = written(&saved);
        let before = self.lines.iter().map(|line| line.raw.len() + 1).sum::<usize>();
        if before + FORM.len() + 1 + raw.len() > LONGEST {
            return None;
        }
        if !self.is_open {
            self.lines.push(Line { raw: FORM.to_owned(), holds: Holds::NoCheck });
            self.is_open = true;
        }
        let id = saved.id;
        self.lines.push(Line { raw, holds: Holds::Check(saved) });
        Some(id)
    }

    /// Removes this check, if it is still there as it was: its number may since stand for another one.
    pub fn remove(&mut self, check: &Saved) {
        self.lines.retain(|line| !matches!(&line.holds, Holds::Check(saved) if saved == check));
    }

    /// The text for storage.
    pub fn to_text(&self) -> String {
        self.lines.iter().map(|line| line.raw.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Reads any text, and keeps all of it. Of a text longer than [`LONGEST`] no check is read.
    pub fn parse(text: &str) -> Self {
        let mut list = Self::default();
        let mut ids = BTreeSet::new();
        for raw in text.split('\n').filter(|_| !text.is_empty()) {
            let words = raw.trim();
            let holds = if words.starts_with(NAME) {
                list.is_open = words == FORM && text.len() <= LONGEST;
                Holds::NoCheck
            } else if words.is_empty() {
                Holds::NoCheck
            } else {
                let read = if list.is_open { entry(words) } else { None };
                // The first of two lines with one number has it.
                read.filter(|saved| ids.insert(saved.id)).map_or(Holds::Unread, Holds::Check)
            };
            list.lines.push(Line { raw: raw.to_owned(), holds });
        }
        list
    }
}

/// The line of a check.
fn written(saved: &Saved) -> String {
    let taken = saved.taken.map_or_else(|| UNKNOWN.to_owned(), |taken| taken.to_string());
    let last = match saved.expires {
        Expires::On(last) => last.to_string(),
        Expires::Never => "never".to_owned(),
    };
    let mut line = format!("{} {taken} {} {last}", saved.id, saved.level.id());
    match &saved.content {
        Content::Plain(code) => {
            line.push_str(" plain ");
            line.push_str(code);
        }
        Content::Sealed(Sealed { salt, nonce, iterations, cipher }) => {
            line.push_str(" sealed ");
            hex(salt, &mut line);
            line.push(' ');
            hex(nonce, &mut line);
            // Writing to a text never fails.
            let _ = write!(line, " {iterations} ");
            hex(cipher, &mut line);
        }
    }
    line
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
        taken: if *taken == UNKNOWN { None } else { Some(Moment::parse(taken)?) },
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

    /// A check whose number no random text has.
    const MINE: &str = "500 unknown routine never plain MINE";

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn moment() -> Moment {
        Moment::parse("2026-11-29T08:30+01:00").unwrap()
    }

    #[track_caller]
    fn check(text: &str, ids: &[u32], unread: usize) {
        let list = SavedList::parse(text);
        let found: Vec<u32> = list.iter().map(|saved| saved.id.0).collect();
        assert_eq!((found.as_slice(), list.unread()), (ids, unread), "{text}");
        assert_eq!(list.to_text(), text);
    }

    fn add(list: &mut SavedList, code: &str) -> Option<u32> {
        let content = Content::Plain(code.to_owned());
        list.add(Some(moment()), Level::SameDay, Expires::Never, content).map(|id| id.0)
    }

    #[test]
    fn a_list_is_read() {
        check(GOOD, &[3, 7], 0);
        check(&GOOD.replace('\n', "\r\n\r\n"), &[3, 7], 0);
        check(&format!("{GOOD}\n"), &[3, 7], 0);
        check(&GOOD.replace("2026-11-29T08:30+01:00", UNKNOWN), &[3, 7], 0);
        check("", &[], 0);
        check("\n \n", &[], 0);
        check(FORM, &[], 0);
    }

    #[test]
    fn lines_of_other_forms_stand_beside_ours() {
        let newer = "LEGCHECK-SAVED2\n3 anything\n\n7 at all";
        check(newer, &[], 2);
        check(&format!("{newer}\n{GOOD}"), &[3, 7], 2);
        check(&format!("{GOOD}\n{newer}"), &[3, 7], 2);
        check(&format!("{GOOD}\n{newer}\n{FORM}\n9 unknown routine never plain A"), &[3, 7, 9], 2);
        let mut list = SavedList::parse(newer);
        assert_eq!(add(&mut list, "A"), Some(1));
        assert_eq!(add(&mut list, "B"), Some(2));
        let line = |id: u32, code: &str| format!("{id} {} same-day never plain {code}", moment());
        assert_eq!(list.to_text(), format!("{newer}\n{FORM}\n{}\n{}", line(1, "A"), line(2, "B")));
    }

    #[test]
    fn what_is_damaged_is_not_read() {
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
        check(&GOOD.replacen("SAVED1", "SAVED2", 1), &[], 2);
        check("nonsense", &[], 1);
        check(&format!("{GOOD}{}", " ".repeat(LONGEST)), &[], 2);
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
            assert_eq!(expiry.of(moment().date()), expected);
        }
    }

    #[test]
    fn checks_are_added_and_removed() {
        let mut list = SavedList::default();
        assert_eq!(add(&mut list, "A"), Some(1));
        assert_eq!(add(&mut list, "B"), Some(2));
        let first = list.get(SavedId(1)).unwrap().clone();
        list.remove(&first);
        list.remove(&first);
        assert_eq!(add(&mut list, "C"), Some(3));
        assert_eq!(add(&mut list, ""), None);
        assert_eq!(add(&mut list, "two words"), None);
        assert_eq!(add(&mut list, "two\nlines"), None);
        let codes: Vec<&Content> = list.iter().map(|saved| &saved.content).collect();
        assert_eq!(codes, [&Content::Plain("B".to_owned()), &Content::Plain("C".to_owned())]);
        let mut full = SavedList::parse(&GOOD.replacen("7 2026", "1000000000 2026", 1));
        assert_eq!(add(&mut full, "D"), Some(1));
        assert_eq!(add(&mut full, "E"), Some(2));
        assert_eq!(add(&mut full, "F"), Some(4));
    }

    #[test]
    fn a_number_that_is_used_again_is_another_check() {
        let mut list = SavedList::default();
        add(&mut list, "A");
        let seen = list.get(SavedId(1)).unwrap().clone();
        // Another tab removes it and saves one, which gets its number.
        list.remove(&seen);
        assert_eq!(add(&mut list, "B"), Some(1));
        list.remove(&seen);
        assert_eq!(list.iter().count(), 1);
    }

    #[test]
    fn a_list_never_gets_too_long_to_be_read() {
        let mut list = SavedList::default();
        let long = "A".repeat(100_000);
        while add(&mut list, &long).is_some() {}
        assert_eq!(list.iter().count(), 9);
        assert_eq!(SavedList::parse(&list.to_text()), list);
        let mut list = SavedList::parse(&"x\n".repeat(LONGEST));
        assert_eq!(add(&mut list, "A"), None);
    }

    /// Texts that another release, another program or a fault may have left.
    fn texts() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            Just(FORM.to_owned()),
            Just("LEGCHECK-SAVED2".to_owned()),
            Just(GOOD.lines().nth(1).unwrap().to_owned()),
            Just(GOOD.lines().nth(2).unwrap().to_owned()),
            "[0-9]{1,2} (unknown|2026-11-29T08:30Z) (routine|no-level) never plain [A-Z]{1,3}",
            "[0-9a-z :T+-]{0,60}",
            "\\PC{0,60}",
            any::<String>(),
        ];
        proptest::collection::vec((line, prop_oneof![Just("\n"), Just("\r\n"), Just("\n\n"), Just("\r")]), 0..8)
            .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
    }

    proptest! {
        #[test]
        fn any_text_is_kept(text in texts()) {
            prop_assert_eq!(SavedList::parse(&text).to_text(), text);
        }

        #[test]
        fn to_add_a_check_changes_no_other_line(text in texts()) {
            let mut list = SavedList::parse(&text);
            let (checks, unread): (Vec<Saved>, usize) = (list.iter().cloned().collect(), list.unread());
            let id = add(&mut list, "NEW").unwrap();
            let now = list.to_text();
            prop_assert!(now.starts_with(&text));
            let mut again = SavedList::parse(&now);
            prop_assert_eq!(&again, &list);
            prop_assert_eq!(again.unread(), unread);
            let added = again.get(SavedId(id)).unwrap().clone();
            prop_assert_eq!(again.iter().cloned().collect::<Vec<_>>(), [checks, vec![added.clone()]].concat());
            again.remove(&added);
            // At most the name of our form is left behind.
            let left = again.to_text();
            let with_form = [text.as_str(), FORM].join(if text.is_empty() { "" } else { "\n" });
            prop_assert!(left == text || left == with_form);
        }

        #[test]
        fn to_remove_a_check_changes_no_other_line(before in texts(), after in texts()) {
            let mut list = SavedList::parse(&format!("{before}\n{FORM}\n{MINE}\n{after}"));
            let mine = list.get(SavedId(500)).unwrap().clone();
            list.remove(&mine);
            prop_assert_eq!(list.to_text(), [&before, FORM, &after].join("\n"));
        }

        #[test]
        fn two_tabs_undo_nothing(before in texts(), after in texts()) {
            let mut seen = SavedList::parse(&format!("{before}\n{FORM}\n{MINE}\n{after}"));
            let mine = seen.get(SavedId(500)).unwrap().clone();
            let (checks, unread) = (seen.iter().count(), seen.unread());
            // Each change is made on what the storage holds then: one tab saves, the other removes, and the first again.
            let id = add(&mut seen, "NEW").unwrap();
            let mut list = SavedList::parse(&seen.to_text());
            list.remove(&mine);
            let mut list = SavedList::parse(&list.to_text());
            list.remove(&mine);
            prop_assert_eq!((list.iter().count(), list.unread()), (checks, unread));
            prop_assert!(list.get(SavedId(id)).is_some() && list.get(mine.id).is_none());
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
            let expires = Expiry::Days(7).of(moment().date());
            list.add(Some(moment()), Level::EmergencyNow, expires, Content::Sealed(sealed));
            prop_assert_eq!(SavedList::parse(&list.to_text()), list);
        }
    }
}

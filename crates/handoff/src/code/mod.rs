//! A check as one line of letters, which another device reads back.
//!
//! ```text
//! LEGCHECK2.  then letters (see `letters`) for:
//!   2 bytes   how many bytes follow, so that what stands behind the code does not matter
//!   when      how many moments follow: none, one, or the first answer and the last where those are of two sittings;
//!             of each the minutes since 1970 and the minutes ahead of UTC
//!   version   of the guide: its length and its text
//!   facts     a set of hashes (see `facts`)
//!   4 bytes   CRC-32 of all bytes before it, the two of the length too
//! ```
//!
//! The digit is the version of this form. A form that is added later gets a new digit, and the older ones are still
//! read; samples of each are kept in `tests/data/`. Version 1 is the same with at most one moment, and
//! without the facts about the rest of a group.

mod bytes;
mod facts;
mod letters;
mod restored;
mod session;

pub use restored::Restored;

use crate::crc::Crc;
use crate::moment::Moment;
use crate::record::{Record, Taken};
use bytes::{Reader, Writer};
use legcheck_engine::dataset::Guide;

/// What every code begins with; the version follows.
pub const NAME: &str = "LEGCHECK";

/// The version that is written; those before it are read as well.
const VERSION: u32 = 2;

/// The longest text that is looked at, in bytes: a summary has a tenth of it.
pub const LONGEST: usize = 100_000;

/// The most bytes that a code may say it has: a set of the most facts needs no more. So a text full of codes that are
/// no codes takes no time.
const MOST_BYTES: usize = 13_000;

/// The longest version of a guide that is kept, in bytes.
const LONGEST_VERSION: usize = 40;

/// Why nothing is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no code in the text.
    NotASummary,
    /// There is a code, but a part of it is missing or has been changed.
    Damaged,
    /// The code is of a later form than this version of the guide reads.
    TooNew,
    /// The text is longer than [`LONGEST`] and was not looked at.
    TooLong,
}

/// The check as one line: `LEGCHECK2.` and then digits, capital letters and `$+-./`. All of them belong to the compact
/// mode of QR codes and may stand in the part of an address behind `#` as they are.
pub fn to_code(record: &Record, guide: &Guide) -> String {
    let mut writer = Writer::default();
    let moments = match record.taken {
        None => vec![],
        Some(taken) if taken.is_one_sitting() => vec![taken.last()],
        Some(taken) => vec![taken.first(), taken.last()],
    };
    writer.number(moments.len() as u64);
    for moment in moments {
        writer.signed(moment.minutes());
        writer.signed(moment.offset().into());
    }
    writer.text(short(&record.guide_version));
    writer.set(&facts::hashes(record, guide));
    framed(VERSION, &writer.finish())
}

/// Some bytes with their length and checksum, as a code.
fn framed(version: u32, body: &[u8]) -> String {
    // Authoring allows so few choices that the set of all facts takes less than 20 kB.
    let length = (body.len() + 4) as u16;
    let mut all = length.to_be_bytes().to_vec();
    all.extend(body);
    all.extend(Crc::new().with(&all).value().to_be_bytes());
    let mut code = format!("{NAME}{version}.");
    letters::encode(&all, &mut code);
    code
}

/// The first bytes of a text, as many as are kept.
fn short(text: &str) -> &str {
    (0..=LONGEST_VERSION).rev().find_map(|end| text.get(..text.len().min(end))).unwrap_or_default()
}

/// Finds a code anywhere in a text and reads it. Line breaks, spaces and marks of quotation within the code do not
/// matter, and neither does what stands before and behind it. Of several codes the first one that can be read counts.
///
/// # Errors
/// See [`Refusal`]; where there are several codes, the reason is that of the last one.
pub fn from_code(text: &str, guide: &Guide) -> Result<Restored, Refusal> {
    if text.len() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let solid: Vec<char> = text.chars().filter(|c| !is_padding(*c)).map(|c| c.to_ascii_uppercase()).collect();
    let mut refusal = Refusal::NotASummary;
    for start in 0..solid.len() {
        match read_at(&solid[start..], guide) {
            None => {}
            Some(Ok(restored)) => return Ok(restored),
            Some(Err(other)) => refusal = other,
        }
    }
    if refusal != Refusal::NotASummary {
        return Err(refusal);
    }
    session::read(text, guide).ok_or(refusal)
}

/// What programs put into a line on its way: breaks, marks of quotation and the like.
fn is_padding(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '>' | '|' | '=' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The code that begins here; none when there is none.
fn read_at(text: &[char], guide: &Guide) -> Option<Result<Restored, Refusal>> {
    let rest = NAME.chars().try_fold(text, |rest, letter| rest.strip_prefix(&[letter]))?;
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    let version =
        rest[..digits].iter().filter_map(|c| c.to_digit(10)).reduce(|a, b| a.saturating_mul(10).saturating_add(b))?;
    let rest = rest[digits..].strip_prefix(&['.'])?;
    Some(match version {
        0 => Err(Refusal::Damaged),
        1..=VERSION => read(version, rest, guide).ok_or(Refusal::Damaged),
        _ => Err(Refusal::TooNew),
    })
}

/// Reads what stands behind the dot.
fn read(version: u32, text: &[char], guide: &Guide) -> Option<Restored> {
    let bytes_of = |bytes: usize| -> Option<Vec<u8>> {
        let values: Option<Vec<u8>> = text.get(..letters::len_of(bytes))?.iter().map(|c| letters::value(*c)).collect();
        letters::decode(&values?)
    };
    let length: [u8; 2] = bytes_of(2)?.try_into().ok()?;
    let length = Some(usize::from(u16::from_be_bytes(length))).filter(|length| *length <= MOST_BYTES)?;
    let all = bytes_of(2 + length)?;
    let (rest, checksum) = all.split_last_chunk::<4>()?;
    if Crc::new().with(rest).value() != u32::from_be_bytes(*checksum) {
        return None;
    }
    let mut reader = Reader::new(rest.get(2..)?);
    let taken = match (version, reader.number()?) {
        (_, 0) => None,
        (_, 1) => Some(Taken::at(moment(&mut reader)?)),
        (2.., 2) => Some(Taken::new(moment(&mut reader)?, moment(&mut reader)?)),
        _ => return None,
    };
    let guide_version = reader.text().filter(|version| version.len() <= LONGEST_VERSION)?.to_owned();
    let mut record = Record { taken, guide_version, ..Record::default() };
    let unknown = facts::put_together(&reader.set()?, guide, &mut record);
    let known = record.guide_version.is_empty() || record.guide_version == guide.version;
    let other_version = (!known).then(|| record.guide_version.clone());
    Some(Restored { record, unknown, other_version })
}

/// A moment: minutes since 1970, and minutes ahead of UTC.
fn moment(reader: &mut Reader<'_>) -> Option<Moment> {
    let (minutes, offset) = (reader.signed()?, reader.signed()?);
    Moment::new(minutes, i16::try_from(offset).ok()?)
}

/// Whether no two facts of the guide have the same hash. A guide where two had would lose answers on the way; a test
/// asks.
pub fn tells_all_apart(guide: &Guide) -> bool {
    let mut hashes: Vec<u32> = facts::Fact::all(guide).into_iter().map(|fact| fact.hash(guide)).collect();
    hashes.sort_unstable();
    hashes.windows(2).all(|pair| pair[0] != pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(version: u32, body: &[u8], expected: Result<(&str, usize), Refusal>) {
        let guide = Guide::default();
        let found = from_code(&framed(version, body), &guide);
        let found = found.as_ref().map(|restored| (restored.record.guide_version.as_str(), restored.unknown));
        assert_eq!(found, expected.as_ref().map(|(version, unknown)| (*version, *unknown)), "{body:?}");
    }

    #[test]
    fn a_body_that_was_never_written_is_refused() {
        for version in 1..=VERSION {
            check(version, &[0, 0, 0], Ok(("", 0)));
            check(version, &[0, 1, b'a', 0], Ok(("a", 0)));
            check(version, &[0, 0, 1, 0, 0, 0], Ok(("", 1)));
            check(version, &[1, 0, 0, 0, 0], Ok(("", 0)));
        }
        // Two moments came with version 2.
        check(1, &[2, 0, 0, 0, 0, 0, 0], Err(Refusal::Damaged));
        check(2, &[2, 0, 0, 0, 0, 0, 0], Ok(("", 0)));
        for body in [
            &[][..],
            &[2, 0, 0],
            &[2, 0, 0, 0, 0],
            &[3, 0, 0, 0, 0, 0, 0, 0, 0],
            &[0, 9, b'a'],
            &[0, 1, 0xff, 0],
            &[0, 0, 1, 0xff, 0xff],
            &[1, 0, 0xff, 0xff, 0x7f, 0, 0],
            &[1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0],
            &[0, 0, 0xff, 0xff, 0xff, 0x7f],
        ] {
            check(VERSION, body, Err(Refusal::Damaged));
        }
    }

    proptest! {
        #[test]
        fn any_body_is_read(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            for version in 1..=VERSION {
                let _ = from_code(&framed(version, &body), &Guide::default());
                let _ = from_code(&framed(version, &[&[0, 0], body.as_slice()].concat()), &Guide::default());
            }
        }
    }
}

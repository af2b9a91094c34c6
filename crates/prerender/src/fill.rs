//! Writes the content into a finished module; the counterpart of `legcheck::content::slot`.

use crate::wasm::{self, Reader, write_number, write_signed};
use legcheck::content::FINGERPRINT;
use legcheck::content::slot::{CAPACITY, MARK};
use std::io;

/// Returns the module with the content in the memory reserved for it, as an additional data segment that overwrites
/// the mark. Segments apply in order, so this one comes last.
///
/// # Errors
/// If the module reserves no memory or reserves it twice, was compiled for other ids, or the content is too large.
pub fn fill(module: &[u8], content: &[u8]) -> io::Result<Vec<u8>> {
    if content.len() > CAPACITY {
        return Err(wrong(&format!(
            "{} bytes of content do not fit; raise CAPACITY in src/content/slot.rs",
            content.len()
        )));
    }
    let mut rooms = Vec::new();
    let filled = wasm::map_sections(module, |id, section| match id {
        DATA_COUNT => with_one_more(section),
        DATA => {
            rooms.extend(find(section)?);
            let [room] = rooms.as_slice() else { return Some(section.to_vec()) };
            let mut out = with_one_more(section)?;
            out.extend([ACTIVE, I32_CONST]);
            write_signed(&mut out, room.address);
            out.push(END);
            write_number(&mut out, content.len() as u64);
            out.extend(content);
            Some(out)
        }
        _ => Some(section.to_vec()),
    });
    let filled = filled.ok_or_else(|| wrong("a module is not as wasm-bindgen and wasm-opt write it"))?;
    match rooms.as_slice() {
        [room] if room.fingerprint == FINGERPRINT => Ok(filled),
        [_] => Err(wrong("a module was compiled for other ids than this program")),
        _ => Err(wrong(&format!("a module has {} rooms for the content, not one", rooms.len()))),
    }
}

const DATA: u8 = 11;
const DATA_COUNT: u8 = 12;
const I32_CONST: u8 = 0x41;
const END: u8 = 0x0b;

/// An active segment is copied to its address at instantiation, a passive one later by code.
const ACTIVE: u8 = 0;
const PASSIVE: u8 = 1;

/// A section that starts with a count, with the count incremented.
fn with_one_more(section: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader::new(section);
    let mut out = Vec::new();
    let count = reader.number()?;
    write_number(&mut out, count + 1);
    out.extend(reader.rest());
    Some(out)
}

/// The address of the reserved memory, and the fingerprint after its mark.
struct Room {
    address: u64,
    fingerprint: [u8; 8],
}

/// The reserved memory in a data section.
fn find(section: &[u8]) -> Option<Vec<Room>> {
    let mut rooms = Vec::new();
    let mut reader = Reader::new(section);
    for _ in 0..reader.number()? {
        let address = match reader.byte()? {
            ACTIVE if reader.byte()? == I32_CONST => {
                let address = reader.number()?;
                (reader.byte()? == END).then_some(address)?
            }
            PASSIVE => 0,
            _ => return None,
        };
        let size = usize::try_from(reader.number()?).ok()?;
        let bytes = reader.take(size)?;
        for at in (0..bytes.len()).filter(|at| bytes[*at..].starts_with(&MARK)) {
            // wasm-opt strips trailing zeros from a segment.
            let mut fingerprint = [0; 8];
            fingerprint.iter_mut().zip(&bytes[at + MARK.len()..]).for_each(|(to, from)| *to = *from);
            rooms.push(Room { address: address + at as u64, fingerprint });
        }
    }
    Some(rooms)
}

fn wrong(text: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with these data segments, each at its address.
    fn module(pieces: &[(u64, &[u8])]) -> Vec<u8> {
        let mut data = Vec::new();
        write_number(&mut data, pieces.len() as u64);
        for (address, bytes) in pieces {
            data.extend([ACTIVE, I32_CONST]);
            write_signed(&mut data, *address);
            data.push(END);
            write_number(&mut data, bytes.len() as u64);
            data.extend(*bytes);
        }
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in [(DATA_COUNT, vec![pieces.len() as u8]), (DATA, data)] {
            out.push(id);
            write_number(&mut out, section.len() as u64);
            out.extend(section);
        }
        out
    }

    fn room(fingerprint: &[u8]) -> Vec<u8> {
        [b"abc", MARK.as_slice(), fingerprint].concat()
    }

    #[track_caller]
    fn check_wrong(module: &[u8], content: &[u8], says: &str) {
        let error = fill(module, content).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn content_is_laid_over_the_mark() {
        let room = room(&FINGERPRINT);
        let pieces = [(0x10_0000, b"words".as_slice()), (0x10_0100, &room)];
        let expected = module(&[pieces[0], pieces[1], (0x10_0103, b"content")]);
        assert_eq!(fill(&module(&pieces), b"content").unwrap(), expected);
    }

    #[test]
    fn zeros_at_the_end_of_a_piece_may_be_missing() {
        let cut = room(&[]);
        assert_eq!(find(&module(&[(8, &cut)])[13..]).unwrap()[0].fingerprint, [0; 8]);
    }

    #[test]
    fn a_module_that_cannot_be_filled_is_refused() {
        let room_of = |fingerprint: [u8; 8]| room(&fingerprint);
        let (right, other) = (room_of(FINGERPRINT), room_of(FINGERPRINT.map(|byte| byte ^ 1)));
        check_wrong(&module(&[(8, b"words")]), b"", "0 rooms");
        check_wrong(&module(&[(8, &right), (64, &right)]), b"", "2 rooms");
        check_wrong(&module(&[(8, &other)]), b"", "other ids");
        check_wrong(&module(&[(8, &right)]), &[0; CAPACITY + 1], "CAPACITY");
        check_wrong(b"no module", b"", "not as");
        check_wrong(b"\0asm\x01\0\0\0\x0b\x02\x01\x07", b"", "not as");
    }
}

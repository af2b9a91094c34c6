//! Writes the content into a finished module; the counterpart of `legcheck::content::slot`.

use legcheck::content::FINGERPRINT;
use legcheck::content::slot::{CAPACITY, MARK};
use std::convert::Infallible;
use std::io;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ConstExpr, DataSection, Module};
use wasmparser::{Data, DataKind, DataSectionReader, Operator, Parser};

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
    let mut filler = Filler { content, rooms: Vec::new() };
    let mut filled = Module::new();
    filler
        .parse_core_module(&mut filled, Parser::new(0), module)
        .map_err(|error| wrong(&format!("a module is malformed: {error}")))?;
    match filler.rooms.as_slice() {
        [room] if room.fingerprint == FINGERPRINT => Ok(filled.finish()),
        [_] => Err(wrong("a module was compiled for other ids than this program")),
        rooms => Err(wrong(&format!("a module has {} rooms for the content, not one", rooms.len()))),
    }
}

/// The reserved memory: its address, and the fingerprint after its mark.
struct Room {
    address: i32,
    fingerprint: [u8; 8],
}

/// Copies a module and adds the content to the last room that it finds.
struct Filler<'a> {
    content: &'a [u8],
    rooms: Vec<Room>,
}

impl Reencode for Filler<'_> {
    type Error = Infallible;

    fn data_count(&mut self, count: u32) -> Result<u32, Error> {
        Ok(count + 1)
    }

    fn parse_data_section(&mut self, to: &mut DataSection, from: DataSectionReader<'_>) -> Result<(), Error> {
        utils::parse_data_section(self, to, from)?;
        if let Some(room) = self.rooms.last() {
            to.active(0, &ConstExpr::i32_const(room.address), self.content.iter().copied());
        }
        Ok(())
    }

    fn parse_data(&mut self, to: &mut DataSection, segment: Data<'_>) -> Result<(), Error> {
        self.rooms.extend(rooms(&segment)?);
        utils::parse_data(self, to, segment)
    }
}

/// The rooms in a segment that is copied to a constant address at instantiation.
fn rooms(segment: &Data<'_>) -> Result<Vec<Room>, Error> {
    let DataKind::Active { offset_expr, .. } = &segment.kind else { return Ok(Vec::new()) };
    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else { return Ok(Vec::new()) };
    let marks = (0..segment.data.len()).filter(|at| segment.data[*at..].starts_with(&MARK));
    Ok(marks.map(|at| Room { address: value + at as i32, fingerprint: fingerprint(&segment.data[at..]) }).collect())
}

/// The fingerprint after a mark. wasm-opt strips trailing zeros from a segment.
fn fingerprint(marked: &[u8]) -> [u8; 8] {
    let mut fingerprint = [0; 8];
    fingerprint.iter_mut().zip(&marked[MARK.len()..]).for_each(|(to, from)| *to = *from);
    fingerprint
}

fn wrong(text: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::DataCountSection;

    /// A module with these data segments, each at its address.
    fn module(pieces: &[(i32, &[u8])]) -> Vec<u8> {
        let mut data = DataSection::new();
        for (address, bytes) in pieces {
            data.active(0, &ConstExpr::i32_const(*address), bytes.iter().copied());
        }
        let mut module = Module::new();
        module.section(&DataCountSection { count: data.len() }).section(&data);
        module.finish()
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
        assert_eq!(fingerprint(&MARK), [0; 8]);
        assert_eq!(fingerprint(&[MARK.as_slice(), &[1, 2, 0, 3]].concat()), [1, 2, 0, 3, 0, 0, 0, 0]);
    }

    #[test]
    fn a_module_that_cannot_be_filled_is_refused() {
        let room_of = |fingerprint: [u8; 8]| room(&fingerprint);
        let (right, other) = (room_of(FINGERPRINT), room_of(FINGERPRINT.map(|byte| byte ^ 1)));
        check_wrong(&module(&[(8, b"words")]), b"", "0 rooms");
        check_wrong(&module(&[(8, &right), (64, &right)]), b"", "2 rooms");
        check_wrong(&module(&[(8, &other)]), b"", "other ids");
        check_wrong(&module(&[(8, &right)]), &[0; CAPACITY + 1], "CAPACITY");
        check_wrong(b"no module", b"", "malformed");
        check_wrong(b"\0asm\x01\0\0\0\x0b\x02\x01\x07", b"", "malformed");
    }
}

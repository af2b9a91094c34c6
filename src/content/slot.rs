//! The memory reserved for the content in the wasm modules.
//!
//! A module is compiled without its content. The prerenderer adds it to the finished module as a data segment
//! (`crates/prerender/src/fill.rs`), so changing a text does not require recompiling the module.

#[cfg(not(target_arch = "wasm32"))]
use super::files::{extras, file, tags};
#[cfg(target_arch = "wasm32")]
use super::language::{FINGERPRINT, Language};

/// The start of the reserved memory before it is filled, followed by the fingerprint of the ids the module was
/// compiled for.
pub const MARK: [u8; 16] = *b"\xffLegCheckContent";

/// Maximum size of the content. It adds to the memory of the module, not to its file size.
pub const CAPACITY: usize = 192 * 1024;

#[cfg(target_arch = "wasm32")]
static SLOT: [u8; CAPACITY] = empty();

#[cfg(target_arch = "wasm32")]
const fn empty() -> [u8; CAPACITY] {
    let mut slot = [0; CAPACITY];
    let mut at = 0;
    while at < MARK.len() + FINGERPRINT.len() {
        slot[at] = if at < MARK.len() { MARK[at] } else { FINGERPRINT[at - MARK.len()] };
        at += 1;
    }
    slot
}

/// The content of this module.
#[cfg(target_arch = "wasm32")]
fn content() -> &'static [u8] {
    // Keeps the compiler from assuming the initial value.
    std::hint::black_box(&SLOT)
}

/// A module with embedded content.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// The app.
    App,
    /// The second module.
    Extras,
}

/// The content for a module, as length-prefixed pieces: the tables of the second module or nothing; the tag, messages,
/// guide and evidence of each language; and an empty tag.
///
/// # Panics
/// If a file of the compiled content cannot be read.
#[cfg(not(target_arch = "wasm32"))]
pub fn filled(module: Module) -> Vec<u8> {
    let (part, tables): (_, &[u8]) = match module {
        Module::App => ("app", &[]),
        Module::Extras => ("extras", extras()),
    };
    let mut pieces = vec![tables];
    for tag in tags() {
        let files = [format!("{tag}.{part}.words"), format!("{tag}.guide"), format!("{tag}.evidence")];
        pieces.push(tag.as_bytes());
        pieces.extend(files.map(|name| file(&name)));
    }
    pieces.push(&[]);
    let mut out = Vec::new();
    for piece in pieces {
        out.extend(u32::try_from(piece.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend(piece);
    }
    out
}

/// The tables of the second module.
#[cfg(all(target_arch = "wasm32", feature = "extras"))]
pub(super) fn extras() -> &'static [u8] {
    piece(&mut content())
}

/// Every language, the default one first.
#[cfg(target_arch = "wasm32")]
pub(super) fn languages() -> impl Iterator<Item = Language> {
    let mut rest = content();
    piece(&mut rest);
    std::iter::from_fn(move || {
        let tag = std::str::from_utf8(piece(&mut rest)).ok().filter(|tag| !tag.is_empty())?;
        Some(Language { tag, words: piece(&mut rest), guide: piece(&mut rest), evidence: piece(&mut rest) })
    })
}

/// Takes the next piece; empty if the announced length exceeds the input.
#[cfg(any(target_arch = "wasm32", test))]
fn piece<'a>(content: &mut &'a [u8]) -> &'a [u8] {
    let Some((length, rest)) = content.split_first_chunk() else { return &[] };
    let (piece, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).unwrap_or_default();
    *content = rest;
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mut content: &[u8], expected: &[&[u8]]) {
        let found: Vec<&[u8]> = expected.iter().map(|_| piece(&mut content)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_filled_in_is_read() {
        let app = (Module::App, "en.app.words", [].as_slice());
        for (module, words, first) in [app, (Module::Extras, "en.extras.words", extras())] {
            let (content, words) = (filled(module), file(words));
            check(&content, &[first, b"en", words, file("en.guide"), file("en.evidence"), b""]);
            assert!(content.len() < CAPACITY);
        }
    }

    #[test]
    fn an_empty_room_and_a_cut_one_have_no_pieces() {
        check(&MARK, &[b"", b""]);
        check(&[2, 0, 0, 0, b'e'], &[b""]);
        check(&[2, 0, 0], &[b""]);
        check(b"", &[b""]);
    }
}

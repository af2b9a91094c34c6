//! A text as a QR code.
//!
//! The crate `qrcodegen` makes it: it costs 12 kB of optimised wasm (6 kB gzipped), `qrcode` 26 (15) and `fast_qr` 30
//! (12). It is also the only one of them that can put an address as bytes and the code behind it in the compact mode of
//! capital letters into one picture, which takes a quarter less room.

use core::fmt::Write;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Light modules that must stand round a code, on each side.
pub const QUIET: usize = 4;

/// A run of letters is worth a mode of its own from this length on: the mode costs two bytes or so.
const WORTH: usize = 12;

/// The largest version (57 by 57 modules) for which damage is mended at the level M, which some readers need even for a
/// clean picture. Beyond it small modules are the greater danger, and the level L makes them larger.
const LARGEST_MEDIUM: u8 = 10;

/// The modules of a QR code, without the quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    size: usize,
    dark: Vec<bool>,
}

impl Matrix {
    /// The code of a text; none when it is too long for any (about 4,000 capital letters, or 2,900 bytes).
    pub fn of(text: &str) -> Option<Self> {
        let segments = segments(text);
        let make = |level, largest| {
            QrCode::encode_segments_advanced(&segments, level, Version::MIN, Version::new(largest), None, true).ok()
        };
        let code = make(QrCodeEcc::Medium, LARGEST_MEDIUM).or_else(|| make(QrCodeEcc::Low, Version::MAX.value()))?;
        let side = code.size();
        let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y)).collect();
        Some(Self { size: usize::try_from(side).ok()?, dark })
    }

    /// Modules on each side.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Modules on each side, with the quiet zone: width and height of the `viewBox` of [`Matrix::path`].
    pub fn side(&self) -> usize {
        self.size + 2 * QUIET
    }

    /// Whether the module in this column and row is dark; outside of the code all are light.
    pub fn dark(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.dark[y * self.size + x]
    }

    /// All dark modules as the `d` of one SVG path: each module is one unit, and the quiet zone lies above and left of
    /// them.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let run = (x..self.size).take_while(|x| self.dark(*x, y)).count();
                if run > 0 {
                    // Writing to a text never fails.
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += run.max(1);
            }
        }
        path
    }
}

/// A text in the modes that take little room: bytes, and compact letters for a long end that has only such.
fn segments(text: &str) -> Vec<QrSegment> {
    let compact = |c: char| QrSegment::is_alphanumeric(c.encode_utf8(&mut [0; 4]));
    let start =
        text.char_indices().rev().take_while(|(_, c)| compact(*c)).last().map_or(text.len(), |(place, _)| place);
    let start = if text.len() - start < WORTH { text.len() } else { start };
    let (bytes, letters) = text.split_at_checked(start).unwrap_or((text, ""));
    let mut segments = Vec::new();
    if !bytes.is_empty() {
        segments.push(QrSegment::make_bytes(bytes.as_bytes()));
    }
    if !letters.is_empty() {
        segments.push(QrSegment::make_alphanumeric(letters));
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a reader of QR codes finds in the picture that the path draws.
    #[track_caller]
    fn read_back(matrix: &Matrix) -> String {
        const UNIT: usize = 4;
        let drawn = drawn(matrix);
        let side = matrix.side();
        let mut image = rqrr::PreparedImage::prepare_from_bitmap(side * UNIT, side * UNIT, |x, y| {
            drawn[y / UNIT * side + x / UNIT]
        });
        let grids = image.detect_grids();
        let [grid] = grids.as_slice() else { panic!("{} codes are found", grids.len()) };
        grid.decode().expect("the code can be read").1
    }

    /// The picture of a path, row by row.
    fn drawn(matrix: &Matrix) -> Vec<bool> {
        let side = matrix.side();
        let mut picture = vec![false; side * side];
        for run in matrix.path().split_terminator('z') {
            let (start, rest) = run.strip_prefix('M').unwrap().split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let (run, back) = rest.split_once("v1h-").unwrap();
            assert_eq!(run, back);
            picture[y * side + x..][..run.parse().unwrap()].fill(true);
        }
        picture
    }

    #[track_caller]
    fn check(text: &str, size: usize) {
        let matrix = Matrix::of(text).unwrap();
        assert_eq!(matrix.size(), size, "{text}");
        assert_eq!(read_back(&matrix), text);
    }

    #[test]
    fn texts_are_read_back() {
        check("A", 21);
        check("https://guide.example/", 25);
        check("Füße und Hände: 足と手", 29);
        check(&format!("https://guide.example/#LEGCHECK1.{}", "A0$".repeat(105)), 57);
        check(&format!("LEGCHECK1.{}", "Z/9".repeat(105)), 53);
        // Were all of it bytes, it would take 61.
        check(&"A".repeat(320), 53);
        check(&"a".repeat(320), 61);
    }

    #[test]
    fn what_fits_no_code_is_none() {
        assert!(Matrix::of(&"A".repeat(4296)).is_some());
        assert_eq!(Matrix::of(&"A".repeat(4297)), None);
        assert_eq!(Matrix::of(&"a".repeat(2954)), None);
    }

    #[test]
    fn outside_all_is_light() {
        let matrix = Matrix::of("A").unwrap();
        assert!(matrix.dark(0, 0) && matrix.dark(20, 0));
        assert!(!matrix.dark(21, 0) && !matrix.dark(0, 21) && !matrix.dark(usize::MAX, usize::MAX));
        assert_eq!(matrix.side(), 29);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..Default::default() })]

        #[test]
        fn any_text_is_read_back(text in "\\PC{1,60}", code in "[0-9A-Z$+./-]{1,300}") {
            for text in [format!("{text}{code}"), text] {
                prop_assert_eq!(read_back(&Matrix::of(&text).unwrap()), text);
            }
        }
    }
}

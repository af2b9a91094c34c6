//! Compression of files for transfer, and content negotiation.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The encoding of a response body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Uncompressed.
    Identity,
    /// Gzip, which every browser supports.
    Gzip,
    /// Brotli, which compresses best.
    Brotli,
}

impl Encoding {
    /// The best encoding that an `Accept-Encoding` header allows.
    pub fn accepted(header: &str) -> Encoding {
        let allowed = |name: &str| {
            header.split(',').any(|part| {
                let mut words = part.split(';').map(str::trim);
                words.next().is_some_and(|word| word.eq_ignore_ascii_case(name))
                    && !words.any(|word| {
                        word.strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok()).is_some_and(|q| q <= 0.0)
                    })
            })
        };
        if allowed("br") {
            Encoding::Brotli
        } else if allowed("gzip") {
            Encoding::Gzip
        } else {
            Encoding::Identity
        }
    }

    /// The value of `Content-Encoding`, if the header is sent.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Encoding::Identity => None,
            Encoding::Gzip => Some("gzip"),
            Encoding::Brotli => Some("br"),
        }
    }

    /// The extension appended to a file's name for its compressed copy.
    pub fn extension(self) -> Option<&'static str> {
        match self {
            Encoding::Identity => None,
            Encoding::Gzip => Some("gz"),
            Encoding::Brotli => Some("br"),
        }
    }

    /// The path of a file's compressed copy, next to the file itself.
    pub fn copy_of(self, file: &Path) -> Option<PathBuf> {
        let mut name = file.as_os_str().to_owned();
        name.push(".");
        name.push(self.extension()?);
        Some(name.into())
    }

    /// Compresses at the highest level, as hosts do ahead of time.
    pub fn compress(self, bytes: &[u8]) -> Result<Vec<u8>> {
        match self {
            Encoding::Identity => Ok(bytes.to_vec()),
            Encoding::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(bytes)?;
                Ok(encoder.finish()?)
            }
            Encoding::Brotli => {
                let mut encoder = CompressorWriter::new(Vec::new(), 4096, 11, 22);
                encoder.write_all(bytes)?;
                encoder.flush()?;
                Ok(encoder.into_inner())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, expected: Encoding) {
        assert_eq!(Encoding::accepted(header), expected, "{header:?}");
    }

    #[test]
    fn the_best_allowed_encoding_is_taken() {
        check("gzip, deflate, br, zstd", Encoding::Brotli);
        check("gzip;q=1.0, BR;q=0.5", Encoding::Brotli);
        check("gzip, br;q=0", Encoding::Gzip);
        check("br; q=0.0", Encoding::Identity);
        check("deflate", Encoding::Identity);
        check("brotli", Encoding::Identity);
        check("", Encoding::Identity);
    }

    #[test]
    fn compressed_text_is_smaller_and_comes_back() {
        let text = "Which leg hurts? ".repeat(200);
        let packed = Encoding::Brotli.compress(text.as_bytes()).unwrap();
        assert!(packed.len() < 100);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(Encoding::Gzip.compress(text.as_bytes()).unwrap().len() < 200);
    }
}

//! Reading and writing PNG files.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use oxipng::{BitDepth, ColorType, Options, RawImage};
use png::{Decoder, Transformations};

/// The most colours that a palette holds.
const PALETTE: usize = 256;

/// A picture with four bytes per pixel: red, green, blue, alpha.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The pixels, row by row.
    pub rgba: Vec<u8>,
}

impl Picture {
    /// Decodes a PNG file.
    ///
    /// # Errors
    /// If it is not one.
    pub fn read(png: &[u8]) -> Result<Self> {
        let mut decoder = Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
        let mut reader = decoder.read_info().context("no PNG file")?;
        let mut pixels = vec![0; reader.output_buffer_size().context("a picture that is too large")?];
        let info = reader.next_frame(&mut pixels).context("a broken PNG file")?;
        pixels.truncate(info.buffer_size());
        if info.color_type == png::ColorType::GrayscaleAlpha {
            pixels = pixels.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect();
        }
        Ok(Self { width: info.width, height: info.height, rgba: pixels })
    }

    /// Each pixel.
    pub fn pixels(&self) -> impl Iterator<Item = [u8; 4]> + '_ {
        self.rgba.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2], pixel[3]])
    }

    /// The picture as a PNG file, as small as oxipng makes it.
    ///
    /// # Errors
    /// If the size does not fit the pixels.
    pub fn to_png(&self) -> Result<Vec<u8>> {
        let image = RawImage::new(self.width, self.height, ColorType::RGBA, BitDepth::Eight, self.rgba.clone())?;
        Ok(image.create_optimized_png(&Options::max_compression())?)
    }

    /// The picture with no more colours than a palette holds. Rare ones, as at the edges of letters, are replaced by the
    /// nearest of the others. The difference is invisible, and the file is half as large.
    #[must_use]
    pub fn with_few_colours(mut self) -> Self {
        let mut counts: BTreeMap<[u8; 4], usize> = BTreeMap::new();
        self.pixels().for_each(|pixel| *counts.entry(pixel).or_default() += 1);
        let mut kept: Vec<([u8; 4], usize)> = counts.iter().map(|(colour, count)| (*colour, *count)).collect();
        kept.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        kept.truncate(PALETTE);
        let apart = |a: [u8; 4], b: [u8; 4]| a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum::<u32>();
        let nearest = |colour: [u8; 4]| kept.iter().map(|(other, _)| *other).min_by_key(|other| apart(colour, *other));
        let near: BTreeMap<[u8; 4], [u8; 4]> =
            counts.keys().filter_map(|colour| Some((*colour, nearest(*colour)?))).collect();
        self.rgba = self.pixels().flat_map(|pixel| near.get(&pixel).copied().unwrap_or(pixel)).collect();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of 32 by 32 pixels comes back as it was.
    #[track_caller]
    fn check(colour: impl Fn(u8, u8) -> [u8; 4]) {
        let rgba: Vec<u8> =
            (0..32).flat_map(|y| (0..32).map(move |x| (x, y))).flat_map(|(x, y)| colour(x, y)).collect();
        let picture = Picture { width: 32, height: 32, rgba };
        let png = picture.to_png().unwrap();
        assert_eq!(Picture::read(&png).unwrap(), picture);
        assert!(png.len() < picture.rgba.len(), "{} bytes", png.len());
    }

    #[test]
    fn every_pixel_comes_back() {
        check(|_, _| [11, 80, 82, 255]);
        check(|x, y| [x, y, 0, 255]);
        check(|x, y| [x, y, 7, x * 8]);
        check(|x, _| [x, x, x, 255]);
        check(|x, y| [x, x, x, y * 8]);
        check(|x, y| [255, 255, 255, x ^ y]);
        check(|x, _| [x / 8, 0, 0, if x < 16 { 128 } else { 255 }]);
    }

    #[test]
    fn rare_colours_give_way_to_the_nearest() {
        let lines = |colour: fn(u8, u8) -> [u8; 4]| Picture {
            width: 32,
            height: 32,
            rgba: (0..32).flat_map(|y| (0..32).flat_map(move |x| colour(x, y))).collect(),
        };
        let few = lines(|x, y| [x, y / 8, 0, 255]);
        assert_eq!(few.clone().with_few_colours(), few);
        let many = lines(|x, y| [x * 8, y * 8, 0, 255]);
        let less = many.clone().with_few_colours();
        assert_eq!(less.pixels().collect::<std::collections::BTreeSet<_>>().len(), PALETTE);
        assert_eq!(less.pixels().next(), many.pixels().next());
    }

    #[test]
    fn what_is_no_picture_is_told() {
        assert!(Picture::read(b"no picture").is_err());
        assert!(Picture { width: 2, height: 2, rgba: vec![0; 4] }.to_png().is_err());
    }
}

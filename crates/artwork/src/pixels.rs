//! Small PNG files: the fewest bytes that keep every pixel as it is.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use png::{BitDepth, ColorType, Decoder, DeflateCompression, Encoder, Filter, Transformations};

/// The most colours that a palette holds.
const PALETTE: usize = 256;

/// A picture, four bytes a pixel: red, green, blue, and how opaque it is.
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
    /// Reads a PNG file with eight bits a colour, as browsers and we write them.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(png: &[u8]) -> Result<Self> {
        let mut decoder = Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
        let mut reader = decoder.read_info().context("no PNG file")?;
        let mut pixels = vec![0; reader.output_buffer_size().context("a picture that is too large")?];
        let info = reader.next_frame(&mut pixels).context("a broken PNG file")?;
        pixels.truncate(info.buffer_size());
        if info.color_type == ColorType::GrayscaleAlpha {
            pixels = pixels.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect();
        }
        Ok(Self { width: info.width, height: info.height, rgba: pixels })
    }

    /// Each pixel.
    pub fn pixels(&self) -> impl Iterator<Item = [u8; 4]> + '_ {
        self.rgba.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2], pixel[3]])
    }

    /// The picture as the smallest PNG file of those we know to write: with a palette if it has few colours, else as
    /// it is, each with and without a filter.
    ///
    /// # Errors
    /// When the size does not fit the pixels.
    pub fn to_png(&self) -> Result<Vec<u8>> {
        let mut forms = vec![self.direct()];
        forms.extend(self.indexed());
        let mut smallest: Option<Vec<u8>> = None;
        for form in &forms {
            for filter in [Filter::NoFilter, Filter::Up, Filter::MinEntropy, Filter::Adaptive] {
                let png = form.encode(self.width, self.height, filter)?;
                if smallest.as_ref().is_none_or(|known| png.len() < known.len()) {
                    smallest = Some(png);
                }
            }
        }
        smallest.context("no form of PNG was tried")
    }

    /// The picture with no more colours than a palette holds: the rare ones, which the edges of letters have, give way to
    /// the nearest of the others. The eye sees no difference, and the file is half as large.
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

    /// Each pixel with its own colour.
    fn direct(&self) -> Form {
        let opaque = self.pixels().all(|pixel| pixel[3] == u8::MAX);
        let grey = self.pixels().all(|[r, g, b, _]| r == g && g == b);
        let (colour, places): (_, &[usize]) = match (grey, opaque) {
            (true, true) => (ColorType::Grayscale, &[0]),
            (true, false) => (ColorType::GrayscaleAlpha, &[0, 3]),
            (false, true) => (ColorType::Rgb, &[0, 1, 2]),
            (false, false) => (ColorType::Rgba, &[0, 1, 2, 3]),
        };
        let bytes = self.pixels().flat_map(|pixel| places.iter().map(move |place| pixel[*place])).collect();
        Form { colour, bytes, palette: Vec::new(), alpha: Vec::new() }
    }

    /// Each pixel as a place in a list of colours, if they are few enough.
    fn indexed(&self) -> Option<Form> {
        // Colours that are not opaque come first, so that the list of how opaque they are can end with them.
        let mut places: BTreeMap<(u8, [u8; 4]), u8> = BTreeMap::new();
        for pixel in self.pixels() {
            places.insert((pixel[3], pixel), 0);
            if places.len() > PALETTE {
                return None;
            }
        }
        for (place, value) in (0..=u8::MAX).zip(places.values_mut()) {
            *value = place;
        }
        let bytes = self.pixels().map(|pixel| places[&(pixel[3], pixel)]).collect();
        let palette = places.keys().flat_map(|(_, [r, g, b, _])| [*r, *g, *b]).collect();
        let alpha = places.keys().map(|(alpha, _)| *alpha).filter(|alpha| *alpha < u8::MAX).collect();
        Some(Form { colour: ColorType::Indexed, bytes, palette, alpha })
    }
}

/// One way to write a picture.
struct Form {
    colour: ColorType,
    bytes: Vec<u8>,
    palette: Vec<u8>,
    alpha: Vec<u8>,
}

impl Form {
    fn encode(&self, width: u32, height: u32, filter: Filter) -> Result<Vec<u8>> {
        let mut png = Vec::new();
        let mut encoder = Encoder::new(&mut png, width, height);
        encoder.set_color(self.colour);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_deflate_compression(DeflateCompression::Level(9));
        encoder.set_filter(filter);
        if self.colour == ColorType::Indexed {
            encoder.set_palette(&self.palette);
            if !self.alpha.is_empty() {
                encoder.set_trns(&self.alpha);
            }
        }
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.bytes)?;
        writer.finish()?;
        Ok(png)
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

//! The icons of the installed app, drawn from `assets/icon.svg`: its element `ground` is the background, its element
//! `mark` the symbol.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use legcheck_devkit::shell;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Node, Options, Paint, Tree};

use crate::pixels::Picture;

/// The folder of the icons, from the root of the checkout.
pub const FOLDER: &str = "assets/icons";

/// The drawing, from the root of the checkout.
const DRAWING: &str = "assets/icon.svg";

/// The diameter of the circle around the mark, as a fraction of the icon's width, for icons that a system crops. The
/// safe zone of maskable icons is a circle of 0.8 (W3C, web application manifest).
const CIRCLE: f32 = 0.76;

/// Which part of the drawing an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// The drawing as it is, with its round corners.
    Whole,
    /// The background up to every edge, since the system crops it.
    FullBleed,
    /// The mark alone, which the system colours.
    MarkAlone,
}

/// One icon.
#[derive(Clone, Copy, Debug)]
pub struct Icon {
    /// Its file in [`FOLDER`].
    pub file: &'static str,
    size: u16,
    look: Look,
}

/// Every icon.
pub const ICONS: [Icon; 5] = [
    Icon { file: "icon-192.png", size: 192, look: Look::Whole },
    Icon { file: "icon-512.png", size: 512, look: Look::Whole },
    Icon { file: "maskable-512.png", size: 512, look: Look::FullBleed },
    Icon { file: "monochrome-512.png", size: 512, look: Look::MarkAlone },
    Icon { file: "apple-touch-icon.png", size: 180, look: Look::FullBleed },
];

/// Draws every icon into the checkout.
///
/// # Errors
/// When the drawing cannot be read, or a file cannot be written.
pub fn write(workspace: &Path) -> Result<()> {
    let drawing = Drawing::read(workspace)?;
    fs::create_dir_all(workspace.join(FOLDER))?;
    for icon in ICONS {
        let png = drawing.icon(icon)?.to_png()?;
        fs::write(workspace.join(FOLDER).join(icon.file), &png)
            .with_context(|| format!("cannot write {}", icon.file))?;
        shell::print(&format!("{FOLDER}/{:<24} {:>6} bytes", icon.file, png.len()));
    }
    Ok(())
}

/// The drawing that all icons come from.
pub struct Drawing(Tree);

impl Drawing {
    /// Reads it.
    ///
    /// # Errors
    /// When it cannot be read, or is no SVG.
    pub fn read(workspace: &Path) -> Result<Self> {
        let svg = fs::read(workspace.join(DRAWING)).with_context(|| format!("cannot read {DRAWING}"))?;
        Ok(Self(Tree::from_data(&svg, &Options::default()).with_context(|| format!("{DRAWING} is no SVG"))?))
    }

    /// Draws one icon.
    ///
    /// # Errors
    /// When the drawing has no ground or no mark.
    pub fn icon(&self, icon: Icon) -> Result<Picture> {
        let size = f32::from(icon.size);
        let mut pixmap = Pixmap::new(icon.size.into(), icon.size.into()).context("an icon without pixels")?;
        match icon.look {
            Look::Whole => {
                let drawn = self.0.size();
                let scale = Transform::from_scale(size / drawn.width(), size / drawn.height());
                resvg::render(&self.0, scale, &mut pixmap.as_mut());
            }
            Look::FullBleed => {
                pixmap.fill(self.ground()?);
                self.draw_mark(size, &mut pixmap)?;
            }
            Look::MarkAlone => self.draw_mark(size, &mut pixmap)?,
        }
        Ok(Picture { width: icon.size.into(), height: icon.size.into(), rgba: pixmap.take_demultiplied() })
    }

    /// Draws the mark into the middle, as large as its circle.
    fn draw_mark(&self, size: f32, pixmap: &mut Pixmap) -> Result<()> {
        let mark = self.element("mark")?;
        let space = mark.abs_stroke_bounding_box();
        let scale = CIRCLE * size / space.width().hypot(space.height());
        // `render_node` puts the filled shape at the origin, and its stroke extends beyond that.
        let shape = mark.abs_layer_bounding_box().context("the mark has no size")?;
        let (x, y) = (space.x() + space.width() / 2.0 - shape.x(), space.y() + space.height() / 2.0 - shape.y());
        let place = Transform::from_translate(size / 2.0, size / 2.0).pre_scale(scale, scale).pre_translate(-x, -y);
        resvg::render_node(mark, place, &mut pixmap.as_mut()).context("the mark cannot be drawn")
    }

    /// The colour of the ground.
    fn ground(&self) -> Result<Color> {
        let paint = match self.element("ground")? {
            Node::Path(path) => path.fill().map(|fill| fill.paint().clone()),
            _ => None,
        };
        match paint {
            Some(Paint::Color(colour)) => Ok(Color::from_rgba8(colour.red, colour.green, colour.blue, u8::MAX)),
            _ => anyhow::bail!("the ground of {DRAWING} must be a shape of one colour"),
        }
    }

    fn element(&self, id: &str) -> Result<&Node> {
        self.0.node_by_id(id).with_context(|| format!("{DRAWING} has no element with the id {id:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use legcheck_devkit::paths::workspace;

    /// How much a colour may differ from the file: other processors round otherwise.
    const ROUNDING: u8 = 2;

    fn drawn(file: &str) -> Picture {
        let icon = ICONS.into_iter().find(|icon| icon.file == file).unwrap();
        Drawing::read(&workspace()).unwrap().icon(icon).unwrap()
    }

    #[test]
    fn the_files_are_those_that_the_drawing_gives() {
        let drawing = Drawing::read(&workspace()).unwrap();
        for icon in ICONS {
            let file = fs::read(workspace().join(FOLDER).join(icon.file)).unwrap_or_default();
            let (found, drawn) = (Picture::read(&file).ok(), drawing.icon(icon).unwrap());
            let same = found.is_some_and(|found| {
                (found.width, found.height) == (drawn.width, drawn.height)
                    && found.rgba.iter().zip(&drawn.rgba).all(|(a, b)| a.abs_diff(*b) <= ROUNDING)
            });
            assert!(same, "{} is not what {DRAWING} gives; `cargo xtask icons` redraws it", icon.file);
        }
    }

    /// What an icon must look like: how opaque its corner is, and whether a pixel belongs to the mark. A mark must be
    /// there, and within the part that no system cuts off.
    #[track_caller]
    fn check(file: &str, corner: u8, is_mark: fn([u8; 4]) -> bool) {
        let picture = drawn(file);
        assert_eq!(picture.rgba[3], corner, "the corner of {file}");
        let middle = (f64::from(picture.width) - 1.0) / 2.0;
        let safe = 0.4 * f64::from(picture.width);
        let places = (0..picture.height).flat_map(|y| (0..picture.width).map(move |x| (x, y)));
        let marked: Vec<f64> = places
            .zip(picture.pixels())
            .filter(|(_, pixel)| is_mark(*pixel))
            .map(|((x, y), _)| (f64::from(x) - middle).hypot(f64::from(y) - middle))
            .collect();
        assert!(marked.len() * 10 > picture.rgba.len() / 4, "the mark of {file} is too small to be seen");
        let farthest = marked.into_iter().fold(0.0, f64::max);
        assert!(farthest < safe, "the mark of {file} reaches {farthest} from the middle, beyond {safe}");
    }

    #[test]
    fn no_system_cuts_the_mark() {
        check("maskable-512.png", 255, |pixel| pixel[0] > 128);
        check("apple-touch-icon.png", 255, |pixel| pixel[0] > 128);
        check("monochrome-512.png", 0, |pixel| pixel[3] > 0);
    }

    #[test]
    fn icons_are_as_opaque_as_their_systems_want_them() {
        assert!(drawn("apple-touch-icon.png").pixels().all(|pixel| pixel[3] == 255));
        assert!(drawn("maskable-512.png").pixels().all(|pixel| pixel[3] == 255));
        assert!(drawn("monochrome-512.png").pixels().all(|pixel| pixel[3] == 0 || pixel[..3] == [255; 3]));
        assert_eq!(drawn("icon-192.png").rgba[3], 0);
    }
}

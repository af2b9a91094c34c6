//! Readable colours. A clinic's colour is used for controls, so it must contrast with every background of
//! the guide as WCAG 2.2 asks of text (contrast of at least 4.5).

use core::fmt;

/// The darkest background of the light theme: `--sunk` in `assets/styles/tokens.css`. A colour that passes here passes on all others.
pub const LIGHT_GROUND: Colour = Colour([0xf2, 0xec, 0xdf]);

/// The lightest ground of the dark theme, `--surface`.
pub const DARK_GROUND: Colour = Colour([0x23, 0x20, 0x1b]);

/// The least contrast of text with its ground (WCAG 2.2, criterion 1.4.3).
pub const LEAST: f64 = 4.5;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The theme that a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Colour {
    /// Reads `#1a6b5c`, `1a6b5c`, `#1ab` or `1ab`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let digit = |at: usize| char::from(*digits.as_bytes().get(at)?).to_digit(16);
        let part = |at: usize| -> Option<u8> {
            let (high, low) = match digits.len() {
                6 => (digit(2 * at)?, digit(2 * at + 1)?),
                3 => (digit(at)?, digit(at)?),
                _ => return None,
            };
            u8::try_from(16 * high + low).ok()
        };
        Some(Self([part(0)?, part(1)?, part(2)?]))
    }

    /// The contrast with another colour, 1 to 21, as WCAG 2.2 defines it.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// Whether words in this colour can be read on every ground of the theme.
    pub fn passes(self, theme: Theme) -> bool {
        let ground = theme.ground();
        let on_its_side = match theme {
            Theme::Light => self.luminance() < ground.luminance(),
            Theme::Dark => self.luminance() > ground.luminance(),
        };
        on_its_side && self.contrast(ground) >= LEAST
    }

    /// The nearest colour that can be read: the same one made darker for the light theme, or paler for the dark one, and
    /// only as much as it takes. Light mixes in proportion, so the amount follows from the luminance at once.
    pub fn readable(self, theme: Theme) -> Self {
        if self.passes(theme) {
            return self;
        }
        let own = self.luminance();
        let ground = theme.ground().luminance() + 0.05;
        let mix = |toward: f64, share: f64| {
            let part = |part: u8| from_linear(linear(part) * (1.0 - share) + toward * share, theme);
            Self(self.0.map(part))
        };
        match theme {
            Theme::Light => {
                let wanted = ground / LEAST - 0.05;
                mix(0.0, 1.0 - wanted / own)
            }
            Theme::Dark => {
                let wanted = ground * LEAST - 0.05;
                mix(1.0, (wanted - own) / (1.0 - own))
            }
        }
    }

    /// Relative luminance, 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl Theme {
    fn ground(self) -> Colour {
        match self {
            Self::Light => LIGHT_GROUND,
            Self::Dark => DARK_GROUND,
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// How much light a part gives, 0 to 1.
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// The part for an amount of light, rounded to the readable side.
fn from_linear(light: f64, theme: Theme) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let part = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    let part = match theme {
        Theme::Light => (part * 255.0).floor(),
        Theme::Dark => (part * 255.0).ceil(),
    };
    // Between 0 and 255 by the clamp above.
    part as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap_or_else(|| panic!("{text} is a colour"))
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        // From the examples of WCAG and of its usual checkers.
        for (a, b, expected) in [("#000", "#fff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)] {
            let found = colour(a).contrast(colour(b));
            assert!((found - expected).abs() < 0.01, "{a} on {b}: {found}");
        }
    }

    #[test]
    fn only_colours_are_read() {
        for (text, expected) in [("#1a6b5c", "#1a6b5c"), ("1A6B5C", "#1a6b5c"), ("#fa0", "#ffaa00"), ("fa0", "#ffaa00")]
        {
            assert_eq!(colour(text).to_string(), expected);
        }
        for text in ["", "#", "red", "#12", "#1234", "#12345g", "#1234567", "##123456", "éé", "#ééé", "url(x)"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays() {
        for (text, theme) in [("#0b5052", Theme::Light), ("#8fd6d1", Theme::Dark), ("#000", Theme::Light)] {
            assert_eq!(colour(text).readable(theme), colour(text));
        }
        assert!(!colour("#ffffff").passes(Theme::Light), "white stands out from no light ground");
        assert!(!colour("#000000").passes(Theme::Dark));
    }

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../../assets/styles/tokens.css");
        let (light, dark) = tokens.split_once("prefers-color-scheme: dark").unwrap();
        assert!(light.contains(&format!("--sunk: {LIGHT_GROUND};")));
        assert!(dark.contains(&format!("--surface: {DARK_GROUND};")));
    }

    proptest! {
        #[test]
        fn every_colour_has_a_readable_one_near(parts: [u8; 3]) {
            let colour = Colour(parts);
            for theme in [Theme::Light, Theme::Dark] {
                let near = colour.readable(theme);
                prop_assert!(near.passes(theme), "{near} for {colour}");
                if near != colour {
                    // It does no more than it must: one part in 255 is the finest step there is.
                    prop_assert!(near.contrast(theme.ground()) < 4.85, "{near} for {colour}");
                }
            }
        }
    }
}

//! Reads colours that are needed outside the style sheet from it, so that each is defined once.

use std::path::Path;
use std::{fs, io};

/// The style sheet with all colours, relative to the repository root.
const SHEET: &str = "assets/styles/tokens.css";

/// The page background.
const GROUND: &str = "--paper";

/// A colour in both themes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colours {
    /// In the light theme.
    pub light: String,
    /// In the dark theme.
    pub dark: String,
}

/// The background colours of every page.
///
/// # Errors
/// If the style sheet cannot be read or does not define them.
pub fn ground(source: &Path) -> io::Result<Colours> {
    let sheet = fs::read_to_string(source.join(SHEET))?;
    let missing = || io::Error::new(io::ErrorKind::InvalidData, format!("{SHEET} has no light and dark {GROUND}"));
    colours(&sheet, GROUND).ok_or_else(missing)
}

/// A token of the style sheet: the light theme comes first, the dark one is in a media query.
fn colours(sheet: &str, name: &str) -> Option<Colours> {
    let (light, rest) = sheet.split_once("@media (prefers-color-scheme: dark)")?;
    let dark = rest.split("@media").next()?;
    let value = |part: &str| {
        let (_, rest) = part.split_once(&format!("{name}:"))?;
        Some(rest.split(';').next()?.trim().to_owned()).filter(|value| value.starts_with('#'))
    };
    Some(Colours { light: value(light)?, dark: value(dark)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sheet: &str, expected: Option<(&str, &str)>) {
        let found = colours(sheet, "--a");
        assert_eq!(found.as_ref().map(|c| (c.light.as_str(), c.dark.as_str())), expected, "{sheet:?}");
    }

    #[test]
    fn a_token_has_a_light_and_a_dark_value() {
        let dark = "@media (prefers-color-scheme: dark)";
        check(
            &format!(":root {{ --a: #fff; --b: #eee; }} {dark} {{ :root {{ --b: #111; --a: #000; }} }}"),
            Some(("#fff", "#000")),
        );
        check(&format!(":root {{ --a: #fff; }} {dark} {{ }} @media print {{ :root {{ --a: #ccc; }} }}"), None);
        check(&format!(":root {{ --a: 1px; }} {dark} {{ :root {{ --a: 2px; }} }}"), None);
        check(":root { --a: #fff; }", None);
    }

    #[test]
    fn the_style_sheet_says_the_ground() {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        assert!(ground(&workspace).is_ok_and(|ground| ground.light != ground.dark));
    }
}

//! The small pictures on tiles, in one file: the server must not learn from requests which question is shown, and
//! browsers do not send the fragment of a URL.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// The file name, which the app also knows; see `components/question.rs`.
pub const NAME: &str = "pictures.svg";

/// The size of each picture.
const WIDTH: usize = 120;
const HEIGHT: usize = 90;

/// How each file begins.
const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 90\">";

/// Writes all pictures, stacked vertically, each with a `view` named after its file.
///
/// # Errors
/// If a file cannot be read or is malformed.
pub fn write(site: &Path, source: &Path) -> io::Result<()> {
    let folder = source.join("assets/pictures");
    let mut names: Vec<String> = fs::read_dir(&folder)?
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_string_lossy().strip_suffix(".svg")?.to_owned()))
        // The body pictures belong to the second module.
        .filter(|name| !name.starts_with("body-"))
        .collect();
    names.sort();
    let mut pictures = Vec::new();
    for name in names {
        let text = fs::read_to_string(folder.join(format!("{name}.svg")))?;
        pictures.push((name, text));
    }
    fs::write(site.join(NAME), together(&pictures)?)
}

fn together(pictures: &[(String, String)]) -> io::Result<String> {
    let height = pictures.len() * HEIGHT;
    let mut all = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\">");
    for (place, (name, text)) in pictures.iter().enumerate() {
        let inside = text.trim().strip_prefix(HEAD).and_then(|rest| rest.strip_suffix("</svg>"));
        let inside = inside.ok_or_else(|| {
            let problem = format!("assets/pictures/{name}.svg: it must begin with {HEAD} and end with </svg>");
            io::Error::new(io::ErrorKind::InvalidData, problem)
        })?;
        let y = place * HEIGHT;
        // Writing to a `String` never fails.
        let _ = write!(
            all,
            "<view id=\"{name}\" viewBox=\"0 {y} {WIDTH} {HEIGHT}\"/>\
             <svg y=\"{y}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">{inside}</svg>"
        );
    }
    all.push_str("</svg>");
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_picture_has_a_view() {
        let picture = |name: &str, inside: &str| (name.to_owned(), format!("{HEAD}{inside}</svg>\n"));
        let all = together(&[picture("a", "<path/>"), picture("b", "<g/>")]).unwrap();
        assert!(all.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 180\">"));
        assert!(all.contains("<view id=\"b\" viewBox=\"0 90 120 90\"/><svg y=\"90\" width=\"120\" height=\"90\" viewBox=\"0 0 120 90\"><g/></svg>"));
        assert!(together(&[("c".to_owned(), "<svg/>".to_owned())]).unwrap_err().to_string().contains("c.svg"));
    }
}

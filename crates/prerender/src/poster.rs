//! A poster with the address of the guide, for a waiting room: one page of A4 as a picture, to print or to change.

use crate::address::Address;
use legcheck::static_pages::PosterWords;
use legcheck_handoff::qr::Matrix;
use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

/// Its file name.
pub const NAME: &str = "clinic-poster.svg";

/// The most characters of a line in letters of one millimetre, on paper 210 mm wide with margins that every printer has.
const LINE: f64 = 300.0;

/// Writes the poster.
///
/// # Errors
/// If the address is too long for a code, or the file cannot be written.
pub fn write(site: &Path, address: &Address) -> io::Result<()> {
    let poster = poster(&address.whole(""), &PosterWords::new());
    let poster =
        poster.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the address is too long for a code"))?;
    fs::write(site.join(NAME), poster)
}

fn poster(address: &str, words: &PosterWords) -> Option<String> {
    let code = Matrix::of(address)?;
    let side = code.side();
    let title = escaped(&words.title);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 210 297\" width=\"210mm\" height=\"297mm\" role=\"img\" \
         font-family=\"sans-serif\" text-anchor=\"middle\"><title>{title}</title><rect width=\"210\" height=\"297\" fill=\"#fff\"/>"
    );
    lines(&mut out, &words.title, (35.0, 20.0), "bold");
    lines(&mut out, &words.lead, (52.0, 9.0), "normal");
    // Cameras read dark codes on light ground.
    let _ = write!(
        out,
        "<svg x=\"55\" y=\"72\" width=\"100\" height=\"100\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path d=\"{}\"/></svg>",
        code.path()
    );
    let at = lines(&mut out, &words.how, (184.0, 7.0), "normal");
    // A long address gets smaller letters.
    let size = (LINE / address.len().max(1) as f64).min(7.0);
    let at = lines(&mut out, address, (at + 6.0, size), "bold");
    let at = lines(&mut out, &words.emergency, (at + 10.0, 8.0), "bold");
    lines(&mut out, &words.limits, (at + 6.0, 6.0), "normal");
    out.push_str("</svg>");
    Some(out)
}

/// Text in the middle of the page, from this height on and in letters of this size. Returns where the next may begin.
fn lines(out: &mut String, text: &str, (mut y, size): (f64, f64), weight: &str) -> f64 {
    let mut line = String::new();
    let mut write_line = |line: &str| {
        let _ = write!(
            out,
            "<text x=\"105\" y=\"{y}\" font-size=\"{size:.1}\" font-weight=\"{weight}\">{}</text>",
            escaped(line)
        );
        y += size * 1.35;
    };
    for word in text.split_whitespace() {
        if !line.is_empty() && (line.len() + 1 + word.len()) as f64 * size > LINE {
            write_line(&line);
            line.clear();
        }
        line.extend((!line.is_empty()).then_some(' '));
        line.push_str(word);
    }
    write_line(&line);
    y
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poster_holds_the_code_of_the_address_and_all_words_within_the_page() {
        for address in
            ["https://legs.clinic.example/", "https://www.a-very-long-name-of-a-clinic.example/some/where/legs/"]
        {
            let words = PosterWords::new();
            let svg = poster(address, &words).unwrap();
            assert!(svg.contains(&Matrix::of(address).unwrap().path()) && svg.contains(address), "{svg}");
            let shown: String = svg.split("</text>").map(|part| part.rsplit('>').next().unwrap_or_default()).collect();
            for text in [&words.title, &words.lead, &words.how, &words.emergency, &words.limits] {
                let joined: String = escaped(text).split_whitespace().collect();
                assert!(shown.replace(' ', "").contains(&joined), "{text} in {svg}");
            }
            let heights = svg.split(" y=\"").skip(1).filter_map(|part| part.split('"').next()?.parse::<f64>().ok());
            assert!(heights.clone().all(|y| y < 290.0), "{:?}", heights.collect::<Vec<_>>());
        }
    }
}

//! Which styles a page carries. None carries more than it needs: a page is read sooner when all of it comes in one round
//! trip, which is about 14 kB.

use crate::files::{self, Written};
use crate::shrink;
use legcheck::route::Route;
use std::path::Path;
use std::{fs, io};

/// The style sheets, as pages carry them within themselves, and as files where they come later.
#[derive(Clone, Debug)]
pub struct Styles {
    /// What every page needs: `tokens.css` and `main.css`.
    base: String,
    /// What pages with the app in them need besides: `check.css`.
    check: String,
    /// What pages to read need: `read.css`.
    read: String,
    /// What a result needs after that: `result.css`.
    result: String,
    /// What the page for clinics needs: `clinics.css`.
    clinics: String,
    /// `read.css` and `result.css` as a file: the first question has it fetched once the page is drawn.
    pub later: Written,
    /// The styles of paper.
    pub print: Written,
    /// What the second module draws.
    pub extras: Written,
    /// What a frame on a clinic's page needs.
    pub frame: Written,
}

impl Styles {
    /// Reads the style sheets below `source` and writes those that are files of their own.
    ///
    /// # Errors
    /// When one is missing or cannot be written.
    pub fn write(site: &Path, source: &Path) -> io::Result<Self> {
        let sheet = |name: &str| -> io::Result<String> {
            Ok(shrink::css(&fs::read_to_string(source.join(format!("assets/styles/{name}.css")))?))
        };
        let file = |stem: &str, text: &str| files::write(site, stem, "css", text.as_bytes());
        let (read, result) = (sheet("read")?, sheet("result")?);
        Ok(Self {
            base: sheet("tokens")? + &sheet("main")?,
            check: sheet("check")?,
            clinics: sheet("clinics")?,
            later: file("result", &format!("{read}{result}"))?,
            print: file("print", &sheet("print")?)?,
            extras: file("extras", &sheet("extras")?)?,
            frame: file("frame", &sheet("frame")?)?,
            read,
            result,
        })
    }

    /// What a page carries. They always follow one another in the same order.
    pub fn of(&self, route: &Route) -> String {
        let Self { base, check, read, result, clinics, .. } = self;
        match route {
            _ if Self::come_later(route) => format!("{base}{check}"),
            // What is kept is drawn by the module that draws results.
            Route::Emergency | Route::Result | Route::Saved => format!("{base}{check}{read}{result}"),
            // Its form shows errors as a question does.
            Route::Clinics => format!("{base}{check}{read}{clinics}"),
            _ => format!("{base}{read}"),
        }
    }

    /// Whether the rest is fetched once the page is drawn: a check begins long before its result.
    pub fn come_later(route: &Route) -> bool {
        matches!(route, Route::Start | Route::Check)
    }
}

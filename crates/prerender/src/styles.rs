//! The styles inlined into each page. No page has more than it needs: a page renders sooner if it arrives in one round
//! trip, which is about 14 kB.

use crate::files::{self, Written};
use crate::shrink;
use legcheck::route::Route;
use std::path::Path;
use std::{fs, io};

/// The style sheets, inlined into pages, or as files if they load later.
#[derive(Clone, Debug)]
pub struct Styles {
    /// Styles of every page: `tokens.css` and `main.css`.
    base: String,
    /// Additional styles of pages with the app: `check.css`.
    check: String,
    /// Styles of static pages: `read.css`.
    read: String,
    /// Additional styles of a result: `result.css`.
    result: String,
    /// Styles of links to the parts of a page: `contents.css`.
    contents: String,
    /// Styles of the page of all causes: `causes.css`.
    causes: String,
    /// Styles of the page for clinics: `clinics.css`.
    clinics: String,
    /// The styles of all pages that the app shows, as a file, which the first question loads after its first paint.
    pub later: Written,
    /// Print styles.
    pub print: Written,
    /// Styles of the second module.
    pub extras: Written,
    /// Styles of a frame on a clinic's page.
    pub frame: Written,
}

impl Styles {
    /// Reads the style sheets below `source` and writes those that are separate files.
    ///
    /// # Errors
    /// If one is missing or cannot be written.
    pub fn write(site: &Path, source: &Path) -> io::Result<Self> {
        let sheet = |name: &str| -> io::Result<String> {
            Ok(shrink::css(&fs::read_to_string(source.join(format!("assets/styles/{name}.css")))?))
        };
        let file = |stem: &str, text: &str| files::write(site, stem, "css", text.as_bytes());
        let (read, result, contents, causes) = (sheet("read")?, sheet("result")?, sheet("contents")?, sheet("causes")?);
        Ok(Self {
            base: sheet("tokens")? + &sheet("main")?,
            check: sheet("check")?,
            clinics: sheet("clinics")?,
            later: file("result", &format!("{read}{result}{contents}{causes}"))?,
            print: file("print", &sheet("print")?)?,
            extras: file("extras", &sheet("extras")?)?,
            frame: file("frame", &sheet("frame")?)?,
            read,
            result,
            contents,
            causes,
        })
    }

    /// The inlined styles of a page, always in the same order.
    pub fn of(&self, route: &Route) -> String {
        let Self { base, check, read, result, contents, causes, clinics, .. } = self;
        match route {
            _ if Self::come_later(route) => format!("{base}{check}"),
            // Saved checks are drawn by the module that draws results.
            Route::Emergency | Route::Result | Route::Saved => format!("{base}{check}{read}{result}{contents}"),
            Route::Causes => format!("{base}{read}{contents}{causes}"),
            // Its form shows errors the way a question does.
            Route::Clinics => format!("{base}{check}{read}{clinics}"),
            _ => format!("{base}{read}"),
        }
    }

    /// Whether the rest loads after the first paint: a check starts long before its result.
    pub fn come_later(route: &Route) -> bool {
        matches!(route, Route::Start | Route::Check)
    }
}

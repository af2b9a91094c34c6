//! The explanation of a result as text: what the engine found, as the lines of a page.
//!
//! Pages only lay out these lines, so tests can print and check all of them without a browser.

mod apart;
mod fit;
mod unsure;
mod urgent;

pub use apart::{Apart, apart};
pub(crate) use fit::fit_word;
pub use fit::{Judged, judged};
pub use unsure::{Unsure, UnsureLine, unsure};
pub use urgent::{Group, Line, MoreUrgent, more_urgent};

use crate::content::Content;
use legcheck_engine::dataset::ChoiceIx;

/// The wording of several choices within a reason.
fn said<'a>(content: &Content, choices: impl IntoIterator<Item = &'a ChoiceIx>) -> Vec<String> {
    let guide = content.guide();
    choices.into_iter().map(|c| content.said(guide.finding_of(*c), &guide.choices[c.at()])).collect()
}

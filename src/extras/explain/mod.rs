//! The explanation in words: what the engine found, as the lines a page shows.
//!
//! The pages only lay these lines out, so a test can print and read every one of them without a browser.

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

/// How choices read within a reason, one after the other.
fn said<'a>(content: &Content, choices: impl IntoIterator<Item = &'a ChoiceIx>) -> Vec<String> {
    let guide = content.guide();
    choices.into_iter().map(|c| content.said(guide.finding_of(*c), &guide.choices[c.at()])).collect()
}

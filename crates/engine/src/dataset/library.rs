//! The long texts.

use super::cause::{CausePage, KindPage};
use super::change::Changes;
use super::index::SourceIx;
use super::neighbours::{Neighbours, Telling};
use super::source::{Pattern, PhoneLine, Source, Statement, Test};
use legcheck_codec::{Faulty, Unpackable, packed};

/// Cause pages, look-alikes, possible changes, tests and sources. Not needed to decide.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Pages of the 17 causes, in the order of [`Guide::causes`](super::Guide::causes).
    pub causes: Vec<CausePage>,
    /// Name and page of "something else" and its kinds.
    pub something_else: KindPage,
    /// The most telling signs of each cause, in the order of [`Guide::causes`](super::Guide::causes).
    pub signs: Vec<Telling>,
    /// What tells look-alikes apart.
    pub neighbours: Neighbours,
    /// What can change from now on.
    pub changes: Changes,
    /// Tests a doctor may do.
    pub tests: Vec<Test>,
    /// The four patterns of weakness in both legs.
    pub patterns: Vec<Pattern>,
    /// The general statements the guide rests on.
    pub statements: Vec<Statement>,
    /// Phone lines of each region, its emergency number first.
    pub lines: Vec<PhoneLine>,
    /// Every source cited.
    pub sources: Vec<Source>,
    /// References of the article that no fact cites.
    pub references: Vec<Source>,
    /// Sources behind each rule, by [`RuleIx`](super::RuleIx).
    pub rule_sources: Vec<Vec<SourceIx>>,
    /// Sources behind "why we ask" of each finding, by [`FindingIx`](super::FindingIx).
    pub why_sources: Vec<Vec<SourceIx>>,
}
packed!(struct Library {
    causes, something_else, signs, neighbours, changes, tests, patterns, statements, lines, sources, references,
    rule_sources, why_sources,
});

impl Library {
    /// Reads the compact form that `crates/content-build` wrote.
    ///
    /// # Errors
    /// When the bytes are not from a build of the same version of these types.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Faulty> {
        legcheck_codec::unpack(bytes)
    }

    /// The compact form; see [`Library::from_bytes`].
    ///
    /// # Errors
    /// When a text or a number has none. What `authoring` compiled always has one: it checks each where it reads it.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Unpackable> {
        legcheck_codec::pack(self)
    }
}

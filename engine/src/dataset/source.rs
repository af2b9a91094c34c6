//! Sources, and the small lists that belong to no cause.

use super::SourceIx;
use legcheck_packed::packed;

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who published it.
    pub organisation: String,
    /// Address, when it is a link.
    pub address: String,
    /// Year, as text.
    pub year: String,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
}
packed!(struct Source { id, title, organisation, address, year, covers });

/// A test a doctor may do.
#[derive(Clone, Debug)]
pub struct Test {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What is done.
    pub what: String,
    /// What it can show.
    pub finds: String,
    /// The sources behind it.
    pub sources: Vec<SourceIx>,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
}
packed!(struct Test { id, name, what, finds, sources, covers });

/// A pattern of weakness.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it means.
    pub text: String,
    /// The sources behind it.
    pub sources: Vec<SourceIx>,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
}
packed!(struct Pattern { id, name, text, sources, covers });

/// A general statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// The sources behind it.
    pub sources: Vec<SourceIx>,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
}
packed!(struct Statement { text, sources, covers });

/// Emergency number of a region.
#[derive(Clone, Debug)]
pub struct Region {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// The number, as dialled.
    pub number: String,
}
packed!(struct Region { id, name, number });

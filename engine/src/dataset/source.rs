//! Sources, and the small lists that belong to no cause.

use super::SourceIx;
use serde::{Deserialize, Serialize};

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// A test a doctor may do.
#[derive(Clone, Debug, Serialize, Deserialize)]
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

/// A pattern of weakness.
#[derive(Clone, Debug, Serialize, Deserialize)]
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

/// A general statement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// The sources behind it.
    pub sources: Vec<SourceIx>,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
}

/// Emergency number of a region.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Region {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// The number, as dialled.
    pub number: String,
}

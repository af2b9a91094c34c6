//! Sources, and the small lists that belong to no cause.

use super::index::SourceIx;
use legcheck_codec::packed;

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who published it.
    pub organisation: String,
    /// Address of its page, if it is on one.
    pub address: Option<String>,
    /// The year it is from and, where it says so, when it was looked over again; none where it gives no year.
    pub dated: Option<String>,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
}
packed!(struct Source { id, title, organisation, address, dated, covers });

impl Source {
    /// The year it was published, where it gives one.
    pub fn published(&self) -> Option<&str> {
        self.dated.as_deref().and_then(|dated| dated.get(..4))
    }
}

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
    /// What the button says to somebody whose region is not known. Only a few regions have it, one for each number that
    /// reaches many countries.
    pub general: Option<String>,
}
packed!(struct Region { id, name, number, general });

/// What a phone line is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineKind {
    /// Emergencies.
    #[default]
    Emergency,
    /// Emergencies, for those who cannot speak or hear.
    Text,
    /// Health advice.
    Advice,
    /// Poisons.
    Poison,
}
packed!(enum LineKind { Emergency, 1 Text, 2 Advice, 3 Poison });

impl LineKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Emergency, Self::Text, Self::Advice, Self::Poison];

    /// The word for it in `regions.toml`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Text => "text",
            Self::Advice => "advice",
            Self::Poison => "poison",
        }
    }
}

/// A phone line of a region, beside its emergency number or that number itself.
#[derive(Clone, Debug)]
pub struct PhoneLine {
    /// Id of the region.
    pub region: String,
    /// What it is for.
    pub kind: LineKind,
    /// The number, as people write it.
    pub number: String,
    /// What it is, for whom and when.
    pub what: String,
    /// Day on which it was compared with its sources, `YYYY-MM-DD`.
    pub checked: String,
    /// The sources.
    pub sources: Vec<SourceIx>,
}
packed!(struct PhoneLine { region, kind, number, what, checked, sources });

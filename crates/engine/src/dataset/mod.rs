//! The types of a valid dataset. Values come only from `authoring`, which has checked every link, so the rest of the
//! engine never meets an unknown id.
//!
//! Inside, findings, choices and causes are numbered in file order. The numbers are newtypes and never leave a build;
//! storage, tests and pages use the stable kebab-case ids.

mod body_map;
mod cause;
mod change;
mod condition;
mod details;
mod evidence;
mod extras;
mod finding;
mod follow_up;
mod guide;
mod index;
mod interview_plan;
mod library;
mod localization;
mod neighbours;
mod rule;
mod source;

pub use body_map::{BodyMap, EvenPair, MarkConflict, MarkPattern, MarkRule};
pub use cause::{
    Cause, CausePage, Code, EvidenceFigure, Figure, Kind, KindPage, Paragraphs, SubCausePage, TestStep, Treatment,
    Visit,
};
pub use change::{Change, ChangeKind, Changes, Downgrade, GivenChoice};
pub use condition::Condition;
pub use details::{CauseInShort, Details, NamedKind, NamedTest};
pub use evidence::{AgeModel, Evidence, FitModel, Hypothesis, Prior, RankingModel, Rarity, RarityModel, ShownModel};
pub use extras::Extras;
pub use finding::{AgeBand, AnswerKind, Choice, Finding, Why};
pub use follow_up::{FollowUp, Lasting, Replacement, Worsening};
pub use guide::Guide;
pub(crate) use index::index_of;
pub use index::{CauseIx, ChoiceIx, DefinitionIx, FindingIx, RuleIx, SourceIx};
pub use interview_plan::{Effort, Expected, Group, Page, Part, Plan};
pub use library::Library;
pub use localization::Localization;
pub use neighbours::{LookAlike, Neighbours, Pair, Telling};
pub use rule::{AddedSign, ArticleSign, Definition, Level, LevelText, Rule, RuleKind, Strictness};
pub use source::{LineKind, Pattern, PhoneLine, Region, SilentLine, Source, Statement, Test};

/// The whole compiled content in one language.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// What is needed to ask and to decide how urgent it is.
    pub guide: Guide,
    /// What the ranking weighs.
    pub evidence: Evidence,
    /// The long texts.
    pub library: Library,
    /// The tables of the body picture and of a check done again.
    pub extras: Extras,
}

//! How fast to get help.

use super::condition::Condition;
use super::index::{CauseIx, RuleIx};
use legcheck_codec::packed;

/// How fast to get help; a later variant is more urgent, so the greatest wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Bring it up at the next visit.
    Routine,
    /// See a doctor within days.
    DoctorSoon,
    /// Be seen today.
    SameDay,
    /// Get help now.
    EmergencyNow,
}
packed!(enum Level { Routine, 1 DoctorSoon, 2 SameDay, 3 EmergencyNow });

impl Level {
    /// Every level, most urgent first.
    pub const ALL: [Level; 4] = [Level::EmergencyNow, Level::SameDay, Level::DoctorSoon, Level::Routine];

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::EmergencyNow => "emergency-now",
            Self::SameDay => "same-day",
            Self::DoctorSoon => "doctor-soon",
            Self::Routine => "routine",
        }
    }

    /// The level with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.id() == id)
    }
}

/// The words of a level.
#[derive(Clone, Debug)]
pub struct LevelText {
    /// Which level.
    pub level: Level,
    /// Its name, as on the banner.
    pub name: String,
    /// The one clear action.
    pub act: String,
    /// The action, to a helper.
    pub act_other: String,
    /// The action, to a parent.
    pub act_child: String,
    /// What else to do or not to do.
    pub also: Vec<String>,
    /// What to watch for.
    pub watch: String,
    /// What to expect, and by when.
    pub expect: String,
    /// In how many days to check again, unless the person chooses another day.
    pub again_in_days: u16,
}
packed!(struct LevelText { level, name, act, act_other, act_child, also, watch, expect, again_in_days });

/// How strictly the article's signs are read; set by the clinic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// With the timing of each sign taken into account.
    #[default]
    Standard,
    /// The article's signs word for word, whatever their timing.
    Strict,
}

/// Where a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// A sign of the article, read with its timing.
    ArticleSign,
    /// A sign of the article, read word for word; only in [`Strictness::Strict`].
    ArticleSignLiteral,
    /// A red flag the article does not list.
    Added,
}
packed!(enum RuleKind { ArticleSign, 1 ArticleSignLiteral, 2 Added });

/// When a level is reached, and what to do.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Stable id. All rules of one article sign share its id.
    pub id: String,
    /// Where it comes from.
    pub kind: RuleKind,
    /// The level it gives.
    pub level: Level,
    /// What was found, in a few words. It names no illness.
    pub title: String,
    /// What it may be, as a sentence; about the first of `causes`, if there is one.
    pub may_be: Option<String>,
    /// Place among the reasons of a result, the most dangerous and specific first.
    pub rank: u16,
    /// When it fires.
    pub when: Condition,
    /// Rules that are cancelled when this one fires.
    pub cancels: Vec<RuleIx>,
    /// On how many days in a row the strength tests are to be done again; usually 0.
    pub repeat_tests_days: u16,
    /// What to do; see [`Respondent::address`](crate::interview::Respondent::address).
    pub steps: Vec<String>,
    /// What not to do, as `steps`.
    pub avoid: Vec<String>,
    /// Ids of causes it guards.
    pub causes: Vec<CauseIx>,
}
packed!(struct Rule { id, kind, level, title, may_be, rank, when, cancels, repeat_tests_days, steps, avoid, causes });

impl Rule {
    /// Whether it applies at this strictness.
    pub fn takes_part(&self, strictness: Strictness) -> bool {
        self.kind != RuleKind::ArticleSignLiteral || strictness == Strictness::Strict
    }
}

/// A condition with a name.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Stable id.
    pub id: String,
    /// When it holds.
    pub when: Condition,
}
packed!(struct Definition { id, when });

/// An emergency sign that the article does not list.
#[derive(Clone, Debug)]
pub struct AddedSign {
    /// Stable id.
    pub id: String,
    /// The sign in plain words.
    pub text: String,
    /// When a person has it already.
    pub when: Condition,
}
packed!(struct AddedSign { id, text, when });

/// A sign of the article, for the list that every result shows.
#[derive(Clone, Debug)]
pub struct ArticleSign {
    /// Id of its rules.
    pub id: String,
    /// The sign in plain words.
    pub text: String,
    /// The level the article gives it.
    pub level: Level,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
}
packed!(struct ArticleSign { id, text, level, covers });

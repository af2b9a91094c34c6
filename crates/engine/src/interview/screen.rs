//! A page of questions.

use crate::dataset::{FindingIx, Guide, Page};

/// Why a page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It settles a possible emergency.
    Settle,
    /// It follows up an answer of the page before.
    FollowUp,
    /// It belongs to the fixed opening.
    Opening,
    /// It could raise the level.
    Safety,
    /// It tells causes apart.
    Causes,
}

impl Purpose {
    /// The phase that a page with this purpose begins; `None` if it belongs to the page before.
    pub fn phase(self) -> Option<Phase> {
        match self {
            Self::Opening => Some(Phase::First),
            Self::Settle | Self::Safety => Some(Phase::Urgency),
            Self::Causes => Some(Phase::Causes),
            Self::FollowUp => None,
        }
    }
}

/// A phase of the check, as the person sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// What everybody is asked first.
    #[default]
    First,
    /// What decides how fast to get help.
    Urgency,
    /// What tells causes apart.
    Causes,
}

impl Phase {
    /// All phases, in their order.
    pub const ALL: [Self; 3] = [Self::First, Self::Urgency, Self::Causes];

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Urgency => "urgency",
            Self::Causes => "causes",
        }
    }
}

/// A page, and what is asked on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Which page.
    pub page: Page,
    /// The findings asked on it, in order; never empty.
    pub findings: Vec<FindingIx>,
    /// Why it is shown.
    pub purpose: Purpose,
}

impl Screen {
    /// The name of the page: the id of its finding or group.
    pub fn name<'a>(&self, guide: &'a Guide) -> &'a str {
        match self.page {
            Page::Single(finding) => &guide.findings[finding.at()].id,
            Page::Group(place) => &guide.plan.groups[usize::from(place)].id,
        }
    }
}

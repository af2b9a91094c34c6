//! How findings are grouped into pages.

use crate::dataset::{AnswerKind, FindingIx, Guide};

/// See the module.
#[derive(Clone, Debug)]
pub struct Layout {
    group_of: Vec<Option<usize>>,
    deniable: Vec<bool>,
}

impl Layout {
    /// Precomputes the layout of a guide.
    pub fn new(guide: &Guide) -> Self {
        let mut group_of = vec![None; guide.findings.len()];
        for (place, group) in guide.plan.groups.iter().enumerate() {
            group.findings.iter().for_each(|f| group_of[f.at()] = Some(place));
        }
        let deniable = guide.finding_indexes().map(|f| guide.choice_where(f, |c| c.is_none).is_some()).collect();
        Self { group_of, deniable }
    }

    /// The group of a finding, if it has one.
    pub fn group_of(&self, finding: FindingIx) -> Option<usize> {
        self.group_of[finding.at()]
    }

    /// What a page costs a person; see [`Effort`](crate::dataset::Effort).
    pub fn effort(&self, guide: &Guide, findings: &[FindingIx], group: Option<usize>) -> f64 {
        let shared = findings.len() > 1;
        let deniable = findings.iter().all(|f| self.deniable[f.at()]);
        let gateway = group.is_some_and(|g| guide.plan.groups[g].gateway);
        let tiles = |f: &FindingIx| match guide.findings[f.at()].kind {
            // On a shared page each finding has one tile for yes, and one tile says no to all.
            AnswerKind::YesNoUnsure if shared && deniable => 1,
            _ if shared && gateway => 1,
            _ => guide.findings[f.at()].choice_count,
        };
        let tiles: u16 = findings.iter().map(tiles).sum();
        let effort = guide.plan.effort;
        1.0 + f64::from(tiles.saturating_sub(effort.free_tiles)) * effort.per_tile
    }
}

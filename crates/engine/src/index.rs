//! What is worked out once for a guide, so that a ranking and the choice of a question are quick. It is never stored:
//! [`crate::dataset::Guide::prepare`] builds it after loading.

use crate::dataset::{Guide, RuleIx, index_of};
use crate::interview::{Layout, Outlooks};
use crate::ranking::Table;

/// The parts worked out; each belongs to the room that reads it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Evidence by choice.
    pub(crate) ranking: Table,
    /// What an answer to each finding is expected to tell.
    pub(crate) outlooks: Outlooks,
    /// How findings lie on pages.
    pub(crate) layout: Layout,
    /// The rules that cancel each rule.
    cancelled_by: Vec<Vec<RuleIx>>,
}

impl Index {
    /// Works out the index of a guide.
    pub fn new(guide: &Guide) -> Self {
        let ranking = Table::new(guide);
        let outlooks = Outlooks::new(guide, &ranking);
        let mut cancelled_by = vec![Vec::new(); guide.rules.len()];
        for (i, rule) in guide.rules.iter().enumerate() {
            rule.cancels.iter().for_each(|c| cancelled_by[c.at()].push(index_of::<RuleIx>(i)));
        }
        Self { ranking, outlooks, layout: Layout::new(guide), cancelled_by }
    }

    /// The rules that cancel a rule.
    pub(crate) fn cancelled_by(&self, rule: RuleIx) -> &[RuleIx] {
        &self.cancelled_by[rule.at()]
    }
}

//! Marks that an answer contradicts.

use super::{Marks, Regions};
use crate::answers::Answers;
use crate::dataset::{BodyMap, FindingIx};

/// The marks that answers contradict, by the finding of the answer. An answer may be changed after marks were made, and
/// then it is not known which of the two holds: neither is taken back, and a reader is told of both.
pub fn contradicted(map: &BodyMap, marks: &Marks, answers: &Answers) -> Vec<(FindingIx, Marks)> {
    let mut found = Vec::new();
    for conflict in &map.conflicts {
        let chosen = answers.choices(conflict.finding);
        let marked = marks.of(conflict.kind);
        if chosen.is_empty() || !chosen.iter().all(|choice| conflict.choices.contains(choice)) {
            continue;
        }
        let patterns = conflict.when.iter().filter(|pattern| pattern.matches(marked));
        let regions: Regions = patterns.flat_map(|pattern| marked.intersection(pattern.explains).iter()).collect();
        if !regions.is_empty() {
            let mut contradicted = Marks::default();
            contradicted.add_all(regions, conflict.kind);
            found.push((conflict.finding, contradicted));
        }
    }
    found
}

//! What a change for the worse says by the guide's own findings.

use super::table::Table;
use super::{Change, Difference};
use crate::raise::set_unless_lower;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{FindingIx, Guide};

/// The answers that two checks give together and the second one alone does not: that the weakness grows, that a known
/// weakness has changed, that another sign is new or worse.
///
/// An answer is returned only where `now` holds one that does not fit ("staying the same", although the legs carry
/// less): where there is none yet, the question comes and the person answers it. It is to be set in place of what is
/// there. The level never falls, under either reading.
pub fn worsening(guide: &Guide, differences: &[Difference], now: &Answers) -> Vec<(FindingIx, Answer)> {
    let table = Table::built_in(guide);
    let mut answers = now.clone();
    let mut found = Vec::new();
    let got_worse = |f: &FindingIx| differences.iter().any(|d| d.finding == *f && d.change == Change::Worse);
    for worse in table.worse.iter().filter(|worse| worse.findings.iter().any(got_worse)) {
        for (finding, from, to) in &worse.changes {
            let fits_not = match now.choices(*finding) {
                [choice] => from.contains(choice),
                _ => false,
            };
            if !fits_not {
                continue;
            }
            let candidate = Answer::Chosen(vec![*to]);
            if let Some(answer) = set_unless_lower(guide, &mut answers, *finding, [candidate]) {
                found.push((*finding, answer));
            }
        }
    }
    found
}

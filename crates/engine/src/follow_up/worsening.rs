//! What a change for the worse implies, in the guide's own findings.

use super::{Change, Difference};
use crate::answers::{Answer, Answers};
use crate::dataset::{FindingIx, FollowUp, Guide};
use crate::no_downgrade::set_without_downgrade;

/// The answers that follow from comparing two checks and not from the second alone: that the weakness grows, that a known
/// weakness has changed, that another sign is new or worse. Each is to be set in place of the present one.
///
/// An answer follows only if `now` holds one that no longer fits ("staying the same", although the legs bear less). If the
/// question is still open, it is asked and the person answers. The level never falls, whether the rules are read strictly
/// or not.
pub fn worsening(
    guide: &Guide,
    table: &FollowUp,
    differences: &[Difference],
    now: &Answers,
) -> Vec<(FindingIx, Answer)> {
    let got_worse = |f: &FindingIx| differences.iter().any(|d| d.finding == *f && d.change == Change::Worse);
    let mut answers = now.clone();
    let mut found = Vec::new();
    for rule in table.worsenings.iter().filter(|rule| rule.findings.iter().any(got_worse)) {
        for replacement in &rule.replacements {
            let finding = replacement.finding;
            let [said] = now.choices(finding) else { continue };
            if !replacement.said.contains(said) {
                continue;
            }
            let candidate = Answer::Chosen(vec![replacement.by]);
            if let Some(answer) = set_without_downgrade(guide, &mut answers, finding, [candidate]) {
                found.push((finding, answer));
            }
        }
    }
    found
}

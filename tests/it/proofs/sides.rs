//! Both sides of every rule. `tests/data/rule-sides.txt` shows for each part of each condition a person for whom the
//! condition holds, and the one other answer with which it fails; run the test with `UPDATE_SNAPSHOTS=1` to renew it,
//! and read the difference.

use crate::support::{dataset, root, snapshot};
use legcheck_proofs::sides;
use std::fmt::Write as _;

#[test]
fn every_part_of_every_rule_decides_and_both_sides_are_shown() {
    let guide = &dataset().guide;
    let mut text = String::new();
    let mut faults = Vec::new();
    for (name, condition) in sides::conditions(guide) {
        let looked = sides::look(guide, condition);
        faults.extend(sides::faults(guide, &name, condition, &looked));
        let _ = write!(text, "== {name}\n{}\n", sides::text(guide, &looked));
    }
    assert_eq!(faults, [""; 0]);
    snapshot(&root().join("tests/data/rule-sides.txt"), &text);
}

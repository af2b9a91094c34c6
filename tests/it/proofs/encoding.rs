//! The diagrams say what the engine says. The proofs rest on this, so it is tried on people of every kind.

use crate::people::{anybody, people_to_try};
use crate::support::{answers, data, dataset};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::Strictness;
use legcheck_engine::urgency::triage;
use legcheck_proofs::sides;
use legcheck_proofs::urgency::Urgency;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// Whether engine and diagrams agree on a person: on both levels, and on each rule. None for a person whose answers
/// contradict themselves, as those of some worked examples do.
fn agree(urgency: &Urgency<'_>, person: &Answers) -> Option<bool> {
    let guide = urgency.space.guide;
    let point = urgency.space.point(person)?;
    let levels = [Strictness::Standard, Strictness::Strict].into_iter().all(|strictness| {
        urgency.levels(strictness).level(&urgency.diagrams, &point) == triage(guide, person, strictness).level
    });
    let fires = |(rule, ix): (&legcheck_engine::dataset::Rule, &u32)| {
        sides::holds(guide, &rule.when, person) == urgency.diagrams.holds(*ix, &point)
    };
    Some(levels && guide.rules.iter().zip(&urgency.rules).all(fires))
}

#[test]
fn the_diagrams_agree_with_the_engine_on_every_worked_example() {
    let guide = &dataset().guide;
    let urgency = Urgency::new(guide);
    let file = data("urgency-examples.toml");
    let mut compared = 0;
    for example in file["examples"].as_array().unwrap() {
        let agrees = agree(&urgency, &answers(guide, &example["has"]));
        assert_ne!(agrees, Some(false), "{}", example["who"]);
        compared += usize::from(agrees.is_some());
    }
    assert!(compared >= 195, "only {compared} examples were compared");
}

#[test]
fn the_diagrams_agree_with_the_engine_on_people_of_every_kind() {
    let urgency = Urgency::new(&dataset().guide);
    let found = TestRunner::new(people_to_try(10_000)).run(&anybody(), |person| {
        prop_assert_eq!(agree(&urgency, &person), Some(true), "{}", person.to_line(urgency.space.guide));
        Ok(())
    });
    found.unwrap();
}

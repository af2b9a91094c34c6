//! In the middle of the interview: when an emergency is certain, and that every way ends.

use crate::people::{answerer, anybody, people_to_try};
use crate::support::{dataset, engine};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{Guide, Strictness};
use legcheck_engine::urgency::{Emergency, emergency_so_far};
use legcheck_proofs::certain::Certain;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::Cell;

/// What is still to ask: two for a question without an answer, one for a question put off to a page of its own.
fn left_to_ask(guide: &Guide, answers: &Answers) -> usize {
    let left = |answer: Option<&Answer>| match answer {
        None => 2,
        Some(Answer::ToAskAlone) => 1,
        Some(_) => 0,
    };
    guide.finding_indexes().map(|f| left(answers.get(f))).sum()
}

/// Proved over every half-answered state, not sampled.
#[test]
fn what_is_called_certain_can_never_be_taken_back() {
    let guide = &dataset().guide;
    for strictness in [Strictness::Standard, Strictness::Strict] {
        let mut certain = Certain::new(guide, strictness);
        let lines = |found: Option<Answers>| found.map(|person| person.to_line(guide));
        assert_eq!(lines(certain.unsound()), None, "{strictness:?}: called certain, yet some answers take it back");
        assert_eq!(lines(certain.silent()), None, "{strictness:?}: certain, yet not even in sight");
        assert_eq!(lines(certain.told_late()), None, "{strictness:?}: certain, yet the engine still waits");
    }
}

/// The engine calls certain what three values settle, or more, and never what some answers take back.
#[test]
fn the_diagrams_agree_with_the_engine_on_what_is_certain() {
    let guide = &dataset().guide;
    for strictness in [Strictness::Standard, Strictness::Strict] {
        let certain = Certain::new(guide, strictness);
        let found = TestRunner::new(people_to_try(3_000)).run(&anybody(), |person| {
            let said = emergency_so_far(guide, &person, strictness) == Emergency::Certain;
            let settled = certain.diagrams.holds(certain.says, &certain.point(&person).unwrap());
            prop_assert!(said >= settled, "three values settle it: {}", person.to_line(guide));
            prop_assert!(certain.is_certain(&person).unwrap() >= said, "taken back: {}", person.to_line(guide));
            Ok(())
        });
        found.unwrap();
    }
}

/// Each page leaves less to ask, and nothing is asked twice but what was put off once. So every way ends, after at most
/// two screens for each finding.
#[test]
fn every_page_leaves_less_to_ask_and_an_emergency_is_told_at_once() {
    let guide = &dataset().guide;
    let certain = Certain::new(guide, Strictness::Standard);
    let (told, late, longest) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let found = TestRunner::new(people_to_try(1_500)).run(&answerer(), |who| {
        let mut left = usize::MAX;
        let (mut before, mut on_page) = (None, Vec::new());
        let (mut waited, mut over) = (0, false);
        let mut faults = Vec::new();
        engine().interview().run(Strictness::Standard, |finding, so_far| {
            // Answers may be told one by one or page by page: as long as they stay the same it is one page.
            if before.as_ref() != Some(so_far) {
                let now = left_to_ask(guide, so_far);
                if now >= left {
                    faults.push(format!("{finding:?}: as much is left to ask as before: {}", so_far.to_line(guide)));
                }
                (left, before) = (now, Some(so_far.clone()));
                on_page.clear();
            }
            let open = matches!(so_far.get(finding), None | Some(Answer::ToAskAlone));
            if !open || on_page.contains(&finding) {
                faults.push(format!("{finding:?} is asked twice: {}", so_far.to_line(guide)));
            }
            on_page.push(finding);
            if !over {
                let said = emergency_so_far(guide, so_far, Strictness::Standard);
                let bound = certain.is_certain(so_far).unwrap();
                over = said == Emergency::Certain;
                if over && !bound {
                    faults.push(format!("said too early: {}", so_far.to_line(guide)));
                }
                if bound && !over {
                    waited += 1;
                    if !matches!(said, Emergency::Waiting(_)) {
                        faults.push(format!("not even in sight: {}", so_far.to_line(guide)));
                    }
                }
            }
            who.answer(guide, finding)
        });
        told.set(told.get() + usize::from(over));
        late.set(late.get() + usize::from(waited > 0));
        longest.set(longest.get().max(waited));
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
    found.unwrap();
    let (told, late, longest) = (told.get(), late.get(), longest.get());
    assert!(told > 1_000, "only {told} emergencies");
    assert_eq!(late, 0, "{late} of {told} emergencies are told late, by up to {longest} questions");
}

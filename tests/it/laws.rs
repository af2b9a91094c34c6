//! Laws of the engine, over people made up at random. What can be proved for everybody is proved in `proofs`; here is
//! what reads floating point, stored text or the way through the questions.

use crate::people::{answerer, anybody, people_to_try};
use crate::support::{dataset, engine};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{FindingIx, Guide, Level, Strictness};
use legcheck_engine::interview::{AfterEmergency, Stop};
use legcheck_engine::{explanation, urgency};
use proptest::prelude::*;

fn level(guide: &Guide, answers: &Answers) -> Level {
    urgency::triage(guide, answers, Strictness::Standard).level
}

proptest! {
    #![proptest_config(people_to_try(1_500))]

    /// `proofs::laws` proves it for everybody; this is the same law, read by the engine alone.
    #[test]
    fn not_sure_in_place_of_no_never_lowers_the_level(person in anybody()) {
        let guide = &dataset().guide;
        let before = level(guide, &person);
        for (finding, _) in person.iter() {
            let f = &guide.findings[finding.at()];
            let said_no = person.choices(finding).iter().any(|c| guide.choices[c.at()].is_none);
            let unsure = guide.choice_where(finding, |c| c.is_unsure).map(|c| Answer::Chosen(vec![c]));
            if f.safety && said_no {
                for unclear in unsure.into_iter().chain([Answer::PassedOver, Answer::LeftOut]) {
                    let mut changed = person.clone();
                    changed.set(finding, unclear);
                    prop_assert!(level(guide, &changed) >= before, "{}: {}", f.id, person.to_line(guide));
                }
            }
        }
    }

    #[test]
    fn stored_answers_come_back_as_they_were(person in anybody()) {
        let guide = &dataset().guide;
        prop_assert_eq!(Answers::from_line(guide, &person.to_line(guide)), person);
    }

    /// The answers behind a reason are really given, and every level has a reason.
    #[test]
    fn every_level_has_reasons_made_of_given_answers(person in anybody()) {
        let guide = &dataset().guide;
        let triage = urgency::triage(guide, &person, Strictness::Standard);
        prop_assert!(!triage.reasons.is_empty());
        for rule in triage.reasons {
            for finding in explanation::answers_behind(guide, &person, rule, Strictness::Standard) {
                prop_assert!(matches!(person.get(finding), Some(Answer::Chosen(_) | Answer::PassedOver)));
            }
        }
    }
}

proptest! {
    #![proptest_config(people_to_try(250))]

    /// By type: answers are kept by finding (`Answers` is a sorted map), so that nothing that reads them can tell in which
    /// order they came. Here is the same law from outside.
    #[test]
    fn the_order_of_answers_does_not_matter(
        (person, shuffled) in anybody().prop_flat_map(|person| {
            let given: Vec<(FindingIx, Answer)> = person.iter().map(|(f, a)| (f, a.clone())).collect();
            (Just(person), Just(given).prop_shuffle())
        })
    ) {
        let guide = &dataset().guide;
        let mut other = Answers::default();
        shuffled.into_iter().for_each(|(f, a)| other.set(f, a));
        prop_assert_eq!(&person, &other);
        for strictness in [Strictness::Standard, Strictness::Strict] {
            prop_assert_eq!(urgency::triage(guide, &person, strictness), urgency::triage(guide, &other, strictness));
            prop_assert_eq!(
                urgency::emergency_so_far(guide, &person, strictness),
                urgency::emergency_so_far(guide, &other, strictness)
            );
        }
        prop_assert_eq!(engine().ranking().rank(&person), engine().ranking().rank(&other));
        let replay = |stored| engine().interview().replay(stored, AfterEmergency::Stop, Strictness::Standard);
        prop_assert_eq!(replay(&person), replay(&other));
    }

    #[test]
    fn every_interview_ends_and_its_replay_is_the_same_way(who in answerer()) {
        let guide = &dataset().guide;
        let run = engine().interview().run(Strictness::Standard, |finding, _| who.answer(guide, finding));
        prop_assert!(run.screens <= guide.findings.len());
        let trail = engine().interview().replay(&run.answers, AfterEmergency::GoOn, Strictness::Standard);
        prop_assert_eq!(&trail.next, &Stop::Review);
        prop_assert_eq!(&trail.answers, &run.answers);
        let pages = trail.passed.iter().filter(|s| matches!(s, Stop::Page(_))).count();
        prop_assert_eq!(pages, run.screens);
        // Without going on, the way stops at the emergency exactly when there was one on it.
        let stopped = engine().interview().replay(&run.answers, AfterEmergency::Stop, Strictness::Standard);
        prop_assert_eq!(stopped.next == Stop::Emergency, run.emergency_after.is_some());
        if let Some(after) = run.emergency_after {
            prop_assert_eq!(stopped.passed.len(), after);
            prop_assert_eq!(level(guide, &run.answers), Level::EmergencyNow, "an emergency was taken back");
        }
    }

    #[test]
    fn shares_add_up_to_one(person in anybody()) {
        let total: f64 = engine().ranking().rank(&person).iter().map(|r| r.share).sum();
        prop_assert!((total - 1.0).abs() < 1e-9, "{}", total);
    }
}

#[test]
fn a_broken_store_gives_no_answers() {
    let guide = &dataset().guide;
    for broken in ["", ";;;", "=", "fever", "fever=", "fever=maybe;bladder=none,leaking", "x=~passed;\u{0}=1"] {
        assert!(Answers::from_line(guide, broken).is_empty(), "{broken:?}");
    }
}

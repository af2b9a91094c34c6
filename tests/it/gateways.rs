//! Pages that show a list as one tile. A tile that is chosen, or not clear, must bring the list itself: else a danger
//! sign within it could not be said.

use crate::support::{dataset, engine};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, FindingIx, Guide, Strictness};

/// People in whose checks the pages come up: weak for years, for weeks, and a child.
const PEOPLE: &[&str] = &[
    "age=adult-40-59;sex=female;started=over-year;onset=years;course=slowly-worse;known-cause=not-checked;\
     legs-affected=both-same;power=walks-alone;hard-tasks=stairs",
    "age=adult-60-69;sex=male;started=one-to-three-months;onset=weeks;course=steady;known-cause=not-checked;\
     legs-affected=both-uneven;power=walks-alone;hard-tasks=toes-catch",
];

/// Interviews a person who says of one finding first `on_the_page`, and `in_full` when it is asked again.
/// Gives back how often it was asked, and the answers at the end.
fn asked(guide: &Guide, person: &str, finding: FindingIx, on_the_page: &Answer, in_full: &Answer) -> (usize, Answers) {
    let said = Answers::from_line(guide, person);
    let mut times = 0;
    let run = engine().interview().run(Strictness::Standard, |asked, _| {
        if asked == finding {
            times += 1;
            return if times == 1 { on_the_page.clone() } else { in_full.clone() };
        }
        let none = guide.choice_where(asked, |c| c.is_none).map(|c| Answer::Chosen(vec![c]));
        said.get(asked).cloned().or(none).unwrap_or(Answer::PassedOver)
    });
    (times, run.answers)
}

/// Every finding of a gateway with everything it can say, and the people in whose check the page comes up.
#[test]
fn what_is_chosen_or_not_clear_is_asked_in_full_and_every_item_can_be_said() {
    let guide = &dataset().guide;
    let mut checked = 0;
    for group in guide.plan.groups.iter().filter(|g| g.gateway) {
        for finding in &group.findings {
            let f = &guide.findings[finding.at()];
            let is_sign = |c: &legcheck_engine::dataset::ChoiceIx| {
                !guide.choices[c.at()].is_none && !guide.choices[c.at()].is_unsure
            };
            let mut comes_up = false;
            for person in PEOPLE {
                for choice in guide.choices_of(*finding).filter(is_sign) {
                    let sign = Answer::Chosen(vec![choice]);
                    let id = &guide.choices[choice.at()].id;
                    let (times, answers) = asked(guide, person, *finding, &sign, &sign);
                    if times == 0 {
                        continue;
                    }
                    comes_up = true;
                    checked += 1;
                    let pages = if f.kind == AnswerKind::YesNoUnsure { 1 } else { 2 };
                    assert_eq!(times, pages, "{}: {id}", f.id);
                    assert_eq!(answers.get(*finding), Some(&sign), "{}: {id}", f.id);
                    let (times, answers) = asked(guide, person, *finding, &Answer::ToAskAlone, &sign);
                    assert_eq!(times, 2, "{}: {id} after \"not sure about some\"", f.id);
                    assert_eq!(answers.get(*finding), Some(&sign), "{}: {id} after \"not sure about some\"", f.id);
                }
            }
            assert!(comes_up, "{} of {} is asked of none of the people", f.id, group.id);
        }
    }
    assert!(checked > 100, "only {checked} answers");
}

/// Somebody who is not sure of anything, and skips what has no "not sure".
#[test]
fn not_sure_of_anything_takes_thirty_pages_at_most() {
    let guide = &dataset().guide;
    let run = engine().interview().run(Strictness::Standard, |asked, _| {
        let unsure = guide.choice_where(asked, |c| c.is_unsure).map(|c| Answer::Chosen(vec![c]));
        unsure.unwrap_or(Answer::PassedOver)
    });
    assert!((10..=30).contains(&run.screens), "{} pages", run.screens);
    assert!(run.emergency_after.is_some());
}

/// The strength tests are asked where the level rests on time alone, and never in an emergency that they cannot lower.
#[test]
fn the_strength_tests_are_asked_when_the_level_hangs_on_them() {
    let guide = &dataset().guide;
    let test = guide.finding("rise-test").unwrap();
    let check = |person: &str, expected: bool| {
        let said = Answers::from_line(guide, person);
        let run = engine().interview().run(Strictness::Standard, |asked, _| {
            let none = guide.choice_where(asked, |c| c.is_none).map(|c| Answer::Chosen(vec![c]));
            said.get(asked).cloned().or(none).unwrap_or(Answer::PassedOver)
        });
        assert_eq!(run.asked.contains(&test), expected, "{person}");
    };
    let legs =
        "age=adult-40-59;sex=male;known-cause=not-checked;legs-affected=both-same;course=steady;spread=same-place";
    check(&format!("{legs};weak-kind=tired-heavy;power=walks-alone;started=this-week;onset=days"), true);
    check(&format!("{legs};weak-kind=sore;power=walks-alone;started=one-to-three-months;onset=weeks"), true);
    check(&format!("{legs};weak-kind=no-power;power=walks-alone;started=this-week;onset=days"), false);
    check(&format!("{legs};weak-kind=tired-heavy;power=walks-with-help;started=this-week;onset=days"), false);
    check(
        &format!("{legs};weak-kind=tired-heavy;power=walks-alone;started=today;onset=sudden;face-weak=one-side"),
        false,
    );
}

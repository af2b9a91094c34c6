//! A check done again, on the real table.

use crate::people::{anybody_or_calm, people_to_try};
use crate::support::{dataset, known_answers};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{Guide, Strictness};
use legcheck_engine::follow_up::{self, Change, Difference};
use legcheck_engine::urgency::triage;
use proptest::prelude::*;

fn guide() -> &'static Guide {
    &dataset().guide
}

fn compare(before: &Answers, now: &Answers) -> Vec<Difference> {
    follow_up::compare(guide(), &dataset().extras.follow_up, before, now)
}

fn worsening(before: &Answers, now: &Answers) -> Answers {
    let differences = compare(before, now);
    let mut all = Answers::default();
    for (finding, answer) in follow_up::worsening(guide(), &dataset().extras.follow_up, &differences, now) {
        all.set(finding, answer);
    }
    all
}

/// How one answer differs from another one; none when it does not.
#[track_caller]
fn check(finding: &str, before: &str, now: &str, expected: Option<Change>) {
    let set = |ids: &str| {
        let mut answers = Answers::default();
        if !ids.is_empty() {
            let f = guide().finding(finding).unwrap();
            let answer =
                if ids == "~passed" { Answer::PassedOver } else { Answer::chosen(guide(), f, ids.split(',')).unwrap() };
            answers.set(f, answer);
        }
        answers
    };
    let found: Vec<Change> = compare(&set(before), &set(now)).iter().map(|d| d.change).collect();
    assert_eq!(found.first().copied(), expected, "{finding}: {before} to {now}");
    assert!(found.len() <= 1);
}

#[test]
fn answers_are_compared() {
    use Change::{Better, Changed, Gone, New, Worse};
    for (finding, before, now, expected) in [
        ("fever", "no", "yes", Some(Worse)),
        ("fever", "yes", "no", Some(Better)),
        ("fever", "unsure", "yes", Some(Worse)),
        ("fever", "unsure", "no", Some(Better)),
        ("fever", "no", "unsure", Some(Changed)),
        ("fever", "yes", "unsure", Some(Changed)),
        ("fever", "yes", "yes", None),
        ("fever", "", "", None),
        ("fever", "", "no", Some(New)),
        ("fever", "~passed", "yes", Some(New)),
        ("fever", "yes", "", Some(Gone)),
        ("fever", "yes", "~passed", Some(Gone)),
        ("fever", "~passed", "~passed", None),
        ("power", "walks-alone", "walks-with-help", Some(Worse)),
        ("power", "cannot-stand", "cannot-move", Some(Worse)),
        ("power", "cannot-move", "walks-alone", Some(Better)),
        ("course", "better", "steady", Some(Worse)),
        ("course", "steady", "quickly-worse", Some(Worse)),
        ("course", "quickly-worse", "gone", Some(Better)),
        ("course", "up-and-down", "steady", Some(Changed)),
        ("course", "unsure", "quickly-worse", Some(Changed)),
        ("legs-affected", "one-leg", "both-uneven", Some(Worse)),
        ("legs-affected", "both-same", "both-uneven", Some(Changed)),
        ("legs-affected", "unsure", "one-leg", Some(Changed)),
        ("bladder", "none", "leaking", Some(Worse)),
        ("bladder", "leaking", "leaking,cannot-pee", Some(Worse)),
        ("bladder", "leaking,urgency", "urgency", Some(Better)),
        ("bladder", "leaking", "urgency", Some(Worse)),
        ("bladder", "leaking", "none", Some(Better)),
        ("bladder", "unsure", "leaking", Some(Worse)),
        ("bladder", "leaking", "leaking,unsure", Some(Changed)),
        ("bladder", "none", "unsure", Some(Changed)),
        ("face-weak", "none", "one-side", Some(Worse)),
        ("face-weak", "unsure", "both-sides", Some(Worse)),
        ("arm-weak", "same-side", "one-arm", Some(Changed)),
        ("headache", "none", "usual", Some(Changed)),
        ("headache", "usual", "sudden-severe", Some(Worse)),
        ("balance", "none", "dark", Some(Worse)),
        ("balance", "sudden", "gradual", Some(Changed)),
        ("walk-trouble", "recent", "long", Some(Changed)),
        ("walk-trouble", "none", "recent", Some(Worse)),
        ("walk-trouble", "long-worse", "none", Some(Better)),
        ("walk-limit", "no-limit", "must-sit", Some(Worse)),
        ("attacks", "minutes", "no-attacks", Some(Better)),
        ("skills-lost", "no", "yes", Some(Worse)),
        ("started", "this-week", "this-month", Some(Changed)),
        ("back-site", "low", "neck", Some(Changed)),
        ("other-new", "no", "yes", Some(Changed)),
        ("meds", "none", "statin", Some(Changed)),
        ("diabetes", "no", "yes", Some(Changed)),
        ("age", "adult-40-59", "adult-60-69", Some(Changed)),
    ] {
        check(finding, before, now, expected);
    }
}

#[test]
fn only_what_lasts_is_kept() {
    let all = "age=adult-60-69;sex=female;family=none;childhood-onset=no;late-walker=unsure;\
               diabetes=yes;autoimmune=no;weak-immune=unsure;kidney=~passed;known-cause=checked-same;cancer=none;\
               power=walks-alone;course=steady;bladder=none;other-new=no;started=over-year;meds=statin";
    let before = known_answers(guide(), all);
    let kept = follow_up::kept(guide(), &dataset().extras.follow_up, &before);
    let lasting = "age=adult-60-69;sex=female;family=none;childhood-onset=no;late-walker=unsure;diabetes=yes";
    assert_eq!(kept, known_answers(guide(), lasting));
    // Of the danger signs, only what nobody gets rid of is kept.
    for (finding, _) in kept.iter().filter(|(f, _)| guide().findings[f.at()].safety) {
        assert!(["age", "diabetes"].contains(&guide().findings[finding.at()].id.as_str()));
    }
}

#[track_caller]
fn says(before: &str, now: &str, expected: &str) {
    let found = worsening(&known_answers(guide(), before), &known_answers(guide(), now));
    assert_eq!(found.to_line(guide()), expected);
}

#[test]
fn a_change_for_the_worse_is_said_in_the_words_of_the_guide() {
    says("", "", "");
    says("power=walks-alone", "power=walks-alone;course=steady", "");
    says("power=walks-alone", "power=walks-with-help;course=steady", "course=slowly-worse");
    says("power=walks-alone", "power=walks-with-help;course=better", "course=slowly-worse");
    says("power=walks-alone", "power=walks-with-help;course=quickly-worse", "");
    says("power=walks-alone", "power=walks-with-help;course=gone", "");
    says("power=walks-alone", "power=walks-with-help", "");
    says("power=cannot-stand", "power=walks-with-help;course=steady", "");
    says("hard-tasks=stairs", "hard-tasks=stairs,chair;course=steady", "course=slowly-worse");
    says(
        "legs-affected=one-leg",
        "legs-affected=both-same;course=steady;known-cause=checked-same",
        "known-cause=checked-but-changed;course=slowly-worse",
    );
    says("legs-affected=one-leg", "legs-affected=both-same;known-cause=not-checked", "");
    says("arm-weak=none", "arm-weak=one-arm;other-new=no", "other-new=yes");
    says("speech=unsure", "speech=words-lost;other-new=unsure", "other-new=yes");
    says("arm-weak=none", "arm-weak=one-arm;other-new=yes", "");
    says("arm-weak=none", "arm-weak=one-arm", "");
    says("arm-weak=both-arms", "arm-weak=one-arm;other-new=no", "");
    says("fever=no", "fever=yes;other-new=no", "");
}

#[test]
fn a_change_for_the_worse_raises_the_level() {
    // As usual, a person with a known, old weakness is seen at the next visit.
    let usual =
        "known-cause=checked-same;started=over-year;course=steady;other-new=no;onset=years;legs-affected=both-same";
    let before = known_answers(guide(), &format!("{usual};power=walks-alone"));
    let mut now = known_answers(guide(), &format!("{usual};power=walks-with-help"));
    let level = |answers: &Answers| triage(guide(), answers, Strictness::Standard).level;
    let alone = level(&now);
    for (finding, answer) in worsening(&before, &now).iter() {
        now.set(finding, answer.clone());
    }
    assert!(level(&now) > alone, "{:?} and {alone:?}", level(&now));
}

proptest! {
    #![proptest_config(people_to_try(2_000))]

    #[test]
    fn a_comparison_never_lowers_a_level(before in anybody_or_calm(), now in anybody_or_calm()) {
        let mut all = now.clone();
        for (finding, answer) in worsening(&before, &now).iter() {
            prop_assert_ne!(now.get(finding), Some(answer));
            all.set(finding, answer.clone());
        }
        for strictness in [Strictness::Standard, Strictness::Strict] {
            prop_assert!(triage(guide(), &all, strictness).level >= triage(guide(), &now, strictness).level);
        }
    }

    #[test]
    fn what_is_better_one_way_is_worse_the_other(before in anybody_or_calm(), now in anybody_or_calm()) {
        let (there, back) = (compare(&before, &now), compare(&now, &before));
        prop_assert_eq!(there.len(), back.len());
        for (there, back) in there.iter().zip(&back) {
            prop_assert_eq!((there.finding, &there.before, &there.now), (back.finding, &back.now, &back.before));
            match there.change {
                Change::New => prop_assert_eq!(back.change, Change::Gone),
                Change::Gone => prop_assert_eq!(back.change, Change::New),
                // What is gone does not outweigh what has come, and "not sure" is neither.
                Change::Better => prop_assert!(matches!(back.change, Change::Worse | Change::Changed)),
                Change::Worse | Change::Changed => {}
            }
        }
    }
}

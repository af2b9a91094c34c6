//! A check done again.

use crate::people;
use crate::support::{answers, guide};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::Strictness;
use legcheck_engine::urgency::triage;
use legcheck_handoff::compare::{Change, again, compare, may_have_changed, worsening, wrong_lines};
use legcheck_handoff::record::Record;
use proptest::prelude::*;

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
    let found: Vec<Change> = compare(guide(), &set(before), &set(now)).iter().map(|d| d.change).collect();
    assert_eq!(found.first().copied(), expected, "{finding}: {before} to {now}");
    assert!(found.len() <= 1);
}

#[test]
fn the_table_is_right() {
    assert_eq!(wrong_lines(guide()), [0; 0]);
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
    let record = Record { answers: Answers::from_line(guide(), all), ..Record::default() };
    let kept = again(guide(), &record);
    let mut expected = answers("age=adult-60-69;sex=female;childhood-onset=no;diabetes=yes;late-walker=unsure");
    expected.set(guide().finding("family").unwrap(), answers("family=none").iter().next().unwrap().1.clone());
    assert_eq!(kept, expected);
    let anew = may_have_changed(guide(), &record.answers);
    assert_eq!(anew.len() + kept.iter().count(), record.answers.iter().count());
    assert!(anew.iter().all(|f| kept.get(*f).is_none()));
    // Of what tells of danger, only what nobody gets rid of is kept.
    for (finding, _) in kept.iter().filter(|(f, _)| guide().findings[f.at()].safety) {
        assert!(["age", "diabetes"].contains(&guide().findings[finding.at()].id.as_str()));
    }
}

#[track_caller]
fn says(before: &str, now: &str, expected: &str) {
    let (before, now) = (Answers::from_line(guide(), before), Answers::from_line(guide(), now));
    let mut all = Answers::default();
    for (finding, answer) in worsening(guide(), &compare(guide(), &before, &now), &now) {
        all.set(finding, answer);
    }
    assert_eq!(all.to_line(guide()), expected);
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
    let before = Answers::from_line(guide(), &format!("{usual};power=walks-alone"));
    let mut now = Answers::from_line(guide(), &format!("{usual};power=walks-with-help"));
    let level = |answers: &Answers| triage(guide(), answers, Strictness::Standard).level;
    let alone = level(&now);
    for (finding, answer) in worsening(guide(), &compare(guide(), &before, &now), &now) {
        now.set(finding, answer);
    }
    assert!(level(&now) > alone, "{:?} and {alone:?}", level(&now));
}

proptest! {
    #![proptest_config(people::cases(2000))]

    #[test]
    fn a_comparison_never_lowers_a_level(before in people::answers(), now in people::answers()) {
        let mut all = now.clone();
        for (finding, answer) in worsening(guide(), &compare(guide(), &before, &now), &now) {
            prop_assert_ne!(now.get(finding), Some(&answer));
            all.set(finding, answer);
        }
        for strictness in [Strictness::Standard, Strictness::Strict] {
            prop_assert!(triage(guide(), &all, strictness).level >= triage(guide(), &now, strictness).level);
        }
    }

    #[test]
    fn what_is_better_one_way_is_worse_the_other(before in people::answers(), now in people::answers()) {
        let (there, back) = (compare(guide(), &before, &now), compare(guide(), &now, &before));
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

//! What marks on the body picture answer, and what answers mark, on the real rules.

use crate::people::{anybody_or_calm, people_to_try, sample};
use crate::support::{dataset, known_answers};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::body_map::{BodyRegion, MarkKind, Marks, Side, contradicted, drawn, implied, with_implied};
use legcheck_engine::dataset::{AnswerKind, BodyMap, ChoiceIx, Guide, Strictness};
use legcheck_engine::urgency::triage;
use proptest::prelude::*;

fn guide() -> &'static Guide {
    &dataset().guide
}

fn map() -> &'static BodyMap {
    &dataset().extras.body_map
}

/// Marks in short: `weak left-front-thigh right-front-thigh, pain mid-back-neck`.
#[track_caller]
fn marks(text: &str) -> Marks {
    let groups = text.split(", ").filter(|group| !group.is_empty());
    let lines: Vec<String> = groups
        .flat_map(|group| {
            let (kind, places) = group.split_once(' ').unwrap();
            places.split(' ').map(|place| format!("{kind}:{place}")).collect::<Vec<_>>()
        })
        .collect();
    let (marks, unknown) = Marks::parse(&lines.join(","));
    assert_eq!(unknown, 0, "{text}");
    marks
}

/// What marks answer beyond some answers.
#[track_caller]
fn check(on_picture: &str, given: &str, expected: &str) {
    let mut all = Answers::default();
    for (finding, answer) in implied(guide(), map(), &marks(on_picture), &known_answers(guide(), given)) {
        all.set(finding, answer);
    }
    assert_eq!(all.to_line(guide()), expected, "{on_picture} on {given:?}");
}

#[test]
fn weak_legs_and_arms() {
    check("", "", "");
    check("weak left-front-thigh", "", "legs-affected=one-leg");
    check("weak left-front-thigh left-back-calf", "", "legs-affected=one-leg");
    check("weak left-front-thigh right-back-thigh", "", "legs-affected=both-same");
    check("weak left-front-thigh right-back-foot", "", "");
    check("weak left-front-foot right-front-hip", "", "");
    check("weak left-front-thigh left-front-foot right-front-thigh", "", "");
    check(
        "weak left-front-thigh left-front-foot right-front-outer-thigh right-front-shin",
        "",
        "legs-affected=both-same",
    );
    check("weak left-back-buttock right-front-hip", "", "legs-affected=both-same");
    check("weak left-front-arm", "", "arm-weak=~ask");
    check("weak left-front-arm left-front-shin", "", "legs-affected=one-leg;arm-weak=same-side");
    check("weak right-back-hand right-front-foot", "", "legs-affected=one-leg;arm-weak=same-side");
    check("weak left-front-arm right-front-shin", "", "legs-affected=one-leg;arm-weak=one-arm");
    check("weak left-front-arm right-front-shin left-front-shin", "", "legs-affected=both-same;arm-weak=one-arm");
    check("weak left-front-arm right-back-arm", "", "arm-weak=both-arms");
}

#[test]
fn what_was_said_stays() {
    check("weak left-front-thigh right-front-thigh", "legs-affected=both-uneven", "");
    check("weak left-front-thigh right-front-thigh", "legs-affected=one-leg", "");
    check("weak left-front-thigh", "legs-affected=unsure", "legs-affected=one-leg");
    check("weak left-front-thigh", "legs-affected=~passed", "legs-affected=one-leg");
    check("weak left-front-arm", "arm-weak=unsure", "");
    check("weak left-front-arm", "arm-weak=none", "arm-weak=~ask");
    check("weak left-front-arm right-front-arm", "arm-weak=none", "arm-weak=both-arms");
    check("weak left-front-arm right-front-arm", "arm-weak=one-arm", "");
    check("numb left-front-foot right-front-foot", "numb-area=patchy", "numb-area=both-feet,patchy");
    check("numb left-front-foot right-front-foot", "numb-area=both-feet", "");
    check("numb left-front-foot right-front-foot", "numb-area=unsure", "numb-area=both-feet,unsure");
    check("numb left-front-foot right-front-foot", "numb-area=none", "numb-area=both-feet");
    check("numb left-front-thigh", "numb-area=both-feet", "");
    check("numb mid-front-saddle", "saddle-numb=no", "saddle-numb=yes");
    check("numb mid-back-saddle", "saddle-numb=yes", "");
}

#[test]
fn a_weak_face_neck_or_chest_is_asked_about() {
    check("weak mid-front-face", "", "face-weak=~ask");
    check("weak mid-front-face", "face-weak=none", "face-weak=~ask");
    check("weak mid-front-face", "face-weak=one-side", "");
    check("weak mid-back-neck", "", "neck-weak=~ask");
    check("weak mid-front-chest", "breathing=none", "breathing=~ask");
}

#[test]
fn numb_places() {
    check("numb left-front-foot right-back-foot", "", "numb-area=both-feet");
    check("numb left-front-foot right-front-foot left-front-shin right-front-shin", "", "numb-area=both-feet");
    check("numb left-front-foot right-front-foot left-front-thigh", "", "numb-area=both-feet,unsure");
    check(
        "numb left-front-foot right-front-foot left-front-hand right-back-hand",
        "",
        "numb-area=feet-and-hands;arm-numb=both-arms",
    );
    check("numb left-front-foot right-front-foot left-front-hand", "", "numb-area=both-feet;arm-numb=one-arm");
    check("numb left-back-thigh left-back-calf", "", "numb-area=leg-stripe");
    check("numb left-back-buttock left-back-thigh left-back-calf left-back-foot", "", "numb-area=leg-stripe");
    check("numb left-back-thigh left-back-calf right-back-calf", "", "numb-area=~ask");
    check("numb left-front-outer-thigh", "", "numb-area=outer-thigh");
    check("numb left-front-outer-thigh left-front-thigh", "", "numb-area=~ask");
    check("numb left-front-outer-thigh left-front-knee", "", "numb-area=~ask");
    check("numb left-front-outer-thigh right-front-outer-thigh", "", "numb-area=~ask");
    check("numb right-front-shin right-front-foot", "", "numb-area=shin-foot-top");
    check("numb right-front-foot", "", "numb-area=~ask");
    check("numb left-front-arm left-front-thigh", "", "numb-area=one-side;arm-numb=one-arm");
    check("numb left-front-arm left-front-thigh left-front-shin", "", "numb-area=one-side;arm-numb=one-arm");
    check("numb left-front-arm left-front-thigh mid-front-belly", "", "numb-area=one-side;arm-numb=one-arm");
    check("numb mid-front-belly left-front-thigh right-front-thigh", "", "numb-area=below-line");
    check(
        "numb mid-front-belly mid-front-saddle left-front-foot right-front-foot",
        "",
        "numb-area=below-line;saddle-numb=yes",
    );
    check("numb mid-front-belly", "", "numb-area=~ask");
    check("numb mid-front-face", "", "numb-area=~ask");
    check("numb left-front-hand", "", "arm-numb=one-arm");
}

#[test]
fn painful_places() {
    check("pain mid-back-low-back", "", "back-pain=~ask;back-site=low");
    check("pain mid-back-low-back mid-back-middle-back", "", "back-pain=~ask;back-site=middle-band");
    check("pain mid-back-neck", "back-pain=long-mild", "back-site=neck");
    check("pain mid-back-low-back", "back-pain=none", "back-pain=~ask;back-site=low");
    check("pain mid-back-low-back left-back-thigh", "", "back-pain=~ask;back-site=low;sciatica=one-leg");
    check("pain right-back-buttock right-back-calf", "", "sciatica=one-leg");
    check("pain left-back-buttock left-back-thigh right-back-thigh", "", "sciatica=both-legs");
    check("pain left-back-thigh", "", "sciatica=~ask");
    check("pain left-back-thigh", "sciatica=none", "sciatica=~ask");
    check("pain left-back-calf", "", "muscle-pain=calves");
    check("pain left-front-thigh", "", "");
    check("pain left-front-thigh right-front-thigh", "", "muscle-pain=thighs-shoulders");
    check("pain left-back-shoulder right-front-shoulder", "", "muscle-pain=thighs-shoulders");
    check("pain mid-front-chest", "", "heart-racing=~ask");
    check("pain mid-back-head", "", "headache=~ask");
}

#[test]
fn what_would_lower_the_level_is_left_to_the_person() {
    // Numb feet explain a new numbness that crept in slowly; a "not sure" beside them does not.
    let slow = "numb-area=none;leg-numb-new=yes;onset=years;started=over-year;course=steady;power=walks-alone;\
                saddle-numb=no;other-new=yes;new-sign-speed=slow;known-cause=not-checked";
    let mut given = Answers::from_line(guide(), slow);
    let level = |answers: &Answers| triage(guide(), answers, Strictness::Standard).level;
    let before = level(&given);
    let numb_area = guide().finding("numb-area").unwrap();
    given.set(numb_area, Answer::chosen(guide(), numb_area, ["both-feet"]).unwrap());
    assert!(level(&given) < before, "the case is no longer one of the exceptions");
    let given = Answers::from_line(guide(), slow);
    let feet = marks("numb left-front-foot right-front-foot");
    let found = implied(guide(), map(), &feet, &given);
    assert_eq!(found, [(numb_area, Answer::chosen(guide(), numb_area, ["both-feet", "unsure"]).unwrap())]);
}

#[test]
fn answers_that_name_places_are_drawn() {
    for (given, expected) in [
        ("", ""),
        ("legs-affected=one-leg", ""),
        ("legs-affected=unsure", ""),
        ("legs-affected=both-uneven", "weak left-front-thigh left-front-shin right-front-thigh right-front-shin"),
        ("numb-area=both-feet,leg-stripe", "numb left-front-foot right-front-foot"),
        ("back-site=low;saddle-numb=yes", "pain mid-back-low-back, numb mid-front-saddle mid-back-saddle"),
        ("face-weak=one-side", "weak mid-front-face"),
        ("arm-weak=none;saddle-numb=no", ""),
    ] {
        assert_eq!(drawn(map(), &Answers::from_line(guide(), given)), marks(expected), "{given}");
    }
}

#[test]
fn what_an_answer_draws_implies_that_answer_alone() {
    for rule in map().rules.iter().filter(|rule| !rule.draws.is_empty()) {
        let answer = Answer::Chosen(rule.choice.into_iter().collect());
        let mut given = Answers::default();
        given.set(rule.finding, answer.clone());
        let on_picture = drawn(map(), &given);
        assert_eq!(on_picture.of(rule.kind), rule.draws);
        let line = given.to_line(guide());
        // Beside the answer itself, the marks say nothing about its finding.
        let more = implied(guide(), map(), &on_picture, &given);
        assert!(more.iter().all(|(finding, _)| *finding != rule.finding), "{line}");
        // If marks can give the answer at all, these do.
        if !rule.when.is_empty() {
            let alone = implied(guide(), map(), &on_picture, &Answers::default());
            assert!(alone.contains(&(rule.finding, answer)), "{line}");
        }
    }
}

#[test]
fn no_mark_of_weakness_or_numbness_is_lost() {
    for (region, kind) in BodyRegion::all().flat_map(|r| [(r, MarkKind::Weak), (r, MarkKind::Numb)]) {
        let silent = [BodyRegion::from_id("mid-front-belly"), BodyRegion::from_id("mid-back-head")];
        let back = ["middle-back", "low-back"].contains(&region.part());
        if kind == MarkKind::Weak && (silent.contains(&Some(region)) || back || region.part() == "saddle") {
            // Nothing is asked about weakness there.
            continue;
        }
        let found = implied(guide(), map(), &[(region, kind)].into_iter().collect(), &Answers::default());
        assert!(!found.is_empty(), "{} {}", kind.id(), region.id());
    }
}

/// Every single mark and every pair of marks.
fn pairs() -> impl Iterator<Item = Marks> {
    let all: Vec<_> = BodyRegion::all().flat_map(|region| MarkKind::ALL.map(|kind| (region, kind))).collect();
    let pair =
        move |i: usize| all[i..].iter().map(|second| [all[i], *second].into_iter().collect()).collect::<Vec<_>>();
    (0..BodyRegion::COUNT * MarkKind::ALL.len()).flat_map(pair)
}

/// A part of a leg, on either view.
fn height(region: BodyRegion) -> Option<&'static str> {
    match region.part() {
        "hip" | "buttock" => Some("hip"),
        "thigh" | "outer-thigh" => Some("thigh"),
        "knee" => Some("knee"),
        "shin" | "calf" | "foot" => Some("below"),
        _ => None,
    }
}

#[test]
fn two_marks_are_both_legs_alike_only_at_one_height() {
    let legs_affected = guide().finding("legs-affected").unwrap();
    for on_picture in pairs() {
        let weak = || on_picture.of(MarkKind::Weak).iter().filter_map(|region| Some((region.side(), height(region)?)));
        let on = |side: Side| weak().filter(move |(s, _)| *s == side).map(|(_, height)| height).collect::<Vec<_>>();
        let expected = match (on(Side::Left).as_slice(), on(Side::Right).as_slice()) {
            ([], []) => None,
            ([], _) | (_, []) => Some("one-leg"),
            (left, right) => (left == right).then_some("both-same"),
        };
        let found = with_implied(guide(), map(), &on_picture, &Answers::default());
        let found = found.choices(legs_affected).first().map(|choice| guide().choices[choice.at()].id.as_str());
        assert_eq!(found, expected, "{}", on_picture.to_line());
    }
}

#[test]
fn no_answer_of_two_marks_contradicts_them() {
    for on_picture in pairs() {
        let all = with_implied(guide(), map(), &on_picture, &Answers::default());
        assert_eq!(contradicted(map(), &on_picture, &all), [], "{}", on_picture.to_line());
    }
}

/// The marks that answers contradict.
#[track_caller]
fn check_contradicted(on_picture: &str, given: &str, expected: &str) {
    let found = contradicted(map(), &marks(on_picture), &known_answers(guide(), given));
    let all = found.into_iter().fold(Marks::default(), |all, (_, marks)| all.union(&marks));
    assert_eq!(all, marks(expected), "{on_picture} on {given:?}");
}

#[test]
fn an_answer_can_contradict_marks() {
    let numb = "numb left-front-thigh left-front-foot";
    check_contradicted(numb, "", "");
    check_contradicted(numb, "numb-area=none", numb);
    check_contradicted(numb, "numb-area=unsure", "");
    check_contradicted(numb, "numb-area=leg-stripe", "");
    check_contradicted("numb left-front-hand", "numb-area=none;arm-numb=one-arm", "");
    check_contradicted(
        "numb left-front-hand left-front-foot",
        "numb-area=none;arm-numb=one-arm",
        "numb left-front-foot",
    );
    check_contradicted("numb left-front-foot, weak left-front-foot", "numb-area=none", "numb left-front-foot");
    let both = "weak left-front-thigh right-front-thigh";
    check_contradicted(both, "legs-affected=one-leg", both);
    check_contradicted(both, "legs-affected=both-uneven", "");
    check_contradicted("weak left-front-thigh", "legs-affected=both-same", "");
    check_contradicted(
        "numb left-front-foot right-front-foot",
        "numb-area=one-foot",
        "numb left-front-foot right-front-foot",
    );
    check_contradicted("numb left-front-foot right-front-foot", "numb-area=one-foot,both-feet", "");
    check_contradicted("pain left-back-calf", "muscle-pain=none;sciatica=none", "");
}

/// What marks say is contradicted by its denial.
#[test]
fn every_denial_of_what_marks_say_contradicts_them() {
    // Pain may be of another kind than these deny.
    let other_pain = ["muscle-pain", "sciatica"];
    let mut checked = 0;
    for rule in map().rules.iter().filter(|rule| rule.choice.is_some()) {
        let id = guide().findings[rule.finding.at()].id.as_str();
        let Some(denial) = guide().choice_where(rule.finding, |choice| choice.is_none) else { continue };
        let mut given = Answers::default();
        given.set(rule.finding, Answer::Chosen(vec![denial]));
        for pattern in rule.when.iter().filter(|_| !other_pain.contains(&id)) {
            let first = pattern.parts.iter().filter_map(|part| part.iter().next());
            let on_picture: Marks = first.map(|region| (region, rule.kind)).collect();
            assert!(!contradicted(map(), &on_picture, &given).is_empty(), "{id}: {}", on_picture.to_line());
            checked += 1;
        }
    }
    assert!(checked > 10, "{checked}");
}

/// Up to a dozen random marks.
fn some_marks() -> impl Strategy<Value = Marks> {
    let mark = (0..BodyRegion::COUNT, 0..MarkKind::ALL.len());
    proptest::collection::vec(mark, 0..12)
        .prop_map(|list| list.into_iter().map(|(r, k)| (BodyRegion::all().nth(r).unwrap(), MarkKind::ALL[k])).collect())
}

/// Whether an answer holds something positive, or calls for the question.
fn speaks(answer: &Answer) -> bool {
    match answer {
        Answer::Chosen(choices) => choices.iter().all(|c| !guide().choices[c.at()].is_none),
        Answer::ToAskAlone => true,
        Answer::PassedOver | Answer::LeftOut => false,
    }
}

proptest! {
    #![proptest_config(people_to_try(2_000))]

    #[test]
    fn marks_never_lower_a_level(given in anybody_or_calm(), on_picture in some_marks()) {
        let all = with_implied(guide(), map(), &on_picture, &given);
        for strictness in [Strictness::Standard, Strictness::Strict] {
            let (before, after) = (triage(guide(), &given, strictness).level, triage(guide(), &all, strictness).level);
            prop_assert!(after >= before, "{:?} is below {:?} with {}", after, before, on_picture.to_line());
        }
    }

    #[test]
    fn marks_only_add(given in anybody_or_calm(), on_picture in some_marks()) {
        for (finding, answer) in implied(guide(), map(), &on_picture, &given) {
            prop_assert!(speaks(&answer));
            let own = given.get(finding);
            prop_assert_ne!(own, Some(&answer));
            let is = |c: &ChoiceIx| &guide().choices[c.at()];
            if given.choices(finding).iter().any(|c| !is(c).is_none && !is(c).is_unsure) {
                prop_assert_eq!(guide().findings[finding.at()].kind, AnswerKind::Multiple);
                let Answer::Chosen(choices) = &answer else { panic!("a positive answer was taken back") };
                prop_assert!(given.choices(finding).iter().all(|c| choices.contains(c)));
            }
            if let Answer::Chosen(choices) = &answer {
                let ids = choices.iter().map(|c| is(c).id.as_str());
                prop_assert_eq!(Answer::chosen(guide(), finding, ids), Ok(answer.clone()));
            }
        }
    }
}

/// The laws above say something: random marks on random people do raise levels, at every level.
#[test]
fn random_marks_raise_levels() {
    let (mut raised, mut levels) = (0, [0; 4]);
    let level = |answers: &Answers| triage(guide(), answers, Strictness::Standard).level;
    for (given, on_picture) in sample((anybody_or_calm(), some_marks()), 1_000) {
        let all = with_implied(guide(), map(), &on_picture, &given);
        raised += usize::from(level(&all) > level(&given));
        levels[level(&given) as usize] += 1;
    }
    assert!(raised > 20, "{raised}");
    assert!(levels.iter().all(|count| *count > 20), "{levels:?}");
}

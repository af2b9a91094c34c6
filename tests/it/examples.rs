//! Made-up people from the clinical pack: the level the rules must give, and the cause that must be found.

use crate::support::{answers, data, dataset, engine};
use legcheck_engine::dataset::{Level, Strictness};
use legcheck_engine::urgency;

#[test]
fn every_worked_example_gets_its_level() {
    let guide = &dataset().guide;
    let file = data("urgency-examples.toml");
    let examples = file["examples"].as_array().unwrap();
    assert!(examples.len() >= 200, "only {} examples", examples.len());
    let mut wrong = Vec::new();
    for example in examples {
        let who = example["who"].as_str().unwrap();
        let expected = Level::from_id(example["level"].as_str().unwrap()).unwrap();
        let triage = urgency::triage(guide, &answers(guide, &example["has"]), Strictness::Standard);
        if triage.level != expected {
            let rules: Vec<&str> = triage.reasons.iter().map(|r| guide.rules[r.at()].id.as_str()).collect();
            wrong.push(format!("{who}: expected {expected:?}, got {:?} by {rules:?}", triage.level));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_textbook_picture_is_among_the_first_three() {
    let guide = &dataset().guide;
    let file = data("classic.toml");
    let mut wrong = Vec::new();
    for picture in file["pictures"].as_array().unwrap() {
        let who = picture["who"].as_str().unwrap();
        let cause = picture["cause"].as_str().unwrap();
        let ranked = engine().ranking().rank(&answers(guide, &picture["has"]));
        let order: Vec<&str> = ranked.iter().map(|r| guide.causes[r.cause.at()].id.as_str()).collect();
        if !order[..3].contains(&cause) {
            wrong.push(format!("{who}: {cause} is not in {:?}", &order[..3]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// With `Strictness::Strict`, which a clinic may choose, the article's ten emergency signs are emergencies as written.
#[test]
fn the_strict_reading_takes_the_signs_word_for_word() {
    let guide = &dataset().guide;
    let old_and_known = "known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no";
    for (sign, literal) in [
        ("onset=sudden", Level::EmergencyNow),
        ("fever=yes", Level::EmergencyNow),
        ("power=cannot-move", Level::EmergencyNow),
        ("legs-affected=one-leg", Level::EmergencyNow),
        ("numb-area=both-feet", Level::EmergencyNow),
        ("arm-numb=one-arm", Level::EmergencyNow),
        ("balance=gradual", Level::EmergencyNow),
        ("walk-trouble=long", Level::EmergencyNow),
        ("speech=soft", Level::EmergencyNow),
        ("vision=double", Level::EmergencyNow),
        ("fatigue=yes", Level::SameDay),
    ] {
        let line = format!("{old_and_known};{sign}");
        let answers = legcheck_engine::answers::Answers::from_line(guide, &line);
        let strict = urgency::triage(guide, &answers, Strictness::Strict);
        let standard = urgency::triage(guide, &answers, Strictness::Standard);
        assert!(strict.level >= literal, "{sign}: strict gives {:?}", strict.level);
        assert!(standard.level <= strict.level, "{sign}: standard is above strict");
    }
}

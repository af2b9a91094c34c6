//! Retold cases and ordinary people: no emergency is missed, whatever is added to what their stories tell.

use crate::support::{engine, root};
use legcheck_cases::{Added, Case, parse_with};
use legcheck_engine::dataset::{Level, Strictness};
use legcheck_engine::urgency::triage;
use serde_json::Value;
use std::fs;

/// The cases of a file for which only an emergency is right.
fn emergencies(file: &str, added: Added) -> Vec<Case> {
    let text = fs::read_to_string(root().join("tests/data").join(file)).unwrap();
    let cases = parse_with(engine().guide(), &text, added).unwrap();
    let golds: Vec<Value> = serde_json::from_str(&text).unwrap();
    let only_emergency = |case: &Value| {
        let gold = &case["gold"];
        gold["triage"] == "emergency" && gold["triage_also_acceptable"].as_array().is_none_or(Vec::is_empty)
    };
    cases.into_iter().zip(golds).filter(|(_, gold)| only_emergency(gold)).map(|(case, _)| case).collect()
}

#[track_caller]
fn check(added: Added, least: Level) {
    let mut seen = 0;
    for file in ["vignettes.json", "ordinary.json"] {
        for case in emergencies(file, added) {
            let asked = case.interview(engine()).answers;
            for answers in [asked, case.all_facts(engine().guide())] {
                let level = triage(engine().guide(), &answers, Strictness::Standard).level;
                assert!(level >= least, "{} with {added:?}: {level:?}", case.id);
                seen += 1;
            }
        }
    }
    assert!(seen >= 60, "only {seen} answers were looked at");
}

#[test]
fn no_retold_emergency_is_missed() {
    for added in [Added::Nothing, Added::Told, Added::Plausible] {
        check(added, Level::EmergencyNow);
    }
    check(Added::TestsPassed, Level::SameDay);
}

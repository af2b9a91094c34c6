//! What the engine says of a person, as one text that is the same wherever the engine runs.

use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Guide, Strictness};
use legcheck_engine::interview::{AfterEmergency, replay};
use legcheck_engine::{ranking, urgency};
use wasm_bindgen::prelude::wasm_bindgen;

/// Everything that is decided for each person, one line of answers each: the pages that come, the level with its rules, and
/// each cause with every step of its score, for both ways to read the rules. The guide is in its compact form, as the app
/// has it.
///
/// # Panics
/// When the bytes are of no guide of this build.
#[wasm_bindgen]
pub fn says(guide: &[u8], people: Vec<String>) -> Vec<String> {
    let Ok(guide) = Guide::from_bytes(guide) else { panic!("the guide is of another build") };
    people.iter().map(|answers| of_person(&guide, answers)).collect()
}

fn of_person(guide: &Guide, answers: &str) -> String {
    let answers = Answers::from_line(guide, answers);
    [Strictness::Standard, Strictness::Strict]
        .map(|strictness| {
            let trail = replay(guide, &answers, AfterEmergency::GoOn, strictness);
            let triage = urgency::triage(guide, &trail.answers, strictness);
            let causes = ranking::rank(guide, &trail.answers);
            // Floats are written with every digit that tells them apart.
            format!("{:?}\n{triage:?}\n{causes:?}\n{:?}", trail.passed, trail.next)
        })
        .join("\n")
}

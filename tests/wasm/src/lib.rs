//! What the engine says of a person, as one text that is the same wherever the engine runs.

use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Evidence, Guide, Strictness};
use legcheck_engine::interview::AfterEmergency;
use legcheck_engine::{Engine, urgency};
use wasm_bindgen::prelude::wasm_bindgen;

/// Everything that is decided for each person, one line of answers each: the pages that come, the level with its rules, and
/// each cause with every step of its score, for both ways to read the rules. The guide and its evidence are in their compact
/// form, as the app has them.
///
/// # Panics
/// When the bytes are not of this build.
#[wasm_bindgen]
pub fn says(guide: &[u8], evidence: &[u8], people: Vec<String>) -> Vec<String> {
    let (Ok(guide), Ok(evidence)) = (Guide::from_bytes(guide), Evidence::from_bytes(evidence)) else {
        panic!("the guide or its evidence is of another build")
    };
    let engine = Engine::new(guide, evidence);
    people.iter().map(|answers| of_person(&engine, answers)).collect()
}

fn of_person(engine: &Engine, answers: &str) -> String {
    let guide = engine.guide();
    let answers = Answers::from_line(guide, answers);
    [Strictness::Standard, Strictness::Strict]
        .map(|strictness| {
            let trail = engine.interview().replay(&answers, AfterEmergency::GoOn, strictness);
            let triage = urgency::triage(guide, &trail.answers, strictness);
            let causes = engine.ranking().rank(&trail.answers);
            // Floats are written with every digit that tells them apart.
            format!("{:?}\n{triage:?}\n{causes:?}\n{:?}", trail.passed, trail.next)
        })
        .join("\n")
}

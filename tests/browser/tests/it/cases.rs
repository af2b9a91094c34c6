//! Vignettes played through the real pages: the page must show what the engine decides. `tests/wasm` covers the
//! engine's decision on every case as WebAssembly.

use anyhow::{Context, Result};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::interview::{self, Interview, Reply};
use legcheck_cases::Case;
use legcheck_engine::Engine;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::Strictness;
use libtest_mimic::{Failed, Trial};

use crate::world::World;

/// Number of cases that each engine plays, spread over the file; no two engines play the same ones.
const SAMPLE: usize = 8;

pub fn tests(world: &World) -> Vec<Trial> {
    match legcheck_cases::vignettes(&world.dataset().guide) {
        Ok(cases) => {
            let every = cases.len().div_ceil(SAMPLE);
            let of = |kind: Kind| cases.iter().skip(kind as usize).step_by(every);
            Kind::ALL.into_iter().flat_map(|kind| of(kind).map(move |case| test(world, kind, case.clone()))).collect()
        }
        // An unreadable file must not look like one without cases.
        Err(error) => {
            let why = format!("{error:#}");
            vec![Trial::test("cases::file_is_read", move || Err(Failed::from(why)))]
        }
    }
}

fn test(world: &World, kind: Kind, case: Case) -> Trial {
    let name = format!("case_{}_shows_what_the_engine_says", case.id);
    world.test(kind, &name, move |stage| {
        let id = case.id.clone();
        let interview = plan(stage.check_engine, &case).with_context(|| format!("case {id}"))?;
        let page = stage.page()?;
        page.to_result(&interview).with_context(|| format!("case {id}"))?;
        page.expect(&format!("the result of case {id}"), &page.outcome()?, &interview.result)
    })
}

/// A question that offers "Not sure" cannot be skipped, so whatever a case leaves out is answered with that, and
/// skipped otherwise. Age and sex share a page that requires both, so they get default answers.
fn plan(engine: &Engine, case: &Case) -> Result<Interview> {
    let guide = engine.guide();
    interview::plan(engine, Strictness::Standard, |finding| match case.answer(guide, finding) {
        Answer::Chosen(choices) => Reply::Choose(choices),
        Answer::PassedOver | Answer::LeftOut | Answer::ToAskAlone => Reply::DoNotSay,
    })
}

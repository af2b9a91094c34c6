//! Cases of the vignettes, played through the real pages: the page must say what the engine says. What the engine says of
//! every case when it runs as WebAssembly is for `tests/wasm`.

use anyhow::{Context, Result};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::interview::{self, Interview, Reply};
use legcheck_cases::Case;
use legcheck_engine::Engine;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::Strictness;
use libtest_mimic::{Failed, Trial};

use crate::world::World;

/// How many cases, spread over the file, each engine plays; no two play the same ones.
const SAMPLE: usize = 8;

pub fn tests(world: &World) -> Vec<Trial> {
    match legcheck_cases::vignettes(&world.dataset().guide) {
        Ok(cases) => {
            let every = cases.len().div_ceil(SAMPLE);
            let of = |kind: Kind| cases.iter().skip(kind as usize).step_by(every);
            Kind::ALL.into_iter().flat_map(|kind| of(kind).map(move |case| test(world, kind, case.clone()))).collect()
        }
        // A file that cannot be read must not look like a file without cases.
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

/// A person cannot leave out a question that offers "Not sure", so what a case leaves out is answered with that, and
/// skipped only where it cannot be said. Age and sex share a page that wants both, so there the usual answer is given.
fn plan(engine: &Engine, case: &Case) -> Result<Interview> {
    let guide = engine.guide();
    interview::plan(engine, Strictness::Standard, |finding| match case.answer(guide, finding) {
        Answer::Chosen(choices) => Reply::Choose(choices),
        Answer::PassedOver | Answer::LeftOut | Answer::ToAskAlone => Reply::DoNotSay,
    })
}

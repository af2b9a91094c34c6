//! Time from a click on Continue to the next question, over whole interviews.

use anyhow::{Context, Result, anyhow, bail};
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::interview::{self, Interview, Reply};
use legcheck_browser_tests::page::{Page, Respondent};
use legcheck_browser_tests::site::Site;
use legcheck_cases::Case;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::Strictness;
use serde_json::{Value, json};

/// A script, preceded by the helper that waits for a painted frame.
macro_rules! timing {
    ($file:literal) => {
        concat!(include_str!("../../js/painted.js"), include_str!(concat!("../../js/", $file)))
    };
}

/// Walks through long interviews until at least `steps` steps are timed. `slowdown` is the CPU throttling rate, 1 for
/// none. Returns the milliseconds per step, the pages where the steps began, the milliseconds for inserting finished
/// copies of the same pages and, in Chromium, the peak memory of the module in bytes.
pub fn measure(engine: &str, slowdown: usize, steps: usize) -> Result<Value> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.id() == engine);
    let kind = kind.ok_or_else(|| anyhow!("there is no engine {engine:?}"))?;
    let interviews = longest(&legcheck_engine::Engine::of(&legcheck_cases::load()?), steps)?;
    let site = Site::start()?;
    let engine = Engine::start(kind)?;
    let (mut millis, mut pages, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    let mut memory = None;
    for interview in &interviews {
        let page = engine.page(&site)?;
        if kind == Kind::Chromium {
            let script = json!({ "source": include_str!("../../js/memory.js") });
            engine.devtools("Page.addScriptToEvaluateOnNewDocument", script)?;
        }
        if slowdown > 1 {
            engine.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slowdown }))?;
        }
        walk(&page, interview, &mut millis, &mut pages)?;
        let bytes = page.js("return globalThis.wasmMemory?.buffer.byteLength", vec![])?;
        memory = memory.max(bytes.as_u64());
        bare.extend(put_in(&page)?);
    }
    Ok(json!({ "millis": millis, "pages": pages, "bare": bare, "memory": memory }))
}

/// Enough synthetic people for this many steps, those with the longest interviews first.
fn longest(engine: &legcheck_engine::Engine, steps: usize) -> Result<Vec<Interview>> {
    let guide = engine.guide();
    let cases = legcheck_cases::vignettes(guide)?;
    let plan = |case: &Case| {
        interview::plan(engine, Strictness::Standard, |finding| match case.answer(guide, finding) {
            Answer::Chosen(choices) => Reply::Choose(choices),
            Answer::PassedOver | Answer::LeftOut | Answer::ToAskAlone => Reply::DoNotSay,
        })
    };
    let mut interviews = cases.iter().map(plan).collect::<Result<Vec<_>>>()?;
    let timed = |interview: &Interview| interview.turns.iter().filter(|turn| turn.action == "continue").count();
    interviews.sort_by_key(|interview| std::cmp::Reverse(timed(interview)));
    let mut sum = 0;
    let enough = interviews.iter().position(|interview| {
        sum += timed(interview);
        sum >= steps
    });
    let Some(last) = enough else { bail!("all people together have {sum} steps, fewer than {steps}") };
    interviews.truncate(last + 1);
    Ok(interviews)
}

/// Inserts the pages of the walk once more, without the app.
fn put_in(page: &Page<'_>) -> Result<Vec<f64>> {
    let timed = page.js_async(timing!("bare_steps.js"), vec![])?;
    let millis = timed["millis"].as_array().with_context(|| format!("finished copies: {}", timed["problem"]))?;
    Ok(millis.iter().filter_map(Value::as_f64).collect())
}

/// Goes from the start page to the result. Only Continue is timed: nearly every page has it.
fn walk(page: &Page<'_>, interview: &Interview, millis: &mut Vec<f64>, pages: &mut Vec<String>) -> Result<()> {
    page.start(Respondent::Myself)?;
    for turn in &interview.turns {
        let ticks: Vec<&str> = turn.ticks.iter().map(String::as_str).collect();
        if turn.action != "continue" {
            page.advance(&turn.step, &ticks, turn.action)?;
            continue;
        }
        let timed = page.js_async(timing!("timed_step.js"), vec![json!(turn.step), json!(ticks)])?;
        let time = timed["millis"].as_f64();
        pages.push(turn.step.clone());
        millis.push(time.with_context(|| format!("the step {} with {ticks:?}: {}", turn.step, timed["problem"]))?);
    }
    page.advance("review", &[], "continue").map(drop)
}

//! What a screen reader gets to hear, from Chromium's accessibility tree: a walk through a whole check, compared with
//! `spoken.txt`, which a person can read, and rules that hold on every page of it. `UPDATE_SNAPSHOTS=1` renews the file.
//! `tests/screen-reader` hears the same with a real screen reader, on request.

mod rules;
mod tree;
mod walk;

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use legcheck_browser_tests::engines::Kind;
use libtest_mimic::Trial;

use crate::world::{Stage, World};

pub fn tests(world: &World) -> Vec<Trial> {
    vec![
        world.test(Kind::Chromium, "what_is_heard_is_as_reviewed", heard),
        world.test(Kind::Chromium, "the_rules_for_what_is_heard_find_old_faults", old_faults),
    ]
}

fn heard(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    let walk::Heard { words, faults } = walk::whole_check(&page, stage)?;
    page.ensure(&format!("no fault in what is heard, and found:\n{}", faults.join("\n")), faults.is_empty())?;
    same(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/spoken.txt"), &words)
}

/// Compares a text with a reviewed file.
fn same(file: &Path, said: &str) -> Result<()> {
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(file, said)?;
    }
    let expected = fs::read_to_string(file).with_context(|| format!("no {}", file.display()))?;
    let differs = said.lines().zip(expected.lines()).position(|(said, expected)| said != expected);
    let place = differs.unwrap_or_else(|| said.lines().count().min(expected.lines().count()));
    let line = |text: &str| text.lines().nth(place).unwrap_or("nothing").to_owned();
    ensure!(
        said == expected,
        "line {} of {} is {:?} now, and was {:?}",
        place + 1,
        file.display(),
        line(said),
        line(&expected)
    );
    Ok(())
}

/// Faults that the guide once had, brought back by scripts in each page, and what the rules say of them.
const OLD_FAULTS: &[(&str, &str)] = &[
    // The second error did not take the focus, since its words were those of the first.
    (
        "let times = 0;
         const focus = HTMLElement.prototype.focus;
         HTMLElement.prototype.focus = function (...how) {
           if (this.id !== 'error-summary' || (times += 1) === 1) focus.apply(this, how);
         };",
        "Continue the 2nd time leaves the focus on heading",
    ),
    // The focus moved at once.
    (
        "addEventListener('legcheck-moved', () => document.getElementById('page-title').focus());",
        "the focus comes to the result before the review is noticed to be gone",
    ),
    // The page began with the heading that takes the focus.
    ("on('main p.hidden', (e) => (e.hidden = true));", "nothing stands before heading \"Your result\", level 1"),
    // Only a colour told the present level.
    ("on('.scale .hidden', (e) => e.remove());", "tells 0 times which level is the present one"),
    // Tab never came to these words.
    (
        "on('fieldset', (e) => e.removeAttribute('aria-describedby'));",
        "group \"Is any of this happening now?\" does not say \"Choose all that apply.\"",
    ),
    (
        "on('#page-title', (e) => e.removeAttribute('aria-describedby'));",
        "heading \"Is any of this happening now?\", level 1 does not say \"Choose all that apply.\"",
    ),
    ("", "heading \"Is any of this happening to them now?\", level 1 does not say \"You answer for someone else"),
    // The link of the error led to an input like any other.
    (
        "on('#error-summary', () => document.getElementById('choice-0').removeAttribute('aria-describedby'));",
        "the error leads to checkbox",
    ),
    // A part of the page whose content is hidden.
    ("add('section', { 'aria-label': 'Bare' }, '');", "nothing is in the landmark region \"Bare\""),
    ("add('div', { role: 'radiogroup' }, 'x');", "radiogroup has no name"),
    ("add('h2', {}, '');", "heading, level 2 has no name"),
];

/// Runs something on each element once, before a page is read, or adds an element to the page.
const ON: &str = "const on = (selector, run) => {
    const done = new WeakSet();
    const all = () => document.querySelectorAll(selector).forEach((e) => done.has(e) || (done.add(e), run(e)));
    new MutationObserver(all).observe(document, { childList: true, subtree: true });
  };
  const add = (name, attributes, words) => on('body', (body) => {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.append(words);
    body.append(element);
  });";

fn old_faults(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    let scripts: String = OLD_FAULTS.iter().map(|(script, _)| format!("{{ {script} }}\n")).collect();
    let source = serde_json::json!({ "source": format!("{{ {ON}\n{scripts} }}") });
    stage.engine.devtools("Page.enable", serde_json::json!({}))?;
    stage.engine.devtools("Page.addScriptToEvaluateOnNewDocument", source)?;
    let faults = walk::whole_check(&page, stage)?.faults.join("\n");
    for (_, fault) in OLD_FAULTS {
        page.ensure(&format!("the fault {fault:?}, and found:\n{faults}"), faults.contains(fault))?;
    }
    Ok(())
}

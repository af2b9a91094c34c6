//! What is printed.

use anyhow::Result;
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::views::VIEWS;
use lopdf::Document;
use serde_json::json;

use crate::walks::levels::{DOCTOR_SOON, EMERGENCY_NOW, ROUTINE, SAME_DAY, Said};
use crate::world::Stage;

/// Name, width and height in centimetres.
const PAPERS: [(&str, f64, f64); 2] = [("A4", 21.0, 29.7), ("Letter", 21.59, 27.94)];

/// A person with many findings.
const MUCH: Said = &[
    ("started", &["one-to-three-months"]),
    ("onset", &["weeks"]),
    ("course", &["slowly-worse"]),
    ("legs-affected", &["both-uneven"]),
    ("hard-tasks", &["stairs", "chair", "floor", "toes-catch", "tiptoe"]),
    ("numb-area", &["feet-and-hands", "outer-thigh"]),
    ("burning-feet", &["yes"]),
    ("balance", &["dark"]),
    ("falls", &["yes"]),
    ("back-pain", &["long-mild"]),
    ("back-site", &["low"]),
    ("muscle-pain", &["thighs-shoulders"]),
    ("cramps", &["yes"]),
    ("twitching", &["yes"]),
    ("fatigue", &["yes"]),
    ("weight-loss", &["yes"]),
    ("diabetes", &["yes"]),
    ("thyroid", &["under"]),
    ("meds", &["statin"]),
    ("joint-swelling", &["yes"]),
    ("morning-stiff", &["yes"]),
];

/// A person whose legs pass the strength tests, which takes them out of an emergency.
const STRONG: Said = &[
    ("weak-kind", &["tired-heavy"]),
    ("started", &["this-week"]),
    ("onset", &["days"]),
    ("rise-test", &["easy"]),
    ("heel-test", &["both"]),
    ("toe-test", &["both"]),
];

/// What browsers do that do not know `::details-content`: they drop the rule.
const WITHOUT_THE_RULE: &str = "
    const drop = (list) => {
      for (let i = list.cssRules.length - 1; i >= 0; i--) {
        const rule = list.cssRules[i];
        if (rule.selectorText?.includes('details-content')) list.deleteRule(i);
        else if (rule.cssRules?.length) drop(rule);
      }
    };
    for (const sheet of document.styleSheets) drop(sheet);
    const sheets = [...document.querySelectorAll('link[rel=stylesheet]')];
    return !document.querySelector('template#later')?.content?.childElementCount && sheets.every((link) => link.sheet);";

/// Takes the rule away, once the print styles are there.
fn without_the_rule(page: &Page<'_>) -> Result<()> {
    page.wait("the print styles are there", WITHOUT_THE_RULE)
}

/// The words of each printed page, without white space, which PDF does not keep.
fn printed(page: &Page<'_>, (_, width, height): (&str, f64, f64)) -> Result<Vec<String>> {
    let paper = Document::load_mem(&page.print(width, height)?)?;
    let numbers: Vec<u32> = paper.get_pages().into_keys().collect();
    numbers.into_iter().map(|n| Ok(bare(&paper.extract_text(&[n])?))).collect()
}

/// Nor does it keep which letters a ligature stands for.
fn bare(words: &str) -> String {
    let ligatures =
        [("\u{fb00}", "ff"), ("\u{fb01}", "fi"), ("\u{fb02}", "fl"), ("\u{fb03}", "ffi"), ("\u{fb04}", "ffl")];
    let words: String = words.split_whitespace().collect();
    ligatures.into_iter().fold(words, |words, (ligature, letters)| words.replace(ligature, letters))
}

/// A page for the person, and one for the clinician.
pub fn two_pages(stage: &Stage<'_>) -> Result<()> {
    for said in [EMERGENCY_NOW, SAME_DAY, DOCTOR_SOON, ROUTINE, MUCH, STRONG] {
        let (page, interview) = stage.result(said)?;
        without_the_rule(&page)?;
        page.expect("visible headings", &page.visible("h1")?, &1)?;
        let level = stage.guide().levels.iter().find(|level| level.level.id() == interview.result.level);
        let level = bare(&level.map(|level| level.name.clone()).unwrap_or_default());
        for paper in PAPERS {
            let pages = printed(&page, paper)?;
            let [person, clinician] = pages.as_slice() else {
                return page.fail(&format!(
                    "two pages of {} for {said:?}, and not {}: {pages:?}",
                    paper.0,
                    pages.len()
                ));
            };
            page.expect("room for the tests of a week", &person.contains("Day7"), &(said == STRONG))?;
            for (sheet, words) in [
                (person, &["Yourresult", &level, "Whattodo", "Emergencynumbers", "112", "Whattowatchfor"][..]),
                (clinician, &["summaryforaclinician", &level, "Signsthere", "Whereonthebody", "Itisnotadiagnosis"][..]),
            ] {
                for word in words {
                    page.ensure(&format!("{word:?} on its page: {sheet}"), sheet.contains(*word))?;
                }
            }
        }
    }
    Ok(())
}

/// What is closed on the screen is open on paper and closed again after it, on every kind of page.
pub fn opens_details(stage: &Stage<'_>) -> Result<()> {
    let mut some = 0;
    for view in VIEWS {
        let page = stage.page()?;
        view.show(&page, stage.check_engine)?;
        without_the_rule(&page)?;
        let found = page.js(
            "const state = () => [...document.querySelectorAll('details')].map((details) => details.open);
             const before = state();
             dispatchEvent(new Event('beforeprint'));
             const during = state();
             dispatchEvent(new Event('afterprint'));
             return [before.filter((open) => !open).length, during.every(Boolean), String(state()) === String(before)]",
            vec![],
        )?;
        some += found[0].as_u64().unwrap_or_default();
        page.expect(&format!("all open, then as before, on {}", view.name), &found, &json!([found[0], true, true]))?;
    }
    anyhow::ensure!(some > 20, "{some} closed details on all pages together");
    Ok(())
}

/// Words within closed details, on real paper.
pub fn prints_details(stage: &Stage<'_>) -> Result<()> {
    for (path, details) in [("/causes/als/", "details[data-cause] h3"), ("/tests/", "main details li a")] {
        let page = stage.page()?;
        page.open(path)?;
        without_the_rule(&page)?;
        let words = page.js(
            "return [...document.querySelectorAll(arguments[0])].map((at) => at.textContent)",
            vec![json!(details)],
        )?;
        let words: Vec<String> = words.as_array().into_iter().flatten().filter_map(|w| w.as_str().map(bare)).collect();
        page.ensure(&format!("{details} on the page"), !words.is_empty())?;
        let paper = printed(&page, PAPERS[0])?.concat();
        for word in words {
            page.ensure(&format!("{word:?} on paper: {paper}"), paper.contains(&word))?;
        }
    }
    Ok(())
}

/// A page about a cause, or a more usual reason, takes two sheets at most.
pub fn causes_are_short(stage: &Stage<'_>) -> Result<()> {
    let causes = stage.guide().causes.iter().filter(|cause| cause.id != "something-else");
    let kinds = &stage.dataset.library.something_else.kinds;
    let paths = causes.map(|cause| format!("/causes/{}/", cause.id));
    let page = stage.page()?;
    let mut long = Vec::new();
    for path in paths.chain(kinds.iter().map(|kind| format!("/kinds/{}/", kind.id))) {
        page.open(&path)?;
        without_the_rule(&page)?;
        for paper in PAPERS {
            let sheets = printed(&page, paper)?.len();
            if sheets > 2 {
                long.push(format!("{path} {}: {sheets}", paper.0));
            }
        }
    }
    page.expect("pages of more than two sheets", &long, &Vec::new())
}

/// Whether the notice beside a button is shown.
fn notice(action: &str) -> String {
    format!(
        "!document.querySelector('[data-action={action}]').closest('section').querySelector('[data-notice=print]').hidden"
    )
}

/// In an app whose browser ignores a call to print, both buttons say so.
pub fn silence(stage: &Stage<'_>) -> Result<()> {
    let (page, _) = stage.result(DOCTOR_SOON)?;
    for silent in ["() => {}", "undefined", "() => { throw new Error('refused'); }"] {
        for (action, other) in [("print", "print-summary"), ("print-summary", "print")] {
            page.reload()?;
            page.expect_step("result")?;
            // The other one prints. Its notice would come first.
            page.js("window.print = () => { dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint')); }", vec![])?;
            page.click(&format!("[data-action={other}]"))?;
            page.js(&format!("window.print = {silent}"), vec![])?;
            page.click(&format!("[data-action={action}]"))?;
            page.wait("it says that nothing is printed", &format!("return {}", notice(action)))?;
            let said_too = page.js(&format!("return {}", notice(other)), vec![])?;
            page.expect("whether the button that prints says so", &said_too, &json!(false))?;
            // A dialog that comes after all.
            page.js("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))", vec![])?;
            let still = page.js(&format!("return {}", notice(action)), vec![])?;
            page.expect("whether it still says so", &still, &json!(false))?;
        }
    }
    Ok(())
}

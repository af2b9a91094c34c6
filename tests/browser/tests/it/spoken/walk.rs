//! The walk: a whole check, page by page, with what is heard on each and what has the focus then.

use std::time::{Duration, Instant};

use anyhow::Result;
use fantoccini::key::Key;
use legcheck_browser_tests::page::{Page, Respondent};
use serde_json::json;

use super::rules;
use super::tree::Tree;
use crate::walks::levels::DOCTOR_SOON;
use crate::world::Stage;

/// A page with a line for each sign.
const IN_LINES: &str = "return document.querySelector('form.lines') !== null";

/// The page says that a copy of the guide is on the device.
const KEPT: &str = "return document.querySelector('#offers [data-when=offline-ready]:not([hidden])') !== null";

/// The version of that copy, which differs from build to build.
const VERSION: &str = "#offers [data-when=offline-ready] [data-fill=version]";

/// The heading of each page.
const TITLE: &str = "page-title";

/// Milliseconds in which Orca has noticed that a page is gone.
const UNTIL_NOTICED: u32 = 250;

/// How long the focus may take to move. Far longer than needed.
const LONGEST_MOVE: Duration = Duration::from_secs(5);

/// What was heard on the walk.
#[derive(Default)]
pub struct Heard {
    /// As a person reads it.
    pub words: String,
    /// What is wrong with it.
    pub faults: Vec<String>,
}

/// How much of a page is written down. The frame round the pages is the same on all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Main,
    /// The beginning of a main part whose rows are all alike.
    Beginning,
    /// Only what has the focus.
    Focus,
}

/// Walks through a check for oneself, and begins one for somebody else.
pub fn whole_check(page: &Page<'_>, stage: &Stage<'_>) -> Result<Heard> {
    let mut heard = Heard::default();
    page.open("/")?;
    // The line comes by itself, some time after the page.
    page.wait("the page says that it works without a network", KEPT)?;
    heard.note(page, "The start page", Part::Whole)?;
    page.start(Respondent::Myself)?;
    heard.note(page, "The first question", Part::Main)?;
    error_twice(page, &mut heard)?;
    page.click("label.tile[data-choice=unsure]")?;
    press(page, "[data-action=continue]", TITLE)?;
    page.wait("a line for each sign", IN_LINES)?;
    heard.note(page, "The same page in lines", Part::Main)?;
    stage.show(page, &stage.interview(DOCTOR_SOON)?, "when")?;
    heard.note(page, "Two questions with one answer each, loaded anew", Part::Main)?;
    stage.show(page, &stage.interview(DOCTOR_SOON)?, "hard-tasks")?;
    press(page, "[data-action=continue]", "error-summary")?;
    heard.note(page, "A question with several answers, and an error", Part::Main)?;
    stage.show(page, &stage.interview(DOCTOR_SOON)?, "review")?;
    heard.note(page, "The review, loaded anew", Part::Beginning)?;
    to_result(page, &mut heard)?;
    page.start(Respondent::Helper)?;
    heard.note(page, "The first question, for somebody else", Part::Main)?;
    page.answer("danger-now", &["breathing/some"])?;
    heard.note(page, "A question with one answer, for somebody else", Part::Main)?;
    page.answer("breathing", &["at-rest"])?;
    heard.note(page, "The emergency page", Part::Main)?;
    Ok(heard)
}

/// Continue without an answer, twice, and then the link of the error.
fn error_twice(page: &Page<'_>, heard: &mut Heard) -> Result<()> {
    for time in ["1st", "2nd"] {
        press(page, "[data-action=continue]", "error-summary")?;
        heard.note(page, &format!("Continue without an answer, the {time} time"), Part::Focus)?;
        let focus = Tree::of(page)?.focus();
        if focus.role != "alert" {
            heard.faults.push(format!("Continue the {time} time leaves the focus on {focus}"));
        }
    }
    let error = page.text("#error-summary a")?;
    press(page, "#error-summary a", "choice-0")?;
    heard.note(page, "The link of the error", Part::Focus)?;
    heard.faults.extend(rules::unexplained(&Tree::of(page)?.focus(), &error));
    Ok(())
}

/// From the review to the result. Orca says nothing of a focus that moves before it has noticed that the link is gone.
fn to_result(page: &Page<'_>, heard: &mut Heard) -> Result<()> {
    // Timers end in the order of their times, however slow the machine.
    page.js(
        "addEventListener('legcheck-moved', () => setTimeout(() => (window.isNoticed = true), arguments[0]));
         addEventListener('focusin', ({ target }) => {
           if (target.id === 'page-title') window.cameLater ??= window.isNoticed === true;
         });",
        vec![json!(UNTIL_NOTICED)],
    )?;
    press(page, "[data-action=continue]", TITLE)?;
    page.expect_step("result")?;
    heard.note(page, "The result, from the review", Part::Main)?;
    if page.js("return window.cameLater", vec![])? != json!(true) {
        heard.faults.push("the focus comes to the result before the review is noticed to be gone".to_owned());
    }
    Ok(())
}

/// Presses Enter on something, as who hears a page does, and waits until the focus is on the element with this id; not for
/// long, since that is what the rules are about.
fn press(page: &Page<'_>, selector: &str, focus: &str) -> Result<()> {
    page.js("document.querySelector(arguments[0]).focus()", vec![json!(selector)])?;
    page.key(Key::Enter)?;
    let end = Instant::now() + LONGEST_MOVE;
    let is_there = || page.js("return document.activeElement?.id === arguments[0]", vec![json!(focus)]);
    while is_there()? != json!(true) && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

impl Heard {
    /// Writes down a page and what has the focus, and looks for faults. The focus has come by the time that presses count.
    fn note(&mut self, page: &Page<'_>, title: &str, part: Part) -> Result<()> {
        page.wait("a press counts", "return !document.documentElement.hasAttribute('data-fresh')")?;
        let tree = Tree::of(page)?;
        let mut lines = tree.words(part == Part::Whole);
        if part == Part::Whole {
            lines = lines.replace(&page.text(VERSION)?, "VERSION");
        }
        let most = match part {
            Part::Whole | Part::Main => usize::MAX,
            Part::Beginning => 40,
            Part::Focus => 0,
        };
        let lines: String = lines.split_inclusive('\n').take(most).collect();
        let focus = Some(tree.focus()).filter(|focus| !focus.role.is_empty());
        let focus = focus.map_or_else(|| "nothing".to_owned(), |focus| focus.to_string());
        self.words += &format!("== {title}\n\n{lines}\nThe focus is on: {focus}\n\n");
        let words = |selector: &str| -> Result<String> {
            let found = page.js("return document.querySelector(arguments[0])?.innerText", vec![json!(selector)])?;
            Ok(found.as_str().unwrap_or_default().trim().to_owned())
        };
        let (hint, for_whom) = (words("main form #hint")?, words("main .for-helper")?);
        let found = rules::faults(&tree).into_iter().chain(rules::missed(&tree, &hint, &for_whom));
        self.faults.extend(found.map(|fault| format!("{title}: {fault}")));
        Ok(())
    }
}

//! Every kind of page, and how to get to it.

use std::time::UNIX_EPOCH;

use anyhow::Result;
use legcheck_engine::Engine;
use legcheck_engine::dataset::{Guide, Strictness};

use crate::interview::{self, Interview};
use crate::page::{Page, Respondent};
use crate::picture;
use crate::said::{DOCTOR_SOON, EMERGENCY_NOW, ROUTINE, SAME_DAY, Said};

/// A page in a certain state.
#[derive(Debug)]
pub struct View {
    /// Its name in test names.
    pub name: &'static str,
    way: Way,
}

#[derive(Debug)]
enum Way {
    /// By its path.
    At(&'static str),
    /// With the answers up to this step.
    Step(&'static str),
    /// Like `Step`, followed by Continue without an answer.
    Error(&'static str),
    /// With the answers up to the first page with the body picture, and some marks on it.
    Picture,
    /// With every answer.
    Result(Said),
}

const fn view(name: &'static str, way: Way) -> View {
    View { name, way }
}

/// Every view.
pub const VIEWS: &[View] = &[
    view("start", Way::At("/")),
    view("a_question_with_several_answers", Way::Step("hard-tasks")),
    view("a_question_with_one_answer", Way::Step("pregnancy")),
    view("a_page_of_signs", Way::Step("danger-body")),
    view("a_page_of_signs_and_lists", Way::Step("danger-now")),
    view("a_page_of_two_questions", Way::Step("legs-now")),
    view("a_page_of_tests_to_try", Way::Step("strength-tests")),
    view("an_error", Way::Error("weak-kind")),
    view("the_emergency", Way::Step("emergency")),
    view("the_picture_of_the_body", Way::Picture),
    view("the_review", Way::Step("review")),
    view("a_result_at_emergency_now", Way::Result(EMERGENCY_NOW)),
    view("a_result_at_same_day", Way::Result(SAME_DAY)),
    view("a_result_at_doctor_soon", Way::Result(DOCTOR_SOON)),
    view("a_result_at_routine", Way::Result(ROUTINE)),
    view("no_result_yet", Way::At("/result/")),
    view("causes", Way::At("/causes/")),
    view("cause_als", Way::At("/causes/als/")),
    view("cause_stroke_tia", Way::At("/causes/stroke-tia/")),
    view("cause_medication", Way::At("/causes/medication/")),
    view("tests", Way::At("/tests/")),
    view("about", Way::At("/about/")),
    view("privacy", Way::At("/privacy/")),
    view("accessibility", Way::At("/accessibility/")),
    view("sources", Way::At("/sources/")),
    view("settings", Way::At("/settings/")),
    view("saved_checks", Way::At("/saved/")),
    view("phone_numbers", Way::At("/numbers/")),
    view("clinics", Way::At("/clinics/")),
    view("emergency_signs", Way::At("/emergency/")),
    view("not_found", Way::At("/no-such-page/")),
];

impl View {
    /// Whether it is a result.
    pub fn is_result(&self) -> bool {
        matches!(self.way, Way::Result(_))
    }

    /// Brings a page to this view.
    ///
    /// # Errors
    /// If it does not get there.
    pub fn show(&self, page: &Page<'_>, engine: &Engine) -> Result<()> {
        let to = |said: Said, step: &str| {
            show(page, engine.guide(), &interview::of(engine, Strictness::Standard, said)?, step)
        };
        match self.way {
            Way::At(path) => {
                page.open(path)?;
                // What the second module draws is part of the page.
                page.wait("it is all there", "return !document.querySelector('[data-place]:not([data-filled])')")
            }
            Way::Step("emergency") => {
                page.start(Respondent::Myself)?;
                page.to_emergency()
            }
            Way::Step(step) => to(DOCTOR_SOON, step),
            Way::Error(step) => {
                to(DOCTOR_SOON, step)?;
                page.click("[data-action=continue]")?;
                page.wait("the error has the focus", "return document.activeElement.id === 'error-summary'")
            }
            Way::Picture => {
                to(DOCTOR_SOON, picture::FIRST)?;
                picture::open_picture(page)?;
                picture::mark(page, "left-front-thigh")?;
                page.click("[data-section=places] summary")
            }
            Way::Result(said) => to(said, "result"),
        }
    }
}

/// Brings a tab to a step of an interview without clicking: a page of the check, `review` or `result`.
///
/// # Errors
/// If it does not get there.
pub fn show(page: &Page<'_>, guide: &Guide, interview: &Interview, step: &str) -> Result<()> {
    let path = if step == "result" { "/result/" } else { "/check/" };
    // Answered now, by the clock that this machine shares with its browsers.
    let minutes = UNIX_EPOCH.elapsed()?.as_secs() / 60;
    let session = format!("{}\n{minutes}+0 {minutes}+0", interview.session(guide, step)?);
    page.open_with(&session, path)?;
    page.expect_step(step)
}

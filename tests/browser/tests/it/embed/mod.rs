//! The guide in a frame on a clinic's page at another origin, in every engine.

mod builder;
mod fits;
mod heights;
mod hostile;
mod hosts;
mod linked;
mod settings;
mod share;

use anyhow::Result;
use legcheck_browser_tests::clinic::{Clinic, snippet};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::interview::{Interview, Turn};
use legcheck_browser_tests::page::Page;
use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::world::{Play, Stage, World};

const TESTS: &[(&str, Play)] = &[
    ("a_frame_is_as_high_as_its_content", fits::whole_check),
    ("back_leaves_the_clinics_page_in_one_step", fits::back),
    ("it_fits_a_page_from_right_to_left", fits::right_to_left),
    ("it_works_under_a_strict_policy", fits::strict_policy),
    ("two_frames_do_not_meet", fits::two_frames),
    ("the_element_makes_the_frame", fits::element),
    ("without_the_script_it_scrolls", fits::plain_frame),
    ("scripts_alone_are_enough", fits::scripts_alone),
    ("no_key_empties_the_frame", fits::no_exit),
    ("a_guide_that_does_not_come_leaves_advice", hosts::no_guide),
    ("a_lazy_frame_raises_no_alarm", hosts::lazy),
    ("a_frame_waits_for_consent", hosts::held_back),
    ("a_frame_that_is_moved_starts_again", hosts::moved),
    ("frames_may_come_later", hosts::added_later),
    ("an_alarm_goes_when_the_guide_comes", hosts::late),
    ("the_element_works_below_a_path", hosts::below_a_path),
    ("heights_tell_no_answer", heights::tell_no_answer),
    ("a_link_carries_name_and_number", linked::carries_name_and_number),
    ("a_link_shows_no_number_beside_an_emergency", linked::no_number_beside_an_emergency),
    ("a_link_without_a_name_shows_no_number", linked::without_a_name),
    ("what_the_clinic_set_is_shown", settings::shown),
    ("urgency_alone_where_the_clinic_wants_it", settings::urgency_alone),
    ("the_strict_reading_is_used", settings::strict),
    ("bad_settings_are_left_out", settings::bad),
    ("nothing_is_stored_unless_allowed", settings::stored),
    ("a_result_is_shared_by_the_person_alone", share::by_the_person),
    ("a_translator_changes_nothing_that_is_shared", share::translated),
    ("nothing_is_told_before_and_no_answer_ever", share::steps),
    ("strangers_are_not_heard", hostile::strangers),
    ("floods_and_rubbish_change_nothing", hostile::flood),
    ("a_frame_in_a_frame_speaks_to_its_own_page", hostile::nested),
    ("the_page_for_clinics_makes_lines_that_work", builder::makes_lines),
];

pub fn tests(world: &World) -> Vec<Trial> {
    let all =
        TESTS.iter().flat_map(|(name, play)| Kind::ALL.map(|kind| world.test(kind, &format!("embed::{name}"), play)));
    // WebKitGTK's driver sends the second Tab to the page around the frame, even with the focus inside it.
    let keyboard = [Kind::Chromium, Kind::Firefox]
        .map(|kind| world.test(kind, "embed::the_keyboard_goes_through_the_frame", fits::keyboard));
    // The other engines cannot tell what is covered.
    let covered = world.test(Kind::Chromium, "embed::a_covered_frame_shares_nothing", share::covered);
    all.chain(keyboard).chain([covered]).collect()
}

/// A fresh tab inside the frame of a clinic that uses the snippet for these settings.
fn framed<'w>(stage: &Stage<'w>, settings: &str) -> Result<Page<'w>> {
    // The loaded page does not need its server any more.
    let page = open(stage, &Clinic::start("", &snippet(&stage.site.origin(), settings)?)?)?;
    enter(&page)?;
    Ok(page)
}

/// Plays the whole check inside the frame. The first click is a real one, to focus the frame.
fn to_result(page: &Page<'_>, interview: &Interview) -> Result<()> {
    page.click("[data-action=start]")?;
    page.expect_step(&interview.turns[0].step)?;
    page.play(&interview.turns)?;
    page.click("main [data-action=continue]")?;
    page.expect_step("result")
}

/// Starts a check and answers the first signs with no.
fn past_first_signs(page: &Page<'_>) -> Result<()> {
    page.click("[data-action=start]")?;
    let none = Turn::new("danger-now", ["none"], "continue");
    page.play_by_hand(&[none])?;
    page.expect_step("weak-kind")
}

/// Targets of the links that match a selector.
fn addresses(page: &Page<'_>, selector: &str) -> Result<Value> {
    let script = "return [...document.querySelectorAll(arguments[0])].map((a) => a.getAttribute('href'))";
    page.js(script, vec![json!(selector)])
}

/// A fresh tab with the clinic's page, outside the frame.
fn open<'w>(stage: &Stage<'w>, clinic: &Clinic) -> Result<Page<'w>> {
    let page = stage.page()?;
    page.load(&clinic.url())?;
    Ok(page)
}

/// Enters the first frame and waits for the app.
fn enter(page: &Page<'_>) -> Result<()> {
    enter_at(page, 0)
}

fn enter_at(page: &Page<'_>, place: u16) -> Result<()> {
    page.enter_frame_at(place)?;
    page.ready()
}

/// Waits until the frame has one of the heights that it may have, and its content fits.
fn expect_sized(page: &Page<'_>) -> Result<()> {
    page.wait(
        "the frame is high enough for its content",
        "return document.documentElement.scrollHeight <= innerHeight && [3600, 5400, 9000, 12600, 13500, 18900].includes(innerHeight)",
    )
}

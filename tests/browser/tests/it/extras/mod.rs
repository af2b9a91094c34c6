//! The body picture, exports and imports, in every engine.

mod aged;
mod aloud;
mod kept;
mod leave;
mod opened;
mod paper;
mod picture;
mod shared;
mod taken;

use anyhow::Result;
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::Page;
pub use legcheck_browser_tests::picture::{FIRST, mark, open_picture};
use libtest_mimic::Trial;
use serde_json::json;

use crate::world::{Play, World};

const TESTS: &[(&str, Play)] = &[
    ("a_mark_on_the_picture_is_an_answer", picture::is_an_answer),
    ("an_answer_is_a_mark_on_the_picture", picture::shows_answers),
    ("the_picture_and_its_list_are_one", picture::list),
    ("the_picture_works_by_keyboard", picture::keyboard),
    ("marks_outlast_a_reload_and_back", picture::reload),
    ("a_child_is_drawn_as_a_child", picture::child),
    ("the_words_for_the_phone_follow_the_level", taken::phone),
    ("only_a_voice_of_the_device_reads_aloud", aloud::by_the_device_alone),
    ("a_copied_summary_brings_the_check_back", taken::copied),
    ("a_saved_file_brings_the_check_back", taken::file),
    ("another_phone_reads_the_picture", taken::qr),
    ("a_health_record_holds_the_answers", taken::health_record),
    ("a_calendar_gets_the_day", taken::calendar),
    ("an_app_on_an_iphone_saves_by_the_share_sheet", taken::ios_app),
    ("a_summary_that_is_spoilt_says_so", opened::spoilt),
    ("a_summary_is_opened_where_nothing_is_stored", opened::without_storage),
    ("a_health_record_is_opened", opened::health_record),
    ("a_check_under_way_is_not_replaced_unasked", opened::asks_first),
    ("a_check_that_would_not_be_lost_is_not_asked_about", opened::asks_not),
    ("a_kept_check_is_done_again_and_compared", kept::again),
    ("a_kept_check_opens_only_by_its_passphrase", kept::sealed),
    ("an_expired_check_does_not_open_and_stays_until_removed", kept::expired),
    ("kept_checks_are_removed_one_and_all", kept::removed),
    ("nothing_is_kept_unless_asked", kept::not_asked),
    ("old_answers_keep_their_day_on_every_way", aged::old),
    ("fresh_answers_are_of_today_and_raise_no_notice", aged::fresh),
    ("answers_of_an_unknown_day_say_so", aged::unknown),
    ("a_clock_that_is_behind_counts_no_days", aged::behind),
    ("a_check_finished_later_has_two_days", aged::finished_later),
    ("entries_that_cannot_be_read_stay_until_all_is_deleted", shared::unread),
    ("two_tabs_undo_nothing_of_each_other", shared::two_tabs),
    ("a_list_follows_what_other_tabs_do", shared::followed),
    ("two_tabs_take_turns", shared::turns),
    ("no_clock_deletes_a_kept_check", shared::clocks),
    ("leaving_empties_page_storage_and_memory", leave::empties),
    ("back_after_leaving_shows_no_answer", leave::back),
    ("shift_three_times_leaves", leave::shift),
    ("other_keys_do_not_leave", leave::other_keys),
    ("paper::what_is_closed_opens_to_be_printed", paper::opens_details),
    ("paper::a_button_that_prints_nothing_says_so", paper::silence),
];

/// WebKitGTK's driver cannot print.
const ON_PAPER: &[(&str, Play)] = &[
    ("a_page_for_the_person_and_one_for_the_clinician", paper::two_pages),
    ("what_is_closed_is_printed", paper::prints_details),
];

pub fn tests(world: &World) -> Vec<Trial> {
    let all =
        TESTS.iter().flat_map(|(name, play)| Kind::ALL.map(|kind| world.test(kind, &format!("extras::{name}"), play)));
    let paper = ON_PAPER.iter().flat_map(|(name, play)| {
        [Kind::Chromium, Kind::Firefox].map(|kind| world.test(kind, &format!("extras::paper::{name}"), play))
    });
    // Sheets are counted where most people print.
    let sheets = world.test(Kind::Chromium, "extras::paper::a_cause_takes_two_sheets", paper::causes_are_short);
    // Only Chromium tells what has moved.
    let still = world.test(Kind::Chromium, "extras::the_page_of_kept_checks_does_not_jump", kept::still);
    all.chain(paper).chain([sheets, still]).collect()
}

/// Chooses the kind of mark.
pub fn choose_kind(page: &Page<'_>, kind: &str) -> Result<()> {
    page.click(&format!("[data-kind={kind}]"))?;
    page.wait("the kind is chosen", &format!("return document.querySelector('[data-kind={kind}] input').checked"))
}

/// Also collects every file that the page offers as a download in `window.handedOut`.
pub fn watch_files(page: &Page<'_>) -> Result<()> {
    page.js(
        "window.handedOut = [];
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => handedOut.push({ text, type: blob.type })); return make(blob); };
         HTMLAnchorElement.prototype.click = function () { window.handedName = this.download; };",
        vec![],
    )
    .map(drop)
}

/// The text of the file that a button offers as a download.
pub fn file_of(page: &Page<'_>, action: &str) -> Result<String> {
    page.js("window.handedOut.length = 0", vec![])?;
    page.click(&format!("[data-action={action}]"))?;
    page.wait("the file is handed out", "return window.handedOut.length === 1")?;
    let text = page.js("return window.handedOut[0].text", vec![])?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Expands a section.
pub fn unfold(page: &Page<'_>, section: &str) -> Result<()> {
    page.click(&format!("[data-section={section}] > summary"))
}

/// Opens the page of saved checks and waits until it is complete.
fn to_saved(page: &Page<'_>) -> Result<()> {
    page.open("/saved/")?;
    page.wait("the page is filled", "return document.querySelector('[data-place][data-filled]') !== null")
}

/// Pastes a text and submits it.
fn paste(page: &Page<'_>, text: &str) -> Result<()> {
    page.js("document.querySelector('[data-field=summary]').value = arguments[0]", vec![json!(text)])?;
    page.click("[data-action=open-summary]")
}

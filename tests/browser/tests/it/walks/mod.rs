//! Typical paths through the check, in every engine that can make a difference.

mod blocked;
mod change;
mod choices;
mod emergency;
mod errors;
mod explanation;
mod failure;
mod helper;
mod history;
mod idle;
mod keyboard;
pub mod levels;
mod old;
mod presses;
mod regions;
mod restart;
mod scripts_off;
mod takeover;
mod translated;
mod unsure;
mod view;
mod ways_back;

use legcheck_browser_tests::engines::Kind;
use libtest_mimic::Trial;

use crate::world::{Play, World};

const WALKS: &[(&str, Play)] = &[
    ("an_emergency_on_the_first_page_stops_the_check", emergency::on_the_first_page),
    ("a_whole_check_ends_at_an_emergency", levels::emergency_now),
    ("a_whole_check_ends_at_same_day", levels::same_day),
    ("a_whole_check_ends_at_doctor_soon", levels::doctor_soon),
    ("a_whole_check_ends_at_routine", levels::routine),
    ("choices_that_do_not_go_together_take_each_other_out", choices::take_each_other_out),
    ("a_sign_ticked_before_the_app_is_there_stays", choices::a_sign_ticked_early_stays),
    ("the_review_folds_what_was_denied", choices::what_was_denied_is_folded),
    ("a_cause_leads_back_to_the_place_in_the_result", ways_back::to_the_result),
    ("a_page_leads_back_to_the_question", ways_back::to_the_check),
    ("words_are_those_for_a_helper", helper::words),
    ("a_result_tells_causes_apart", explanation::what_tells_causes_apart),
    ("a_reload_keeps_step_and_answers", history::reload),
    ("back_and_forward_keep_step_and_answers", history::back_and_forward),
    ("the_back_link_goes_one_step_back", history::back_link),
    ("a_second_tab_starts_fresh", history::second_tab),
    ("start_again_erases_everything", restart::erases),
    ("a_new_check_asks_before_it_erases_another", restart::asks_first),
    ("a_check_that_nobody_touches_is_covered", idle::covered),
    ("a_translated_page_says_the_same", translated::says_the_same),
    ("a_chosen_region_has_its_number_on_every_page", regions::on_every_page),
    ("without_storage_a_region_lasts_as_long_as_the_app", regions::without_storage),
    ("who_cannot_speak_sees_a_way", regions::without_speech),
    ("the_keyboard_alone_is_enough", keyboard::emergency_path),
    ("the_check_works_without_storage", blocked::storage),
    ("a_browser_that_stores_nothing_says_so", blocked::says_so),
    ("a_second_press_does_nothing_to_the_next_page", presses::second),
    ("a_key_does_nothing_to_a_page_just_shown", presses::key),
    ("a_fault_in_the_files_leads_to_advice", failure::of_files),
    ("errors_of_other_scripts_change_nothing", failure::of_others),
    ("a_fault_later_on_keeps_the_answers", failure::later_on),
    ("a_fault_in_the_second_module_leaves_the_level", failure::of_the_second_module),
    ("after_a_fault_a_person_can_begin_anew", failure::begin_anew),
    ("the_first_page_is_answered_before_the_app_is_there", takeover::keeps_what_was_done),
    ("continue_pressed_early_waits_for_the_app", takeover::continue_waits),
    ("a_check_begins_before_the_app_is_there", takeover::start_links_work),
    ("a_later_step_does_not_flash_the_first", takeover::later_step_does_not_flash),
    ("pages_that_are_read_need_no_app", takeover::read_pages_need_no_app),
    ("a_late_app_shows_the_danger_signs_as_links", takeover::a_late_app_shows_the_links),
    ("text_cannot_become_style_or_script", takeover::text_cannot_become_script),
    ("the_site_works_under_a_path", takeover::works_under_a_path),
    ("a_page_that_does_not_come_says_so", takeover::a_page_that_does_not_come),
    ("a_question_is_seen_from_its_top_at_once", view::from_the_top),
    ("nothing_jumps_on_the_way_up", view::nothing_jumps),
];

/// Behaviour of the app alone: `src/components/check/form.rs` and `tests/it/` test each part without a browser, and
/// `the_keyboard_alone_is_enough` tests that an error is visible and focused in every engine.
const OF_THE_APP: &[(&str, Play)] = &[
    ("a_result_says_what_would_change_it", explanation::what_would_change_it),
    ("an_emergency_cannot_get_more_urgent", explanation::an_emergency_cannot_get_more_urgent),
    ("a_result_says_what_not_sure_means", explanation::what_not_sure_means),
    ("not_sure_about_a_page_of_signs_asks_each", unsure::each_sign_is_asked),
    ("an_answer_is_changed_from_the_review", change::from_the_review),
    ("continue_without_an_answer_shows_an_error", errors::nothing_chosen),
];

pub fn tests(world: &World) -> Vec<Trial> {
    let mut tests = vec![blocked::without_scripts(world), scripts_off::test(world)];
    for (name, play) in WALKS {
        tests.extend(Kind::ALL.map(|kind| world.test(kind, name, play)));
    }
    // Twenty seconds in which a person can still go on are enough to wait for in one engine.
    tests.push(world.test(Kind::Firefox, "a_shared_device_erases_a_check_that_nobody_touches", idle::erased));
    tests.push(world.test(Kind::Chromium, "a_device_that_slept_shows_the_cover", idle::slept));
    // WebKitGTK compiles WebAssembly whatever the policy says.
    for kind in [Kind::Chromium, Kind::Firefox] {
        tests.push(world.test(kind, "a_browser_that_is_too_old_says_so_and_helps", old::says_so_and_helps));
    }
    tests.extend(OF_THE_APP.iter().map(|(name, play)| world.test(Kind::Firefox, name, play)));
    tests
}

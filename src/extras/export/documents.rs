//! The exported documents as text, independent of the browser.

use crate::content::{Respondent, msg};
use crate::extras::check::Check;
use crate::extras::record::record;
use crate::extras::summary::Summary;
use crate::extras::taken::taken;
use crate::extras::texts::Worded;
use crate::route::Route;
use legcheck_engine::{explanation, urgency};
use legcheck_handoff::calendar::{Alarm, Reminder};
use legcheck_handoff::code::to_code;
use legcheck_handoff::moment::{Date, Moment};
use legcheck_handoff::record::Taken;

/// Hour of the calendar alarm.
const MORNING: u8 = 9;

/// The summary as text, with the code that restores the check as its last line.
pub fn whole_text(check: &Check, summary: &Summary) -> String {
    let content = &check.content;
    let code = to_code(&record(check), content.guide());
    format!("{}\n\n{}\n{code}\n", summary.text(content), content.t(msg::TAKE_CODE_LEAD))
}

/// The address that opens the check in the guide at `site`, for the QR code. A camera offers a text to a search engine, but
/// opens an address; and no browser sends what stands behind `#`.
pub fn link(check: &Check, site: &str) -> String {
    let code = to_code(&record(check), check.content.guide());
    [site, Route::Saved.path().trim_start_matches("./"), "#", &code].concat()
}

/// The file for a health record: the answers and the urgency as FHIR resources.
pub fn health_record(check: &Check) -> String {
    let Check { content, session, trail, .. } = check;
    let guide = content.guide();
    // The exact texts of the questionnaire, so that a form renderer can match them.
    let texts = Worded { content, who: Respondent::Myself };
    let authored = taken(&check.session).map(|taken| taken.last().to_fhir()).unwrap_or_default();
    let written = legcheck_fhir::Check {
        guide,
        texts: &texts,
        base: legcheck_fhir::BASE,
        answers: &trail.answers,
        who: session.who(),
        progress: legcheck_fhir::Progress::Completed,
        authored: &authored,
    };
    let triage = urgency::triage(guide, &trail.answers, session.strictness);
    legcheck_fhir::bundle(&written, &triage, None, &[])
}

/// The reminder to check again. Its text reveals nothing to others who see the calendar. `now` dates it where it is not known
/// when the answers were given.
pub fn reminder(check: &Check, day: Date, now: Moment) -> Reminder {
    let content = &check.content;
    // Who was taken out of an emergency by the strength tests does them again each day for some time.
    let (days, text) = match tests_again(check) {
        0 => (1, msg::TAKE_REMIND_TEXT),
        days => (u8::try_from(days).unwrap_or(u8::MAX), msg::TAKE_REMIND_TESTS),
    };
    Reminder {
        day,
        days,
        made: taken(&check.session).map_or(now, Taken::last),
        summary: content.t(msg::TAKE_REMIND_SUMMARY),
        description: content.t(text),
        alarm: Alarm::At(MORNING),
    }
}

/// On how many days the strength tests that took the person out of a higher level are done again.
pub fn tests_again(check: &Check) -> u16 {
    let (guide, answers, strictness) = (check.content.guide(), &check.trail.answers, check.session.strictness);
    let lowered_by = explanation::downgraded_by(guide, answers, strictness, check.level());
    lowered_by.iter().map(|rule| guide.rules[rule.at()].repeat_tests_days).max().unwrap_or_default()
}

/// The day to check again: so many days after the answers as their level asks for. Where that is over by the clock, today.
pub fn again_on(check: &Check, today: Date) -> Date {
    let guide = check.content.guide();
    let level = check.level();
    let days = if tests_again(check) > 0 { 1 } else { guide.level_text(level).map_or(1, |l| l.again_in_days) };
    let answered = taken(&check.session).map_or(today, |taken| taken.last().date());
    answered.plus_days(days.into()).max(today)
}

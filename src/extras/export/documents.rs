//! The exported documents as text, independent of the browser.

use crate::content::{Respondent, msg};
use crate::extras::check::Check;
use crate::extras::record::record;
use crate::extras::summary::Summary;
use crate::extras::texts::Worded;
use legcheck_engine::{explanation, urgency};
use legcheck_handoff::calendar::{Alarm, Reminder};
use legcheck_handoff::code::to_code;
use legcheck_handoff::moment::{Date, Moment};

/// Hour of the calendar alarm.
const MORNING: u8 = 9;

/// The summary as text, with the code that restores the check as its last line.
pub fn whole_text(check: &Check, summary: &Summary, now: Option<Moment>) -> String {
    let content = &check.content;
    let code = to_code(&record(check, now), content.guide());
    format!("{}\n\n{}\n{code}\n", summary.text(content), content.t(msg::TAKE_CODE_LEAD))
}

/// The text in the QR code: who, when, how urgent, the signs, and the code. It omits the longer lists, because a
/// denser code is hard to scan.
pub fn short_text(check: &Check, summary: &Summary, now: Option<Moment>) -> String {
    let content = &check.content;
    let code = to_code(&record(check, now), content.guide());
    let present = summary.present.iter().chain(&summary.exposures).cloned().collect::<Vec<_>>().join("; ");
    let course = summary.course.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("; ");
    let lines = [
        summary.title.clone(),
        summary.who.join(". "),
        format!("{}: {}", content.t(msg::SUMMARY_LEVEL), summary.level),
        format!("{}: {course}", content.t(msg::COURSE_TITLE)),
        format!("{}: {present}", content.t(msg::SUMMARY_PRESENT)),
        content.t(msg::TAKE_CODE_LEAD),
        code,
    ];
    lines.join("\n")
}

/// The file for a health record: the answers and the urgency as FHIR resources.
pub fn health_record(check: &Check, now: Option<Moment>) -> String {
    let Check { content, session, trail, .. } = check;
    let guide = content.guide();
    // The exact texts of the questionnaire, so that a form renderer can match them.
    let texts = Worded { content, who: Respondent::Myself };
    let authored = now.map(seconds).unwrap_or_default();
    let written = legcheck_fhir::Check {
        guide,
        texts: &texts,
        base: legcheck_fhir::Base(BASE),
        answers: &trail.answers,
        who: session.who(),
        progress: legcheck_fhir::Progress::Completed,
        authored: &authored,
    };
    let triage = urgency::triage(guide, &trail.answers, session.strictness);
    legcheck_fhir::bundle(&written, &triage, None, &[])
}

/// A date and time with seconds, as FHIR requires.
fn seconds(now: Moment) -> String {
    let text = now.to_string();
    match (text.get(..16), text.get(16..)) {
        (Some(minute), Some(zone)) => format!("{minute}:00{zone}"),
        _ => text,
    }
}

/// Base address of the resource names. Nothing is fetched from it.
pub const BASE: &str = "https://legcheck.example/fhir";

/// The reminder to check again. Its text reveals nothing to others who see the calendar.
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
        made: now,
        summary: content.t(msg::TAKE_REMIND_SUMMARY),
        description: content.t(text),
        alarm: Alarm::At(MORNING),
    }
}

/// On how many days the strength tests are done again.
fn tests_again(check: &Check) -> u16 {
    let (guide, answers, strictness) = (check.content.guide(), &check.trail.answers, check.session.strictness);
    let lowered_by = explanation::downgraded_by(guide, answers, strictness, check.level());
    lowered_by.iter().map(|rule| guide.rules[rule.at()].repeat_tests_days).max().unwrap_or_default()
}

/// The day to check again, given the level of these answers.
pub fn again_on(check: &Check, today: Date) -> Date {
    let guide = check.content.guide();
    let level = check.level();
    let days = if tests_again(check) > 0 { 1 } else { guide.level_text(level).map_or(1, |l| l.again_in_days) };
    today.plus_days(days.into())
}

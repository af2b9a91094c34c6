//! What is taken along: on paper, as text, by the share sheet, as a file, as a picture another phone reads, for a health
//! record, as a date in a calendar. Everything is made on the device, when the person asks for it.

use super::check::Check;
use super::record::record;
use super::save_form::SaveForm;
use super::summary::{self, Summary};
use crate::browser::export::{self, Paper};
use crate::browser::{clock, dom};
use crate::components::{more, text, titled};
use crate::content::{Respondent, msg};
use crate::extras::texts::Worded;
use legcheck_engine::urgency;
use legcheck_handoff::calendar::{Alarm, Reminder};
use legcheck_handoff::code::to_code;
use legcheck_handoff::moment::{Date, Moment};
use legcheck_handoff::qr::Matrix;
use legcheck_messages::Message;
use std::rc::Rc;
use yew::prelude::*;

/// The hour at which a calendar calls attention to the day.
const MORNING: u8 = 9;

/// The summary as text, with the code that brings it back as its last line.
pub fn whole_text(check: &Check, summary: &Summary, now: Option<Moment>) -> String {
    let content = &check.content;
    let code = to_code(&record(check, now), content.guide());
    format!("{}\n\n{}\n{code}\n", summary.text(content), content.t(msg::TAKE_CODE_LEAD))
}

/// What the picture that another phone reads holds: who, when, how urgent, the signs, and the code. Without the longer lists,
/// so that its squares stay large enough for a camera.
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

/// The file for a health record: the answers and how urgent they are, as FHIR resources.
pub fn health_record(check: &Check, now: Option<Moment>) -> String {
    let Check { content, session, trail, .. } = check;
    let guide = content.guide();
    // The words of the form, which a form that shows the answers must find again.
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

/// FHIR wants seconds, which the device's minute begins with.
fn seconds(now: Moment) -> String {
    let text = now.to_string();
    match (text.get(..16), text.get(16..)) {
        (Some(minute), Some(zone)) => format!("{minute}:00{zone}"),
        _ => text,
    }
}

/// Where the resources have their names. They name things; nothing is fetched from there.
pub const BASE: &str = "https://legcheck.example/fhir";

/// The reminder to check again. The calendar shows words that tell nothing.
pub fn reminder(check: &Check, day: Date, now: Moment) -> Reminder {
    let content = &check.content;
    Reminder {
        day,
        made: now,
        summary: content.t(msg::TAKE_REMIND_SUMMARY),
        description: content.t(msg::TAKE_REMIND_TEXT),
        alarm: Alarm::At(MORNING),
    }
}

/// The day on which to check again at the level of these answers.
pub fn again_on(check: &Check, today: Date) -> Date {
    let guide = check.content.guide();
    let level = urgency::triage(guide, &check.trail.answers, check.session.strictness).level;
    let days = guide.level_text(level).map_or(1, |l| l.again_in_days);
    today.plus_days(days.into())
}

/// What a button came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// It is copied.
    Copied,
    /// It could not be copied; it stands there to be copied by hand.
    NotCopied,
    /// The share sheet was used or closed.
    Shared,
    /// There is no share sheet for it here.
    NotShared,
    /// The browser was given a file.
    Saved,
    /// The browser takes no file.
    NotSaved,
    /// There is no printing here.
    NotPrinted,
}

impl Came {
    fn words(self) -> Option<Message> {
        match self {
            Self::Copied => Some(msg::TAKE_COPIED),
            Self::NotCopied => Some(msg::TAKE_NOT_COPIED),
            Self::Shared => None,
            Self::NotShared => Some(msg::TAKE_NOT_SHARED),
            Self::Saved => Some(msg::TAKE_SAVED),
            Self::NotSaved => Some(msg::TAKE_NOT_SAVED),
            Self::NotPrinted => Some(msg::TAKE_NOT_PRINTED),
        }
    }
}

/// Props of [`Export`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExportProps {
    /// The check to export.
    pub check: Rc<Check>,
}

/// The buttons, and what comes of them.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let check = &props.check;
    let content = &check.content;
    // One moment for all that is made here, so that two copies of one result are the same.
    let now = *use_memo((), |()| clock::now());
    let came = use_state(|| None::<Came>);
    let qr = use_state(|| false);
    let day = use_state(|| None::<Date>);
    let whole = {
        let check = check.clone();
        move || whole_text(&check, &summary::summary(&check, now), now)
    };
    let button = |action: &'static str, words: Message, pressed: Callback<MouseEvent>| {
        html! {
            <button type="button" class="button quiet" data-action={action} onclick={pressed}>{ content.t(words) }</button>
        }
    };
    let on_copy = {
        let (came, whole) = (came.clone(), whole.clone());
        Callback::from(move |_: MouseEvent| {
            let came = came.clone();
            export::copy(&whole(), move |done| came.set(Some(if done { Came::Copied } else { Came::NotCopied })));
        })
    };
    let on_share = {
        let (came, whole, title) = (came.clone(), whole.clone(), content.t(msg::SUMMARY_TITLE));
        Callback::from(move |_: MouseEvent| {
            let came = came.clone();
            export::share(&title, &whole(), move |done| {
                came.set(Some(if done { Came::Shared } else { Came::NotShared }));
            });
        })
    };
    let save = |name: String, kind: &'static str, make: Rc<dyn Fn() -> String>| {
        let came = came.clone();
        Callback::from(move |_: MouseEvent| {
            let paper = Paper { name: name.clone(), kind, text: make() };
            came.set(Some(if export::save(&paper) { Came::Saved } else { Came::NotSaved }));
        })
    };
    let on_print = {
        let came = came.clone();
        Callback::from(move |_: MouseEvent| {
            if !dom::print() {
                came.set(Some(Came::NotPrinted));
            }
        })
    };
    let on_qr = {
        let qr = qr.clone();
        Callback::from(move |_: MouseEvent| qr.set(!*qr))
    };
    let stamp = now.map(|now| now.date().to_string()).unwrap_or_default();
    let named = |stem: &str, ending: &str| format!("{stem}-{stamp}.{ending}").replace("-.", ".");
    let on_file = save(named("summary", "txt"), "text/plain;charset=utf-8", Rc::new(whole.clone()));
    let on_record = {
        let check = check.clone();
        save(named("summary", "fhir.json"), legcheck_fhir::MEDIA_TYPE, Rc::new(move || health_record(&check, now)))
    };
    let usual = now.map(|now| again_on(check, now.date()));
    let on_reminder = |now: Moment, day: Date| {
        let check = check.clone();
        let make = move || reminder(&check, day, now).to_ics();
        save("check-again.ics".to_owned(), "text/calendar;charset=utf-8", Rc::new(make))
    };
    let chosen = (*day).or(usual);
    let on_day = {
        let day = day.clone();
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            day.set(Date::parse(&input.value()));
        })
    };
    html! {
        <section class="take no-print" aria-labelledby="take-title" data-section="take">
            { titled("h2", "take-title", content.t(msg::TAKE_TITLE)) }
            { text("p", "", content.t(msg::TAKE_LEAD)) }
            <div class="actions">
                { button("print-summary", msg::TAKE_PRINT, on_print) }
                { button("copy-summary", msg::TAKE_COPY, on_copy) }
                if export::can_share() {
                    { button("share-summary", msg::TAKE_SHARE, on_share) }
                }
                { button("save-summary", msg::TAKE_SAVE, on_file) }
            </div>
            <div role="status">
                if let Some(words) = (*came).and_then(Came::words) {
                    <p class="notice" data-notice="take">{ content.t(words) }</p>
                }
            </div>
            if *came == Some(Came::NotCopied) {
                <textarea class="whole" readonly={true} rows="8" aria-label={content.t(msg::TAKE_TEXT_LABEL)} value={whole()} />
            }
            { more(content.t(msg::TAKE_QR), "qr", vec![html! {
                <div class="inside">
                    { text("p", "", content.t(msg::TAKE_QR_HOLDS)) }
                    { button("show-qr", if *qr { msg::TAKE_QR_HIDE } else { msg::TAKE_QR_SHOW }, on_qr) }
                    if *qr {
                        { qr_code(check, now) }
                    }
                </div>
            }]) }
            { more(content.t(msg::TAKE_REMIND), "remind", vec![html! {
                <div class="inside">
                    { text("p", "", content.t(msg::TAKE_REMIND_LEAD)) }
                    if let (Some(now), Some(chosen)) = (now, chosen) {
                        <label class="field">
                            { text("span", "", content.t(msg::TAKE_REMIND_DAY)) }
                            <input type="date" value={chosen.to_string()} min={now.date().to_string()} onchange={on_day} />
                        </label>
                        { button("save-reminder", msg::TAKE_REMIND_SAVE, on_reminder(now, chosen)) }
                    } else {
                        { text("p", "", content.t(msg::TAKE_NO_CLOCK)) }
                    }
                </div>
            }]) }
            { more(content.t(msg::TAKE_FHIR), "fhir", vec![html! {
                <div class="inside">
                    { text("p", "", content.t(msg::TAKE_FHIR_LEAD)) }
                    { button("save-fhir", msg::TAKE_FHIR_SAVE, on_record) }
                </div>
            }]) }
            <SaveForm check={check.clone()} />
        </section>
    }
}

/// The code as a picture; the bare code where the words make it too large, and words where even that does not fit.
fn qr_code(check: &Check, now: Option<Moment>) -> Html {
    let content = &check.content;
    let words = short_text(check, &summary::summary(check, now), now);
    let bare = || Matrix::of(&to_code(&record(check, now), content.guide()));
    let Some(matrix) = Matrix::of(&words).or_else(bare) else {
        return text("p", "notice", content.t(msg::TAKE_QR_TOO_LONG));
    };
    let side = matrix.side();
    html! {
        // Always dark on light: many cameras read nothing else.
        <svg class="qr" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={content.t(msg::TAKE_QR_NAME)} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#ffffff" />
            <path d={matrix.path()} fill="#000000" />
        </svg>
    }
}

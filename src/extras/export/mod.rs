//! Exports a check: on paper, as text, via the share sheet, as a file, as a QR code, as a health record, as a calendar
//! event. Everything is generated on the device, on request.

mod documents;
mod outcome;
mod qr;

pub use documents::{again_on, health_record, link, reminder, tests_again, whole_text};

use super::check::Check;
use super::save_form::SaveForm;
use super::summary::summary;
use super::taken::taken;
use crate::browser::clock;
use crate::browser::export::{self, Download, Kept};
use crate::components::{keyed, more, print_button, print_notice, text, titled};
use crate::content::{Content, msg};
use legcheck_handoff::moment::{Date, Moment};
use legcheck_handoff::record::Taken;
use legcheck_messages::Message;
use outcome::Outcome;
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`Export`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExportProps {
    /// The check to export.
    pub check: Rc<Check>,
}

/// State of the section. Clones share it.
#[derive(Clone)]
struct Exporter {
    check: Rc<Check>,
    /// What the clock shows, for the day to check again. All else has the day of the answers.
    now: Option<Moment>,
    outcome: UseStateHandle<Option<Outcome>>,
    shows_qr: UseStateHandle<bool>,
    /// The date of the reminder, if the person chose one.
    day: UseStateHandle<Option<Date>>,
}

/// The buttons, and the outcome of each export.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let exporter = Exporter {
        check: props.check.clone(),
        now: *use_memo((), |()| clock::now()),
        outcome: use_state(|| None),
        shows_qr: use_state(|| false),
        day: use_state(|| None),
    };
    let content = exporter.content();
    keyed(html! {
        <section class="take no-print" aria-labelledby="take-title" data-section="take">
            { titled("h2", "take-title", content.t(msg::TAKE_TITLE)) }
            { text("p", "", content.t(msg::TAKE_LEAD)) }
            { exporter.buttons() }
            { exporter.status() }
            { more(content.t(msg::TAKE_QR), "qr", vec![exporter.qr_section()]) }
            { more(content.t(msg::TAKE_REMIND), "remind", vec![exporter.reminder_section()]) }
            { more(content.t(msg::TAKE_FHIR), "fhir", vec![exporter.health_record_section()]) }
            <SaveForm check={exporter.check.clone()} />
        </section>
    })
}

impl Exporter {
    fn content(&self) -> &Content {
        &self.check.content
    }

    fn whole(&self) -> String {
        whole_text(&self.check, &summary(&self.check))
    }

    /// A button that calls `act`.
    fn button(&self, action: &'static str, words: Message, act: impl Fn(&Self) + 'static) -> Html {
        let exporter = self.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&exporter));
        html! {
            <button type="button" class="button quiet" data-action={action} {onclick}>{ text("span", "", self.content().t(words)) }</button>
        }
    }

    fn copy(&self) {
        let outcome = self.outcome.clone();
        export::copy(&self.whole(), move |done| {
            outcome.set(Some(if done { Outcome::Copied } else { Outcome::NotCopied }));
        });
    }

    fn share(&self) {
        let outcome = self.outcome.clone();
        export::share(&self.content().t(msg::SUMMARY_TITLE), &self.whole(), move |done| {
            outcome.set(Some(if done { Outcome::Shared } else { Outcome::NotShared }));
        });
    }

    /// Saves a file with the answers. Where none can be saved, the summary is copied.
    fn save(&self, name: String, kind: &'static str, text: String) {
        let exporter = self.clone();
        export::save(&Download { name, kind, text }, move |kept| match kept {
            Kept::Refused => exporter.copy(),
            kept => exporter.outcome.set(Some(kept.into())),
        });
    }

    fn save_reminder(&self, text: String) {
        let file = Download { name: "check-again.ics".to_owned(), kind: "text/calendar;charset=utf-8", text };
        let outcome = self.outcome.clone();
        export::save(&file, move |kept| outcome.set(Some(kept.into())));
    }

    /// A file name with the date of the answers, if known.
    fn file_name(&self, ending: &str) -> String {
        match taken(&self.check.session) {
            Some(taken) => format!("summary-{}.{ending}", taken.last().date()),
            None => format!("summary.{ending}"),
        }
    }

    fn buttons(&self) -> Html {
        html! {
            <div class="actions">
                { print_button("print-summary", self.content().t(msg::TAKE_PRINT)) }
                { self.button("copy-summary", msg::TAKE_COPY, Self::copy) }
                if export::can_share() {
                    { self.button("share-summary", msg::TAKE_SHARE, Self::share) }
                }
                { self.button("save-summary", msg::TAKE_SAVE, |this| {
                    this.save(this.file_name("txt"), "text/plain;charset=utf-8", this.whole());
                }) }
            </div>
        }
    }

    fn status(&self) -> Html {
        let content = self.content();
        html! {
            <>
                { print_notice(content) }
                <div role="status">
                    if let Some(message) = (*self.outcome).and_then(Outcome::message) {
                        <p class="notice" data-notice="take">{ content.t(message) }</p>
                    }
                </div>
                if *self.outcome == Some(Outcome::NotCopied) {
                    <textarea class="whole" readonly={true} rows="8" aria-label={content.t(msg::TAKE_TEXT_LABEL)} value={self.whole()} />
                }
            </>
        }
    }

    fn qr_section(&self) -> Html {
        let shown = *self.shows_qr;
        let words = if shown { msg::TAKE_QR_HIDE } else { msg::TAKE_QR_SHOW };
        html! {
            <div class="inside">
                { text("p", "", self.content().t(msg::TAKE_QR_HOLDS)) }
                { self.button("show-qr", words, |this| this.shows_qr.set(!*this.shows_qr)) }
                if shown {
                    { qr::qr_code(&self.check) }
                }
            </div>
        }
    }

    fn reminder_section(&self) -> Html {
        let content = self.content();
        let lead = text("p", "", content.t(msg::TAKE_REMIND_LEAD));
        let Some(now) = self.now else {
            return html! { <div class="inside">{ lead }{ text("p", "", content.t(msg::TAKE_NO_CLOCK)) }</div> };
        };
        let day = (*self.day).unwrap_or_else(|| again_on(&self.check, now.date()));
        let earliest = taken(&self.check.session).map_or(now, Taken::last).date();
        let onchange = {
            let day = self.day.clone();
            Callback::from(move |event: Event| {
                let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                day.set(Date::parse(&input.value()));
            })
        };
        html! {
            <div class="inside">
                { lead }
                <label class="field">
                    { text("span", "", content.t(msg::TAKE_REMIND_DAY)) }
                    <input type="date" value={day.to_string()} min={earliest.to_string()} {onchange} />
                </label>
                { self.button("save-reminder", msg::TAKE_REMIND_SAVE, move |this| {
                    this.save_reminder(reminder(&this.check, day, now).to_ics());
                }) }
            </div>
        }
    }

    fn health_record_section(&self) -> Html {
        html! {
            <div class="inside">
                { text("p", "", self.content().t(msg::TAKE_FHIR_LEAD)) }
                { self.button("save-fhir", msg::TAKE_FHIR_SAVE, |this| {
                    let text = health_record(&this.check);
                    this.save(this.file_name("fhir.json"), legcheck_fhir::MEDIA_TYPE, text);
                }) }
            </div>
        }
    }
}

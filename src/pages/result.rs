//! The result: how fast to get help, why, and what to do. What it says beyond that is drawn by the second module
//! (`crate::extras`) into the place left for it here.

use crate::app::context::Context;
use crate::browser::dom;
use crate::components::{
    Link, Title, age_slot, banner, call_help, contents, emergency_signs, link_within, own_signs, print_button,
    print_notice, read_aloud, slot, start_again, text, titled, why, why_and_what,
};
use crate::content::{Content, msg};
use crate::route::Route;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::Level;
use legcheck_engine::interview::Stop;
use legcheck_engine::urgency;
use legcheck_messages::Message;
use yew::prelude::*;

/// The result page.
pub fn result(app: &Context) -> Html {
    let content = &app.content;
    let trail = app.session.trail(content.engine());
    let finished = !matches!(trail.next, Stop::Page(_));
    // An emergency is shown at any time; anything milder only when every question that matters was asked.
    let emergency = trail.passed.contains(&Stop::Emergency) || trail.next == Stop::Emergency;
    if !(finished || emergency) {
        return no_result(app);
    }
    let who = app.session.who();
    let guide = content.guide();
    let triage = urgency::triage(guide, &trail.answers, app.session.strictness);
    let why = why(content, &trail.answers, (who, app.session.strictness), (triage.level, &triage.reasons));
    let level = guide.level_text(triage.level);
    let ask_again = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.details.request())
    };
    let answered = trail.answers.iter().filter(|(_, a)| matches!(a, Answer::Chosen(_))).count();
    html! {
        <div data-step="result" class="result">
            <div class="result-summary">
                <Title text={content.for_who(msg::RESULT_TITLE, who)} />
                { banner(app, triage.level, why.headline(), action(content, triage.level)) }
                { contents(content, &Route::Result.path(), if dom::hides_causes() { &PARTS[..3] } else { &PARTS }) }
                { read_aloud(content, "result") }
                // Filled by assets/js/frame.js with what the clinic offers.
                <div data-slot="contact"></div>
            </div>
            { age_slot(app, "age") }
            if triage.level == Level::EmergencyNow {
                { call_help(app) }
            }
            if app.details.failed() {
                <p class="notice" data-notice="details">
                    { content.t(msg::DETAILS_FAILED) }
                    { " " }
                    <button type="button" class="button quiet" data-action="try-again" onclick={ask_again}>{ content.t(msg::TRY_AGAIN) }</button>
                </p>
            }
            { why_and_what(content, who, &why) }
            <section class="card danger" aria-labelledby="watch-title">
                { titled("h2", "watch-title", content.t(msg::RESULT_WATCH_TITLE)) }
                if let Some(level) = level {
                    { text("p", "", who.address(&level.watch)) }
                }
                { own_signs(content, &trail.answers) }
            </section>
            { slot(app, "result") }
            <div data-slot="share"></div>
            <section class="no-print">
                { text("h2", "", content.t(msg::RESULT_ACTIONS_TITLE)) }
                <div class="actions">
                    { print_button("print", content.t(msg::PRINT)) }
                    { Link::to(Route::Check).class("button quiet").action("review").show(content.t(msg::RESULT_REVIEW)) }
                </div>
                { start_again(app) }
                { print_notice(content) }
            </section>
            <p class="hint versions">
                { content.with(msg::RESULT_VERSIONS, &[
                    ("content", (&guide.version).into()),
                    ("app", env!("CARGO_PKG_VERSION").into()),
                    ("n", answered.into()),
                ]) }
            </p>
        </div>
    }
}

/// The parts of a result, by the ids of their headings; the last is there only where causes are shown.
const PARTS: [(&str, Message); 4] = [
    ("why-title", msg::RESULT_CHIP_WHY),
    ("do-title", msg::RESULT_CHIP_DO),
    ("phone-title", msg::RESULT_CHIP_SAY),
    ("fit-title", msg::RESULT_CHIP_FIT),
];

/// What to press on the banner of a milder level.
fn action(content: &Content, level: Level) -> Html {
    match level {
        // It has its call buttons.
        Level::EmergencyNow => Html::default(),
        Level::SameDay | Level::DoctorSoon => {
            link_within(&Route::Result.path(), "phone-title", "button", content.t(msg::RESULT_ACT_SAY))
        }
        Level::Routine => html! {
            <>
                <button type="button" class="button" data-action="print">{ content.t(msg::RESULT_ACT_PRINT) }</button>
                { print_notice(content) }
            </>
        },
    }
}

/// The page before the check is finished.
fn no_result(app: &Context) -> Html {
    let content = &app.content;
    html! {
        <div data-step="no-result">
            <Title text={content.t(msg::RESULT_NONE_TITLE)} />
            { text("p", "lead", content.t(msg::RESULT_NONE)) }
            if app.session.who.is_some() {
                { text("p", "", content.t(msg::RESULT_NONE_KEPT)) }
            }
            <p>{ Link::to(Route::Check).class("button").show(content.t(msg::RESULT_NONE_GO)) }</p>
            <section class="card danger">
                { text("h2", "", content.t(msg::SIGNS_TITLE)) }
                { emergency_signs(content) }
            </section>
        </div>
    }
}

//! The emergency page: the questions stop here, and go on only if the person asks for it.

use super::step;
use crate::app::context::Context;
use crate::components::{Link, Title, banner, call_help, emergency_signs, text, why, why_and_what};
use crate::content::msg;
use crate::route::Route;
use crate::session::Action;
use legcheck_engine::dataset::Level;
use legcheck_engine::interview::Trail;
use legcheck_engine::urgency;
use yew::prelude::*;

/// Most signs that the person is told to name on the phone.
const MOST_SIGNS: usize = 4;

/// The emergency page at this index of the trail.
pub fn emergency_found(app: &Context, trail: &Trail, index: usize) -> Html {
    let content = &app.content;
    let who = app.session.who();
    // Back on this page after going on, the reasons are those of all answers.
    let triage = urgency::triage(content.guide(), &trail.answers, app.session.strictness);
    let why = why(content, &trail.answers, (who, app.session.strictness), (triage.level, &triage.reasons));
    let signs = why.reasons.iter().flat_map(|reason| reason.said.iter()).take(MOST_SIGNS);
    html! {
        <div data-step="emergency">
            <Title text={content.for_who(msg::EMERGENCY_TITLE, who)} called={content.t(msg::CHECK_TITLE)} />
            { banner(app, Level::EmergencyNow, why.headline(), Html::default()) }
            { call_help(app) }
            <section class="card">
                { text("h2", "", content.for_who(msg::EMERGENCY_SAY_TITLE, who)) }
                <blockquote class="say">
                    { text("p", "", content.for_who(msg::EMERGENCY_SAY_LEGS, who)) }
                    for sign in signs {
                        { text("p", "", content.with(msg::EMERGENCY_SAY_SIGN, &[("sign", sign.into())])) }
                    }
                </blockquote>
            </section>
            { why_and_what(content, who, &why) }
            { go_on(app, index) }
            <section class="card danger">
                { text("h2", "", content.t(msg::SIGNS_TITLE)) }
                { emergency_signs(content) }
            </section>
        </div>
    }
}

/// The ways on: more questions, or the result.
fn go_on(app: &Context, index: usize) -> Html {
    let content = &app.content;
    let onclick = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            app.dispatch(Action::WentOn);
            let guide = app.content.guide();
            let trail = app.session.trail(app.content.engine());
            app.navigator.step(Route::Check, step::name(guide, trail.stop(index + 1)), false);
        })
    };
    html! {
        <section>
            { text("h2", "", content.t(msg::EMERGENCY_MORE_TITLE)) }
            { text("p", "", content.t(msg::EMERGENCY_MORE)) }
            <div class="actions">
                <button type="button" class="button quiet" data-action="go-on" {onclick}>
                    { content.t(msg::EMERGENCY_GO_ON) }
                </button>
                { Link::to(Route::Result).class("button quiet").action("result").show(content.t(msg::EMERGENCY_SEE_RESULT)) }
            </div>
        </section>
    }
}

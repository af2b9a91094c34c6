//! The page that says what is an emergency and how to call; readable without the check.

use crate::app::context::Context;
use crate::components::{Link, Title, call_buttons, call_help, emergency_signs, text};
use crate::content::msg;
use crate::route::Route;
use legcheck_engine::dataset::Level;
use yew::prelude::*;

/// The emergency signs.
pub fn emergency(app: &Context) -> Html {
    let content = &app.content;
    html! {
        <div data-step="emergency-signs">
            <Title text={content.t(msg::SIGNS_TITLE)} />
            { text("p", "lead", content.t(msg::SIGNS_LEAD)) }
            <section class="card danger">
                { text("h2", "", content.t(msg::SIGNS_DO_TITLE)) }
                <ul>
                    { text("li", "", content.t(msg::SIGNS_DO_CALL)) }
                    { text("li", "", content.t(msg::SIGNS_DO_DRIVE)) }
                    { text("li", "", content.t(msg::SIGNS_DO_STAY)) }
                </ul>
                { call_buttons(app) }
                { call_help(app) }
            </section>
            { text("h2", "", content.t(msg::START_SIGNS_TITLE)) }
            { emergency_signs(content) }
            { text("h2", "", content.t(msg::SIGNS_SOON_TITLE)) }
            <ul class="signs-list">
                for sign in content.guide().signs.iter().filter(|s| s.level != Level::EmergencyNow) {
                    <li data-sign={sign.id.clone()}>{ sign.text.clone() }</li>
                }
            </ul>
            <p>{ Link::to(Route::Start).class("button quiet").show(content.t(msg::SIGNS_START)) }</p>
        </div>
    }
}

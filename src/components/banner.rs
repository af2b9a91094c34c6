//! The urgency banner: the level in words, colour, icon and place on a scale, and one action.

use crate::app::context::Context;
use crate::components::{IconKind, call_buttons, icon, text, titled};
use crate::content::{Content, msg};
use legcheck_engine::dataset::Level;
use yew::prelude::*;

/// The urgency banner of a level, with one sentence why. `action` is what to press at a milder level; an emergency has its call
/// buttons.
pub fn banner(app: &Context, level: Level, why: Option<String>, action: Html) -> Html {
    let content = &app.content;
    let Some(words) = content.guide().level_text(level) else { return html! {} };
    let act = app.session.who().pick(&words.act, &words.act_other, &words.act_child).clone();
    html! {
        <section class={classes!("banner", level.id())} data-level={level.id()} aria-labelledby="banner-title">
            <div class="banner-head">
                { icon(IconKind::Level(level)) }
                { titled("h2", "banner-title", words.name.clone()) }
            </div>
            // In an emergency the call comes before its reason.
            if level == Level::EmergencyNow {
                { call_buttons(app) }
            }
            if let Some(why) = why {
                { text("p", "banner-why", why) }
            }
            { text("p", "banner-act", act) }
            { action }
            { level_scale(content, level) }
        </section>
    }
}

/// The four steps, with the present one marked.
fn level_scale(content: &Content, present: Level) -> Html {
    let steps = [
        (Level::Routine, msg::RESULT_STEP_VISIT),
        (Level::DoctorSoon, msg::RESULT_STEP_DAYS),
        (Level::SameDay, msg::RESULT_STEP_TODAY),
        (Level::EmergencyNow, msg::RESULT_STEP_NOW),
    ];
    html! {
        <ol class="scale" aria-label={content.t(msg::RESULT_LEVEL)}>
            for (level, message) in steps {
                <li class={classes!(level.id(), (level == present).then_some("here"))}
                    aria-current={(level == present).then_some("true")}>
                    { content.t(message) }
                    if level == present {
                        { " " }
                        { text("span", "hidden", content.t(msg::RESULT_STEP_HERE)) }
                    }
                </li>
            }
        </ol>
    }
}

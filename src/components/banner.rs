//! The urgency banner: the level in words, colour, icon and place on a scale, and one action.

use crate::app::Context;
use crate::components::{call_buttons, icon, IconKind};
use crate::content::{msg, Content, Who};
use legcheck_engine::dataset::Level;
use yew::prelude::*;

/// The urgency banner of a level, with one sentence why.
pub fn banner(content: &Content, app: &Context, level: Level, why: Option<String>) -> Html {
    let Some(text) = content.guide().levels.iter().find(|l| l.level == level) else { return html! {} };
    let act = if app.session.who() == Who::Helper { text.act_other.clone() } else { text.act.clone() };
    html! {
        <section class={classes!("banner", level.id())} data-level={level.id()} aria-labelledby="banner-title">
            <div class="banner-head">
                { icon(IconKind::Level(level)) }
                <h2 id="banner-title">{ text.name.clone() }</h2>
            </div>
            // In an emergency the call comes before its reason.
            if level == Level::EmergencyNow {
                { call_buttons(content, app) }
            }
            if let Some(why) = why {
                <p class="banner-why">{ why }</p>
            }
            <p class="banner-act">{ act }</p>
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
                </li>
            }
        </ol>
    }
}

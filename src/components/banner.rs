//! The urgency banner: the level in words, colour, icon and place on a scale, and one action.

use crate::app::use_app;
use crate::components::{CallButtons, Icon, IconKind};
use crate::content::{msg, use_content, Who};
use legcheck_engine::dataset::Level;
use yew::prelude::*;

/// Props of [`Banner`].
#[derive(Clone, PartialEq, Properties)]
pub struct BannerProps {
    /// The level.
    pub level: Level,
    /// One sentence why.
    #[prop_or_default]
    pub why: Option<String>,
    /// The heading, where it is not the name of the level.
    #[prop_or_default]
    pub children: Html,
}

/// The urgency banner.
#[component]
pub fn Banner(props: &BannerProps) -> Html {
    let content = use_content();
    let app = use_app();
    let level = props.level;
    let Some(text) = content.guide().levels.iter().find(|l| l.level == level) else { return html! {} };
    let act = if app.session.who() == Who::Helper { text.act_other.clone() } else { text.act.clone() };
    html! {
        <section class={classes!("banner", level.id())} data-level={level.id()} aria-labelledby="banner-title">
            <div class="banner-head">
                <Icon kind={IconKind::Level(level)} />
                <h2 id="banner-title">{ text.name.clone() }</h2>
            </div>
            // In an emergency the call comes before its reason.
            if level == Level::EmergencyNow {
                <CallButtons />
            }
            if let Some(why) = &props.why {
                <p class="banner-why">{ why.clone() }</p>
            }
            <p class="banner-act">{ act }</p>
            { props.children.clone() }
            <LevelScale {level} />
        </section>
    }
}

/// Props of [`LevelScale`].
#[derive(Clone, PartialEq, Properties)]
pub struct LevelScaleProps {
    /// The level.
    pub level: Level,
}

/// The four steps, with the present one marked.
#[component]
pub fn LevelScale(props: &LevelScaleProps) -> Html {
    let content = use_content();
    let steps = [
        (Level::Routine, msg::RESULT_STEP_VISIT),
        (Level::DoctorSoon, msg::RESULT_STEP_DAYS),
        (Level::SameDay, msg::RESULT_STEP_TODAY),
        (Level::EmergencyNow, msg::RESULT_STEP_NOW),
    ];
    html! {
        <ol class="scale" aria-label={content.t(msg::RESULT_LEVEL)}>
            for (level, message) in steps {
                <li class={classes!(level.id(), (level == props.level).then_some("here"))}
                    aria-current={(level == props.level).then_some("true")}>
                    { content.t(message) }
                </li>
            }
        </ol>
    }
}

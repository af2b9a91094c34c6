//! The list of emergency signs, which every result and every error shows.

use crate::components::text;
use crate::content::{Content, msg};
use legcheck_engine::dataset::Level;
use yew::prelude::*;

/// The article's ten emergency signs, and those this guide adds.
pub fn emergency_signs(content: &Content) -> Html {
    let more = [
        msg::SIGNS_MORE_SADDLE,
        msg::SIGNS_MORE_BREATH,
        msg::SIGNS_MORE_FACE,
        msg::SIGNS_MORE_LEG,
        msg::SIGNS_MORE_CONFUSED,
    ];
    html! {
        <div class="signs">
            <ul class="signs-list">
                for sign in content.guide().signs.iter().filter(|s| s.level == Level::EmergencyNow) {
                    <li data-sign={sign.id.clone()}>{ sign.text.clone() }</li>
                }
            </ul>
            { text("h3", "", content.t(msg::SIGNS_MORE_TITLE)) }
            <ul class="signs-list">
                for message in more {
                    { text("li", "", content.t(message)) }
                }
            </ul>
        </div>
    }
}

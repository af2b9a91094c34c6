//! What the guide shows in a frame on a clinic's page, or after a clinic's link, beside its own content: who shows it, how to
//! reach the clinic, and the way to share a result. A file of its own, whose parts `assets/js/frame.js` fills and puts in their places.

use super::idle::cover;
use super::offers::button;
use crate::content::{self, Content, msg};
use legcheck_messages::Message;
use yew::prelude::*;

/// All parts.
#[component]
pub fn FrameParts() -> Html {
    let content = content::load();
    html! {
        <div id="frame-parts">
            <p class="clinic-strip" data-part="strip">{ content.t(msg::FRAME_STRIP) }{ " " }<strong data-fill="name"></strong></p>
            // Anybody can make a link.
            <p class="clinic-strip" data-part="linked-strip">
                { content.t(msg::FRAME_LINKED) }{ " " }<strong data-fill="name"></strong>{ ". " }{ content.t(msg::FRAME_UNCHECKED) }
            </p>
            <p class="hint" data-part="unchecked">{ content.t(msg::FRAME_UNCHECKED_NUMBER) }</p>
            <p class="hint" data-part="dial">{ content.t(msg::FRAME_DIAL) }</p>
            <section class="card" data-part="contact">
                <h2>{ content.t(msg::FRAME_CONTACT) }{ " " }<span data-fill="name">{ content.t(msg::FRAME_CONTACT_NAMELESS) }</span></h2>
                { ways(&content) }
            </section>
            <section class="no-print" data-part="share">
                <h2>{ content.t(msg::FRAME_SHARE_TITLE) }</h2>
                <p>{ content.t(msg::FRAME_SHARE_WHY) }</p>
                { button(&content, "share", "button quiet", msg::FRAME_SHARE) }
            </section>
            <section class="card no-print" data-part="share-ask" aria-labelledby="share-ask-title">
                <h2 id="share-ask-title" tabindex="-1">{ content.t(msg::FRAME_SHARE_ASK) }</h2>
                <p>{ content.t(msg::FRAME_SHARE_WHAT) }</p>
                <ul data-list=""></ul>
                // Beside the buttons, so that both are in sight when one is pressed.
                <p>{ content.t(msg::FRAME_SHARE_TO) }{ " " }<strong class="receiver" data-fill="origin" translate="no"></strong></p>
                <div class="actions">
                    { button(&content, "share-now", "button", msg::FRAME_SHARE_NOW) }
                    { button(&content, "share-not", "button quiet", msg::FRAME_SHARE_NOT) }
                </div>
            </section>
            <p class="notice" data-part="shared" role="status" tabindex="-1">{ content.t(msg::FRAME_SHARED) }{ " " }<strong data-fill="origin"></strong></p>
            <p class="notice" data-part="share-unseen" role="status">{ content.t(msg::FRAME_SHARE_UNSEEN) }</p>
            <p class="notice" data-part="share-failed" role="status" tabindex="-1">{ content.t(msg::FRAME_SHARE_FAILED) }</p>
            <p class="notice" data-part="elsewhere" role="status">{ content.t(msg::FRAME_ELSEWHERE) }{ " " }<span class="address" data-fill="address"></span></p>
            { cover(&content) }
            <p class="notice" data-part="lost" role="status">{ content.t(msg::FRAME_LOST) }</p>
        </div>
    }
}

/// How to reach the clinic. A way that is not set is taken away.
fn ways(content: &Content) -> Html {
    let way = |link: &'static str, words: Message, fill: Option<&'static str>| {
        html! {
            <li><a data-link={link}>{ content.t(words) }if let Some(fill) = fill { { " " }<strong data-fill={fill} translate="no"></strong> }</a></li>
        }
    };
    html! {
        <ul class="plain">
            { way("phone-link", msg::FRAME_PHONE, Some("phone")) }
            { way("closed-link", msg::FRAME_CLOSED, Some("closed")) }
            { way("booking", msg::FRAME_BOOKING, None) }
        </ul>
    }
}

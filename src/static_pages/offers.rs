//! What a page offers beside its content: a newer release, to install the guide, and whether it works without a network.
//! A file of its own, which `assets/js/offline.js` fetches and puts above the footer. Each part shows when its condition
//! (`data-when`) holds, on the pages that `data-at` names.

use super::idle::cover;
use crate::components::text;
use crate::content::{self, Content, msg};
use legcheck_messages::Message;
use yew::prelude::*;

/// Where something new is offered: nobody is in the middle of anything there.
const CALM: &str = "start result settings";

/// All that can be offered.
#[component]
pub fn Offers() -> Html {
    let content = content::load();
    html! {
        <div id="offers">
            <aside aria-label={content.t(msg::OFFERS_LABEL)}>
                <section class="card" data-when="update-ready" data-at={CALM} hidden={true}>
                    <h2>{ content.t(msg::UPDATE_TITLE) }</h2>
                    { changes(&content) }
                    { button(&content, "update", "button quiet", msg::UPDATE_NOW) }
                    { busy(&content) }
                </section>
                <section class="card" data-when="update-failed" data-at="start settings" hidden={true}>
                    <h2>{ content.t(msg::UPDATE_FAILED_TITLE) }</h2>
                    <p>{ content.t(msg::UPDATE_FAILED) }</p>
                    { changes(&content) }
                    <div class="actions">
                        { button(&content, "look-for-update", "button quiet", msg::UPDATE_AGAIN) }
                        { button(&content, "load-newest", "button quiet", msg::UPDATE_LOAD) }
                    </div>
                    { load_note(&content, "start") }
                    { busy(&content) }
                </section>
                <section class="card danger" data-when="safety" data-at="start check saved" hidden={true}>
                    <h2>{ content.t(msg::UPDATE_SAFETY_TITLE) }</h2>
                    <p>{ content.t(msg::UPDATE_SAFETY) }</p>
                    { changes(&content) }
                    <div data-when="update-ready" hidden={true}>
                        <p>{ content.t(msg::UPDATE_SAFETY_HERE) }</p>
                        { button(&content, "update", "button", msg::UPDATE_SAFETY_NOW) }
                    </div>
                    <p role="status" data-when="update-coming" hidden={true}>{ content.t(msg::UPDATE_SAFETY_COMING) }</p>
                    <div role="status" data-when="update-failed" hidden={true}>
                        <p>{ content.t(msg::UPDATE_SAFETY_FAILED) }</p>
                        { button(&content, "load-newest", "button", msg::UPDATE_LOAD) }
                        { load_note(&content, "start check saved") }
                    </div>
                    { busy(&content) }
                </section>
                <section class="card" data-when="install" data-at="start result" hidden={true}>
                    <h2>{ content.t(msg::INSTALL_TITLE) }</h2>
                    <p>{ content.t(msg::INSTALL_WHY) }</p>
                    <div class="actions">
                        { button(&content, "install", "button quiet", msg::INSTALL_NOW) }
                        { button(&content, "install-never", "button quiet", msg::INSTALL_NEVER) }
                    </div>
                </section>
                { state(&content, "start result") }
            </aside>
            { cover(&content) }
            // How often the key for "Leave quickly" is still to be pressed; see assets/js/leave.js.
            <p class="leave-count" role="status">
                <span data-when="leave-2" hidden={true}>{ content.t(msg::LEAVE_TWICE_MORE) }</span>
                <span data-when="leave-1" hidden={true}>{ content.t(msg::LEAVE_ONCE_MORE) }</span>
            </p>
        </div>
    }
}

/// Whether the guide works without a network, in one line.
pub(super) fn state(content: &Content, at: &'static str) -> Html {
    let version = || html! { <span data-fill="version" translate="no"></span> };
    html! {
        <>
            <p class="hint" data-when="offline-ready" data-at={at} hidden={true}>
                { content.t(msg::OFFLINE_READY) }{ " " }{ version() }
            </p>
            <p class="hint" data-when="offline-saving" data-at={at} hidden={true}>{ content.t(msg::OFFLINE_SAVING) }</p>
            <p class="hint" data-when="offline-failed" data-at={at} hidden={true}>{ content.t(msg::OFFLINE_FAILED) }</p>
            <p class="hint" data-when="offline-none" data-at={at} hidden={true}>{ content.t(msg::OFFLINE_NONE) }</p>
        </>
    }
}

/// A button that `assets/js/offline.js` knows by its action.
pub(super) fn button(content: &Content, action: &'static str, class: &'static str, words: Message) -> Html {
    html! { <button type="button" {class} data-action={action}>{ content.t(words) }</button> }
}

/// The newer release and what is new in it.
fn changes(content: &Content) -> Html {
    html! {
        <p>
            { text("strong", "", content.t(msg::UPDATE_VERSION)) }{ " " }<span data-fill="newVersion" translate="no"></span>{ ". " }
            <span data-fill="changes"></span>
        </p>
    }
}

/// What it means to load the newer release, and what came of looking for it where the page itself does not say so.
fn load_note(content: &Content, at: &'static str) -> Html {
    html! {
        <>
            <p class="hint">{ content.t(msg::UPDATE_LOAD_NOTE) }</p>
            <p class="notice" role="status" data-when="asked-waiting" data-at={at} hidden={true}>{ content.t(msg::SETTINGS_LOOKING) }</p>
            <p class="notice" role="status" data-when="asked-broken" data-at={at} hidden={true}>{ content.t(msg::UPDATE_STILL_FAILED) }</p>
            <p class="notice" role="status" data-when="asked-failed" data-at={at} hidden={true}>{ content.t(msg::SETTINGS_LOOK_FAILED) }</p>
        </>
    }
}

/// Says that another tab is in the middle of a check.
fn busy(content: &Content) -> Html {
    html! {
        <p class="notice" role="status" data-when="update-busy" hidden={true}>{ content.t(msg::UPDATE_BUSY) }</p>
    }
}

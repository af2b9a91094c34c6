//! What is stored on this device, updates, installing the guide, and deleting everything.

use super::choice::choice;
use super::offers::{button, state};
use crate::components::{Link, Title, more, text};
use crate::content::{self, Content, msg};
use crate::route::Route;
use legcheck_messages::Message;
use yew::prelude::*;

/// The settings. `assets/js/offline.js` does what the buttons say, and shows what holds here.
#[component]
pub fn Settings() -> Html {
    let content = content::load();
    let when = |condition: &'static str, words: Message| {
        html! { <p class="notice" role="status" data-when={condition} hidden={true}>{ content.t(words) }</p> }
    };
    let steps = |title: Message, steps: [Message; 3]| {
        html! {
            <>
                <h3>{ content.t(title) }</h3>
                <ol>
                    for step in steps {
                        <li>{ content.t(step) }</li>
                    }
                </ol>
            </>
        }
    };
    html! {
        <div data-step="settings">
            <Title text={content.t(msg::SETTINGS_TITLE)} />
            { when("deleted", msg::SETTINGS_DELETED) }
            <p class="lead">{ content.t(msg::SETTINGS_LEAD) }</p>
            <noscript><p class="notice">{ content.t(msg::SETTINGS_NO_SCRIPT) }</p></noscript>
            <section>
                <h2>{ content.t(msg::SETTINGS_OFFLINE_TITLE) }</h2>
                <p>{ content.t(msg::SETTINGS_OFFLINE) }</p>
                <div class="states">{ state(&content, "settings") }</div>
            </section>
            <section>
                <h2>{ content.t(msg::SETTINGS_UPDATE_TITLE) }</h2>
                <p>
                    { content.with(msg::SETTINGS_VERSIONS, &[
                        ("app", env!("CARGO_PKG_VERSION").into()),
                        ("content", (&content.guide().version).into()),
                        ("date", (&content.guide().reviewed).into()),
                    ]) }
                </p>
                { button(&content, "look-for-update", "button quiet", msg::SETTINGS_LOOK) }
                { when("asked-waiting", msg::SETTINGS_LOOKING) }
                { when("asked-newest", msg::SETTINGS_NEWEST) }
                { when("asked-found", msg::SETTINGS_FOUND) }
                { when("asked-broken", msg::SETTINGS_BROKEN) }
                { when("asked-failed", msg::SETTINGS_LOOK_FAILED) }
            </section>
            <section>
                <h2>{ content.t(msg::SETTINGS_STORED_TITLE) }</h2>
                <ul>
                    <li>{ content.t(msg::SETTINGS_STORED_ANSWERS) }</li>
                    <li>
                        { content.t(msg::SETTINGS_STORED_GUIDE) }{ " " }
                        <span class="state" data-when="kept" hidden={true}>
                            { content.t(msg::SETTINGS_STORED_SIZE) }{ " " }<span data-fill="kept" translate="no"></span>{ " MB." }
                        </span>
                    </li>
                    <li>{ content.t(msg::SETTINGS_STORED_KEPT) }</li>
                    <li>{ content.t(msg::SETTINGS_STORED_CHOICE) }</li>
                </ul>
                <p>{ content.t(msg::SETTINGS_STORED_NONE) }</p>
                { more(content.t(msg::SETTINGS_DELETE), "erase", vec![
                    text("p", "", content.t(msg::SETTINGS_DELETE_NOTE)),
                    button(&content, "delete-all", "button quiet", msg::SETTINGS_DELETE_ALL),
                ]) }
            </section>
            <section>
                <h2>{ content.t(msg::SETTINGS_THEME_TITLE) }</h2>
                { kept_choice(&content, "theme", msg::SETTINGS_THEME_LABEL, THEMES) }
                { when("theme-not-kept", msg::SETTINGS_IDLE_NOT_KEPT) }
            </section>
            <section>
                <h2>{ content.t(msg::SETTINGS_IDLE_TITLE) }</h2>
                <p>{ content.t(msg::SETTINGS_IDLE) }</p>
                { kept_choice(&content, "idle", msg::SETTINGS_IDLE_LABEL, IDLE) }
                { when("idle-not-kept", msg::SETTINGS_IDLE_NOT_KEPT) }
            </section>
            <section>
                <h2>{ content.t(msg::SETTINGS_INSTALL_TITLE) }</h2>
                <p>{ content.t(msg::SETTINGS_INSTALL) }</p>
                { steps(msg::SETTINGS_IOS_TITLE, [msg::SETTINGS_IOS_1, msg::SETTINGS_IOS_2, msg::SETTINGS_IOS_3]) }
                { steps(msg::SETTINGS_MAC_TITLE, [msg::SETTINGS_MAC_1, msg::SETTINGS_MAC_2, msg::SETTINGS_MAC_3]) }
                { steps(msg::SETTINGS_FIREFOX_TITLE, [msg::SETTINGS_FIREFOX_1, msg::SETTINGS_FIREFOX_2, msg::SETTINGS_FIREFOX_3]) }
                { steps(msg::SETTINGS_CHROME_TITLE, [msg::SETTINGS_CHROME_1, msg::SETTINGS_CHROME_2, msg::SETTINGS_CHROME_3]) }
            </section>
            <p>{ Link::to(Route::Start).class("button").show(content.t(msg::NOT_FOUND_START)) }</p>
        </div>
    }
}

/// What happens to a check that nobody touches. The values are those of the storage key `legcheck.idle`.
const IDLE: &[(&str, Message)] = &[
    ("hide 600", msg::SETTINGS_IDLE_HIDE),
    ("erase 600", msg::SETTINGS_IDLE_ERASE_10),
    ("erase 300", msg::SETTINGS_IDLE_ERASE_5),
    ("erase 120", msg::SETTINGS_IDLE_ERASE_2),
];

/// The themes, as the storage key `legcheck.theme` has them.
const THEMES: &[(&str, Message)] =
    &[("", msg::SETTINGS_THEME_DEVICE), ("light", msg::SETTINGS_THEME_LIGHT), ("dark", msg::SETTINGS_THEME_DARK)];

/// A choice that `assets/js/offline.js` keeps on this device.
fn kept_choice(content: &Content, name: &'static str, label: Message, choices: &[(&'static str, Message)]) -> Html {
    choice(content, name, label, choices.iter().map(|(value, words)| (*value, content.t(*words))).collect())
}

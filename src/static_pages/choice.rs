//! A choice in a form of a page that is only read.

use crate::content::Content;
use legcheck_messages::Message;
use yew::prelude::*;

/// A choice of a few, each with its value and words.
pub(super) fn choice(content: &Content, name: &'static str, label: Message, choices: Vec<(&str, String)>) -> Html {
    let id = format!("set-{name}");
    html! {
        <p class="field">
            <label for={id.clone()}>{ content.t(label) }</label>
            { " " }
            <select {id} {name}>
                for (value, words) in choices {
                    <option value={value.to_owned()}>{ words }</option>
                }
            </select>
        </p>
    }
}

//! Links to the parts of a long page.

use crate::browser::dom;
use crate::components::element;
use crate::content::{Content, msg};
use legcheck_messages::Message;
use yew::prelude::*;

/// A link to the heading with this id on the same page, at `path`. It changes neither address nor history.
pub fn link_within(path: &str, id: &'static str, class: &'static str, words: String) -> Html {
    let onclick = Callback::from(move |event: MouseEvent| {
        if dom::is_plain(&event) && dom::show_heading(id) {
            event.prevent_default();
        }
    });
    html! { <a {class} href={format!("{path}#{id}")} {onclick}>{ words }</a> }
}

/// What is on the page, as a row of links.
pub fn contents(content: &Content, path: &str, parts: &[(&'static str, Message)]) -> Html {
    let links =
        parts.iter().map(|(id, words)| element("li", "", vec![link_within(path, id, "chip", content.t(*words))]));
    html! {
        <nav class="no-print" aria-label={content.t(msg::ON_THIS_PAGE)}>
            { element("ul", "chips", links.collect()) }
        </nav>
    }
}

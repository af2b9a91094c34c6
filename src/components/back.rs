//! The link back, above the heading of a page.

use crate::components::{IconKind, icon, text};
use yew::prelude::*;

/// A link to where the person comes from.
pub fn back(href: String, action: &'static str, words: String, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <a class="back" {href} data-action={action} {onclick}>
            { icon(IconKind::Back) }
            { text("span", "", words) }
        </a>
    }
}

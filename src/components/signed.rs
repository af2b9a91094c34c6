//! A short list in which each line speaks for or against something.

use crate::components::{IconKind, icon, text};
use yew::prelude::*;

/// Lines with a sign. The heading above says the same in words.
pub fn signed_list(sign: IconKind, texts: Vec<String>) -> Html {
    html! {
        <ul class="signed">
            for line in texts {
                <li>{ icon(sign) }{ text("span", "", line) }</li>
            }
        </ul>
    }
}

//! Printing. `assets/js/boot.js` opens the dialog, and `extras.js` shows the notice if nothing prints.

use crate::content::{Content, msg};
use yew::prelude::*;

/// A button that prints the page.
pub fn print_button(action: &'static str, words: String) -> Html {
    html! { <button type="button" class="button quiet" data-action={action}>{ words }</button> }
}

/// What to do where nothing prints: hidden, in the section of the button.
pub fn print_notice(content: &Content) -> Html {
    html! { <div role="status"><p class="notice" data-notice="print" hidden={true}>{ content.t(msg::PRINT_NOTHING) }</p></div> }
}

//! Reading aloud. `assets/js/extras.js` shows the button where the device has a voice of its own, and reads.

use crate::content::{Content, msg};
use yew::prelude::*;

/// A button that reads a part of the page aloud: `result` or `say`. Pressed again, it stops.
pub fn read_aloud(content: &Content, reads: &'static str) -> Html {
    html! {
        <button type="button" class="button quiet aloud no-print" data-action="aloud" data-reads={reads} aria-pressed="false" hidden={true}>
            { content.t(msg::READ_ALOUD) }
        </button>
    }
}

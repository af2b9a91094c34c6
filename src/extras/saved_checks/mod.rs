//! The page of saved checks: those stored on this device, and import of a summary.

mod import;
mod list;
mod open;
mod page;

use crate::components::keyed;
use crate::content;
use page::{Page, State};
use yew::prelude::*;

/// The saved checks, and the ways to import a summary.
#[component]
pub fn SavedChecks() -> Html {
    let page = Page {
        content: content::load(),
        state: use_state(State::default),
        root: use_node_ref(),
        passphrase: use_node_ref(),
        pasted: use_node_ref(),
    };
    {
        let page = page.clone();
        use_effect_with((), move |()| page.load());
    }
    keyed(html! {
        <div ref={page.root.clone()} class="stored">
            { list::saved_section(&page) }
            { import::import_section(&page) }
        </div>
    })
}

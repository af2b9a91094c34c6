//! The page of saved checks: those stored on this device, and import of a summary.

mod import;
mod list;
mod open;
mod page;
mod question;

use crate::browser::{dom, history, saved_checks};
use crate::components::keyed;
use crate::content;
use page::{Page, State};
use yew::prelude::*;

/// Props of [`SavedChecks`].
#[derive(Clone, PartialEq, Properties)]
pub struct SavedChecksProps {
    /// The check under way in the app around this page, as text; empty if there is none.
    pub under_way: AttrValue,
}

/// The saved checks, and the ways to import a summary.
#[component]
pub fn SavedChecks(props: &SavedChecksProps) -> Html {
    let page = Page {
        content: content::load(),
        under_way: props.under_way.clone(),
        state: use_state(State::default),
        root: use_node_ref(),
        passphrase: use_node_ref(),
        pasted: use_node_ref(),
    };
    {
        let page = page.clone();
        use_effect_with((), move |()| {
            page.load();
            let fragment = history::on_fragment({
                let page = page.clone();
                move || page.load()
            });
            let stored = saved_checks::on_change(move || page.load());
            move || drop((fragment, stored))
        });
    }
    use_effect_with((page.state.arrived, page.state.found.is_some()), |(arrived, found)| {
        if *arrived > 0 && *found {
            dom::focus_and_show(import::FOUND);
        }
    });
    use_effect_with(page.state.waiting.is_some(), |waits| {
        if *waits {
            dom::focus_and_show(question::TITLE);
        }
    });
    keyed(html! {
        <div ref={page.root.clone()} class="stored">
            { list::saved_section(&page) }
            { import::import_section(&page) }
        </div>
    })
}

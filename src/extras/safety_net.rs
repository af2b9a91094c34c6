//! The safety net: what to expect and by when.

use super::check::Check;
use crate::components::{text, titled};
use crate::content::msg;
use crate::route::Route;
use yew::prelude::*;

/// What to expect at the level of these answers, and the link to saved checks.
pub fn safety_net(check: &Check) -> Html {
    let guide = check.content.guide();
    let level = check.level();
    let Some(level) = guide.level_text(level) else { return html! {} };
    html! {
        <section aria-labelledby="net-title" data-section="net">
            { titled("h2", "net-title", check.content.t(msg::NET_TITLE)) }
            { text("p", "", check.session.who().address(&level.expect)) }
            <p><a href={Route::Saved.path()}>{ check.content.t(msg::NET_SAVED) }</a></p>
        </section>
    }
}

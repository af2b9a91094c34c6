//! What is printed: a page for the person, then one for the clinician, with a preview on the screen.

mod clinician;
mod person;

use super::check::Check;
use super::summary;
use crate::browser::clock;
use crate::components::more;
use crate::content::msg;
use yew::prelude::*;

/// Both pages. On the screen they show while the line above them is open. They are not inside of it, since what is inside is
/// missing on paper in browsers that do not open it for printing.
pub fn paper(check: &Check) -> Html {
    let now = clock::now();
    let summary = summary::summary(check);
    html! {
        <div class="for-paper">
            { more(check.content.t(msg::PAPER_LOOK), "paper", Vec::new()) }
            <article class="paper" data-paper="">
                { person::page(check, &summary, now) }
                { clinician::page(check, &summary) }
            </article>
        </div>
    }
}

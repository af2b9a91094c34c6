//! How far the check has come: one step for each phase, and the review.

use crate::content::{Content, msg};
use legcheck_engine::interview::Phase;
use yew::prelude::*;

/// How many steps there are, with the review.
const STEPS: usize = Phase::ALL.len() + 1;

/// The step in words and as a bar. `phase` is `None` for the review.
pub fn progress(content: &Content, phase: Option<Phase>) -> Html {
    let place = phase.and_then(|phase| Phase::ALL.iter().position(|other| *other == phase)).unwrap_or(STEPS - 1);
    let name = phase.map_or_else(
        || content.t(msg::CHECK_PART_REVIEW),
        |phase| content.with(msg::CHECK_PHASE, &[("phase", phase.id().into())]),
    );
    let words = [("n", (place + 1).into()), ("of", STEPS.into()), ("name", (&name).into())];
    html! {
        <span class="progress">
            { content.with(msg::CHECK_PART, &words) }
            // The words say the same.
            <span class="progress-bar" aria-hidden="true">
                for step in 0..STEPS {
                    <span class={(step <= place).then_some("on")}></span>
                }
            </span>
        </span>
    }
}

//! A bar for how well a cause fits. Drawn with SVG attributes, because the policy forbids inline styles.

use crate::components::steps;
use legcheck_engine::explanation::Fit;
use yew::prelude::*;

/// Number of steps.
const STEPS: usize = 4;

/// Number of filled steps.
fn filled(fit: Fit) -> usize {
    match fit {
        Fit::Well => 4,
        Fit::Partly => 2,
        Fit::Less => 1,
    }
}

/// A bar with a text alternative.
pub fn fit_bar(fit: Fit, label: String) -> Html {
    let filled = filled(fit);
    html! {
        <svg class="fit-bar" viewBox="0 0 84 12" width="84" height="12" role="img" aria-label={label}>
            { steps(STEPS, |step| step < filled) }
        </svg>
    }
}

//! A bar for how well a cause fits. Drawn with SVG attributes, because the policy forbids inline styles.

use legcheck_engine::explanation::Fit;
use yew::prelude::*;

/// Number of steps. A continuous length would suggest more precision than the numbers have.
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
            for i in 0..STEPS {
                <rect x={(i * 22).to_string()} y="1" width="18" height="10" rx="3"
                    class={if i < filled { "on" } else { "off" }} />
            }
        </svg>
    }
}

//! How well a cause fits, as a bar. Drawn with SVG attributes, since inline styles are not allowed here.

use legcheck_engine::explanation::Fit;
use yew::prelude::*;

/// How many steps a bar has. Steps rather than a length to the digit: the numbers behind are no better than that.
const STEPS: usize = 4;

/// How many steps are filled.
fn filled(fit: Fit) -> usize {
    match fit {
        Fit::Well => 4,
        Fit::Partly => 2,
        Fit::Less => 1,
    }
}

/// A bar, with what it says in words.
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

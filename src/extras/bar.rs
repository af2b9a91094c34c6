//! How well a cause fits, as a bar. Drawn with SVG attributes, since inline styles are not allowed here.

use yew::prelude::*;

/// A bar of four steps for a part from 0 to 1, with what it says in words. Steps rather than a length to the digit: the
/// numbers behind are no better than that.
pub fn fit_bar(part: f64, label: String) -> Html {
    let filled = (part * 4.0).ceil().clamp(1.0, 4.0) as usize;
    html! {
        <svg class="fit-bar" viewBox="0 0 84 12" width="84" height="12" role="img" aria-label={label}>
            for i in 0..4_usize {
                <rect x={(i * 22).to_string()} y="1" width="18" height="10" rx="3"
                    class={if i < filled { "on" } else { "off" }} />
            }
        </svg>
    }
}

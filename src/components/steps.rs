//! The steps of a bar: a continuous length would suggest more precision than the numbers have.

use yew::prelude::*;

/// Steps side by side, 22 units apart, filled where it is on.
pub fn steps(count: usize, is_on: impl Fn(usize) -> bool) -> Html {
    html! {
        for step in 0..count {
            <rect x={(step * 22).to_string()} y="1" width="18" height="10" rx="3"
                class={if is_on(step) { "on" } else { "off" }} />
        }
    }
}

//! What speaks for and against a cause, as bars to both sides of a line.

use crate::components::text;
use legcheck_engine::ranking::Step;
use yew::prelude::*;

/// The least amounts, in log2 units, of bars of one, two and three steps: the last is that of a hallmark.
const AMOUNTS: [f64; 3] = [0.0, 1.0, 2.0];

/// Length of a step, and where the line is.
const STEP: usize = 10;
const MIDDLE: usize = 32;

/// What was said, each with its bar: to the right of the line for, to the left against. The heading above says which, and the
/// strongest come first.
pub fn balance(sides: Vec<(&Step, String)>) -> Html {
    html! {
        <ul class="signed">
            for (step, words) in sides {
                <li>{ bar(step.amount) }{ text("span", "", words) }</li>
            }
        </ul>
    }
}

fn bar(amount: f64) -> Html {
    let width = steps(amount) * STEP;
    let x = if amount > 0.0 { MIDDLE } else { MIDDLE - width };
    html! {
        <svg class="icon balance" viewBox="0 0 64 14" aria-hidden="true">
            <path d={format!("M{MIDDLE} 0v14")} />
            <rect x={x.to_string()} y="3" width={width.to_string()} height="8" />
        </svg>
    }
}

/// How many steps long a bar is.
fn steps(amount: f64) -> usize {
    AMOUNTS.iter().filter(|least| amount.abs() >= **least).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_grows_with_what_an_answer_tells() {
        let all = [0.2, 1.0, 1.9, 2.3, -0.5, -1.0, -4.0].map(steps);
        assert_eq!(all, [1, 2, 2, 3, 1, 2, 3]);
    }
}

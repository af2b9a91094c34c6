//! The causes in two other orders: by where they are, and by how fast they come.

use crate::components::{Link, element, steps, text};
use crate::content::ids::finding;
use crate::content::{Content, msg};
use legcheck_engine::dataset::{CausePage, Localization};
use legcheck_messages::Message;
use yew::prelude::*;

/// The way from brain to muscle, with the causes and more usual reasons at each stop.
pub(super) fn by_place(content: &Content) -> Html {
    let library = content.library();
    let row = |stop: Localization| {
        let causes = library.causes.iter().filter(|cause| cause.places.contains(&stop));
        let kinds = library.something_else.kinds.iter().filter(|kind| kind.places.contains(&stop));
        let causes = causes.map(|cause| Link::to_cause(&cause.id).show(cause.name.clone()));
        let links = causes.chain(kinds.map(|kind| Link::to_kind(&kind.id).show(kind.name.clone())));
        html! {
            <li class={stop.id()}>
                { text("h3", "", content.with(msg::WAY_STOP, &[("place", stop.id().into())])) }
                { element("ul", "", links.map(|link| element("li", "", vec![link])).collect()) }
            </li>
        }
    };
    html! {
        <section aria-labelledby="by-place">
            <h2 id="by-place">{ content.t(msg::CAUSES_PLACE_TITLE) }</h2>
            <p>{ content.t(msg::CAUSES_PLACE_LEAD) }</p>
            { element("ol", "way-map", Localization::ALL.into_iter().map(row).collect()) }
        </section>
    }
}

/// The causes from the fastest to the slowest.
pub(super) fn by_speed(content: &Content) -> Html {
    let speeds = speeds(content);
    let row = |speed: &Speed| {
        let cause = &content.library().causes[speed.cause];
        html! {
            <li>
                { Link::to_cause(&cause.id).show(cause.name.clone()) }
                { bar(content, speed) }
                // A text browser puts neighbours in one line, without a gap.
                { " " }
                { text("span", "hint", range(content, speed)) }
            </li>
        }
    };
    html! {
        <section aria-labelledby="by-speed">
            <h2 id="by-speed">{ content.t(msg::CAUSES_SPEED_TITLE) }</h2>
            <p>{ content.t(msg::CAUSES_SPEED_LEAD) }</p>
            { element("ol", "speeds", speeds.iter().map(row).collect()) }
        </section>
    }
}

/// How fast a cause comes, as choices of the question about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Speed {
    /// Its place among the causes.
    cause: usize,
    /// The fastest usual one.
    first: usize,
    /// The slowest usual one.
    last: usize,
}

/// The strength from which on a choice is usual: common.
const USUAL: u8 = 1;

/// How fast each cause usually comes, by the evidence of the guide, the fastest first.
fn speeds(content: &Content) -> Vec<Speed> {
    let guide = content.guide();
    let evidence = content.engine().ranking().evidence();
    let of_cause = |(cause, page): (usize, &CausePage)| {
        let ix = guide.cause(&page.id)?;
        let whole = evidence.hypotheses.iter().find(|h| h.cause == ix && h.sub.is_empty())?;
        let is_usual = |choice| whole.strength(choice).is_some_and(|strength| strength <= USUAL);
        let mut usual =
            guide.choices_of(finding::ONSET).enumerate().filter(|(_, choice)| is_usual(*choice)).map(|(at, _)| at);
        let first = usual.next()?;
        Some(Speed { cause, first, last: usual.last().unwrap_or(first) })
    };
    let mut speeds: Vec<Speed> = content.library().causes.iter().enumerate().filter_map(of_cause).collect();
    speeds.sort_by_key(|speed| (speed.first, speed.last));
    speeds
}

/// A bar from fast to slow, with a step for each choice but "not sure". The words beside it say the same.
fn bar(content: &Content, speed: &Speed) -> Html {
    let guide = content.guide();
    let count = guide.choices_of(finding::ONSET).filter(|choice| !guide.choices[choice.at()].is_unsure).count();
    html! {
        <svg viewBox={format!("0 0 {} 12", count * 22 - 4)} aria-hidden="true">
            { steps(count, |step| (speed.first..=speed.last).contains(&step)) }
        </svg>
    }
}

fn range(content: &Content, speed: &Speed) -> String {
    let guide = content.guide();
    let step = |at: usize| {
        let choice = guide.choices_of(finding::ONSET).nth(at).map(|choice| guide.choices[choice.at()].id.clone());
        content.with(msg::CAUSES_SPEED_STEP, &[("step", (&choice.unwrap_or_default()).into())])
    };
    let (first, last) = (step(speed.first), step(speed.last));
    if speed.first == speed.last {
        content.with(msg::CAUSES_SPEED_ONE, &[("step", (&first).into())])
    } else {
        content.with(msg::CAUSES_SPEED_RANGE, &[("first", (&first).into()), ("last", (&last).into())])
    }
}

/// The parts of the list of causes, for the links above it.
pub(super) const PARTS: [(&str, Message); 3] =
    [("by-place", msg::CAUSES_PLACE_TITLE), ("by-speed", msg::CAUSES_SPEED_TITLE), ("kinds", msg::CAUSES_KINDS_TITLE)];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load;

    #[test]
    fn each_cause_has_its_place_and_its_speed() {
        let content = load();
        let library = content.library();
        assert!(library.causes.iter().all(|cause| !cause.places.is_empty()), "each cause is at some place");
        let speeds = speeds(&content);
        assert_eq!(speeds.len(), library.causes.len());
        let named: Vec<String> = speeds
            .iter()
            .map(|speed| format!("{}: {}", library.causes[speed.cause].id, range(&content, speed)))
            .collect();
        assert_eq!(named.first().map(String::as_str), Some("stroke-tia: minutes to hours"));
        assert_eq!(named.last().map(String::as_str), Some("muscular-dystrophy: years"));
    }
}

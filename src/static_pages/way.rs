//! The way from brain to muscle, with the places where a cause sits.

use crate::content::{Content, msg};
use legcheck_engine::dataset::Localization;
use yew::prelude::*;

/// Where a cause sits, in words and as a line of stops; empty if it is in no one place.
pub(super) fn way(content: &Content, places: &[Localization]) -> Html {
    if places.is_empty() {
        return Html::default();
    }
    let named = |place: Localization| content.with(msg::WAY_STOP, &[("place", place.id().into())]);
    html! {
        <section>
            <h2>{ content.t(msg::WAY_TITLE) }</h2>
            <p>{ content.with(msg::WAY_AT, &[("places", (&content.places(places)).into())]) }</p>
            // The sentence says the same.
            <ol class="way" aria-hidden="true">
                for stop in Localization::ALL {
                    <li class={classes!(stop.id(), places.contains(&stop).then_some("here"))}>{ named(stop) }</li>
                }
            </ol>
        </section>
    }
}

//! The drawing of the body: front and back side by side, with a shape per region.

use crate::content::{Content, msg};
use legcheck_engine::body_map::{BodyRegion, MarkKind, Marks};
use yew::prelude::*;

/// The shapes of a figure, compiled from `assets/pictures/body-*.svg`.
pub struct Figure {
    /// The `viewBox` of the shapes.
    pub view_box: &'static str,
    /// Lines that belong to no region.
    pub outline: &'static str,
    /// Each region: its id, its shape, and the point where its signs are drawn.
    pub places: &'static [(&'static str, &'static str, (i32, i32))],
}

include!(concat!(env!("LEGCHECK_CONTENT"), "/figures.rs"));

impl Figure {
    /// Each region with its shape, in drawing order.
    pub fn regions(&self) -> impl Iterator<Item = (BodyRegion, &'static str)> {
        self.places.iter().filter_map(|(id, shape, _)| Some((BodyRegion::from_id(id)?, *shape)))
    }
}

/// The sign of a kind of mark, centred on a point. Kinds differ in shape, so that they do not depend on colour.
fn sign(kind: MarkKind, (x, y): (i32, i32)) -> String {
    match kind {
        // A downward arrow.
        MarkKind::Weak => format!("M{x} {}v12m-5 -5l5 6l5 -6", y - 7),
        // Three dots.
        MarkKind::Numb => format!("M{} {}h.1m5 -7h.1m5 7h.1", x - 5, y + 3),
        // A cross.
        MarkKind::Pain => format!("M{} {}l10 10m0 -10l-10 10", x - 5, y - 5),
    }
}

/// A sign on its own, for a legend.
pub fn legend(kind: MarkKind) -> Html {
    html! {
        <svg class="sign" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d={sign(kind, (10, 10))} />
        </svg>
    }
}

/// The signs on the marked regions.
pub fn signs(figure: &'static Figure, marks: &Marks) -> Html {
    let mut paths = Vec::new();
    for (id, _, (x, y)) in figure.places {
        let Some(region) = BodyRegion::from_id(id) else { continue };
        let kinds: Vec<MarkKind> = MarkKind::ALL.into_iter().filter(|kind| marks.has(region, *kind)).collect();
        for (i, kind) in kinds.iter().enumerate() {
            let across = (2 * i as i32 - kinds.len() as i32 + 1) * 13 / 2;
            paths.push(html! { <path class="sign" d={sign(*kind, (x + across, *y))} /> });
        }
    }
    paths.into_iter().collect()
}

/// The letters beside both heads that name the person's own sides: seen from the front, the right side is on the left.
pub fn sides(content: &Content) -> Html {
    let letter = |x: &'static str, words: String| html! { <text {x} y="50" aria-hidden="true">{ words }</text> };
    let (left, right) = (content.t(msg::PICTURE_LEFT), content.t(msg::PICTURE_RIGHT));
    html! {
        <>
            { letter("40", right.clone()) }
            { letter("140", left.clone()) }
            { letter("220", left) }
            { letter("320", right) }
        </>
    }
}

/// The figure for print, without controls. The text next to it says the same.
pub fn drawn(content: &Content, figure: &'static Figure, marks: &Marks) -> Html {
    html! {
        <svg class="body" viewBox={figure.view_box} role="presentation" aria-hidden="true">
            for (region, shape) in figure.regions() {
                <path class={if MarkKind::ALL.into_iter().any(|kind| marks.has(region, kind)) { "on" } else { "off" }} d={shape} />
            }
            <path class="outline" d={figure.outline} />
            { signs(figure, marks) }
            { sides(content) }
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_figures_hold_every_place_once() {
        for figure in [&ADULT, &CHILD] {
            let mut drawn: Vec<&str> = figure.places.iter().map(|(id, ..)| *id).collect();
            let mut known: Vec<&str> = BodyRegion::all().map(BodyRegion::id).collect();
            drawn.sort_unstable();
            known.sort_unstable();
            assert_eq!(drawn, known);
        }
    }

    /// Both figures share one `viewBox`.
    #[test]
    fn signs_stand_within_the_picture() {
        for figure in [&ADULT, &CHILD] {
            for (id, _, (x, y)) in figure.places {
                assert!((0..360).contains(x) && (0..480).contains(y), "{id}: {x} {y}");
            }
        }
    }
}

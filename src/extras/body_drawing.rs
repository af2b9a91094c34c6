//! The body, drawn: front and back side by side, with a shape for each place.

use legcheck_engine::body_map::{BodyRegion, MarkKind, Marks};
use yew::prelude::*;

/// The shapes of a figure, compiled from `assets/pictures/body-*.svg`.
pub struct Figure {
    /// The room that the shapes are drawn in.
    pub view_box: &'static str,
    /// The lines that belong to no place.
    pub outline: &'static str,
    /// Each place by its id, with its shape and the middle of it, where its signs are drawn.
    pub places: &'static [(&'static str, &'static str, (i32, i32))],
}

include!(concat!(env!("LEGCHECK_CONTENT"), "/figures.rs"));

impl Figure {
    /// Each place with its shape, in the order of the drawing.
    pub fn regions(&self) -> impl Iterator<Item = (BodyRegion, &'static str)> {
        self.places.iter().filter_map(|(id, shape, _)| Some((BodyRegion::from_id(id)?, *shape)))
    }
}

/// The sign of a kind of mark, centred on a point. Told apart by shape, so that it needs no colour.
fn sign(kind: MarkKind, (x, y): (i32, i32)) -> String {
    match kind {
        // An arrow that points down.
        MarkKind::Weak => format!("M{x} {}v12m-5 -5l5 6l5 -6", y - 7),
        // Three dots.
        MarkKind::Numb => format!("M{} {}h.1m5 -7h.1m5 7h.1", x - 5, y + 3),
        // A cross.
        MarkKind::Pain => format!("M{} {}l10 10m0 -10l-10 10", x - 5, y - 5),
    }
}

/// The sign alone, for a legend.
pub fn legend(kind: MarkKind) -> Html {
    html! {
        <svg class="sign" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d={sign(kind, (10, 10))} />
        </svg>
    }
}

/// The signs on the marked places.
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

/// The figure for print, without controls. The words beside it say the same.
pub fn drawn(figure: &'static Figure, marks: &Marks) -> Html {
    html! {
        <svg class="body" viewBox={figure.view_box} role="presentation" aria-hidden="true">
            for (region, shape) in figure.regions() {
                <path class={if MarkKind::ALL.into_iter().any(|kind| marks.has(region, kind)) { "on" } else { "off" }} d={shape} />
            }
            <path class="outline" d={figure.outline} />
            { signs(figure, marks) }
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

    /// Both figures share one room.
    #[test]
    fn signs_stand_within_the_picture() {
        for figure in [&ADULT, &CHILD] {
            for (id, _, (x, y)) in figure.places {
                assert!((0..360).contains(x) && (0..480).contains(y), "{id}: {x} {y}");
            }
        }
    }
}

//! Marks on the body picture, as text.

use crate::content::{Content, msg};
use legcheck_engine::body_map::{BodyRegion, MarkKind, Marks, Side, View};
use legcheck_messages::Value;

/// Describes the marks, one line per kind.
pub fn marks_in_words(content: &Content, marks: &Marks) -> Vec<String> {
    MarkKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let regions: Vec<String> = marks
                .iter()
                .filter(|(_, marked)| *marked == kind)
                .map(|(region, _)| region_words(content, region))
                .collect();
            (!regions.is_empty()).then(|| format!("{}: {}", kind_words(content, kind), regions.join(", ")))
        })
        .collect()
}

/// The name of a kind of mark.
pub fn kind_words(content: &Content, kind: MarkKind) -> String {
    content.with(msg::MARK_KIND, &[("kind", Value::from(kind.id()))])
}

/// The name of a body region. Front or back is only mentioned if the region is drawn on both.
pub fn region_words(content: &Content, region: BodyRegion) -> String {
    let twin = |other: &BodyRegion| *other != region && (other.side(), other.part()) == (region.side(), region.part());
    let view = if BodyRegion::all().any(|other| twin(&other)) { view(region.view()) } else { "" };
    content.with(
        msg::BODY_PLACE,
        &[("side", side(region.side()).into()), ("view", view.into()), ("part", region.part().into())],
    )
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Middle => "mid",
        Side::Right => "right",
    }
}

fn view(view: View) -> &'static str {
    match view {
        View::Front => "front",
        View::Back => "back",
    }
}

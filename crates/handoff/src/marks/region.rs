//! Places on the body picture.

/// The id of every place, in the order in which they are kept. Each is side, view and part; a place may be added at any
/// row, since outside of a build only ids are used.
const IDS: [&str; 48] = [
    "mid-front-face",
    "mid-front-neck",
    "mid-front-chest",
    "mid-front-belly",
    "mid-front-saddle",
    "left-front-shoulder",
    "left-front-arm",
    "left-front-forearm",
    "left-front-hand",
    "left-front-hip",
    "left-front-thigh",
    "left-front-outer-thigh",
    "left-front-knee",
    "left-front-shin",
    "left-front-foot",
    "right-front-shoulder",
    "right-front-arm",
    "right-front-forearm",
    "right-front-hand",
    "right-front-hip",
    "right-front-thigh",
    "right-front-outer-thigh",
    "right-front-knee",
    "right-front-shin",
    "right-front-foot",
    "mid-back-head",
    "mid-back-neck",
    "mid-back-middle-back",
    "mid-back-low-back",
    "mid-back-saddle",
    "left-back-shoulder",
    "left-back-arm",
    "left-back-forearm",
    "left-back-hand",
    "left-back-buttock",
    "left-back-thigh",
    "left-back-knee",
    "left-back-calf",
    "left-back-foot",
    "right-back-shoulder",
    "right-back-arm",
    "right-back-forearm",
    "right-back-hand",
    "right-back-buttock",
    "right-back-thigh",
    "right-back-knee",
    "right-back-calf",
    "right-back-foot",
];

/// A place on the body picture. Left and right are those of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(u8);

/// Which side of the person a place is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person's own left.
    Left,
    /// In the middle.
    Middle,
    /// The person's own right.
    Right,
}

/// From where a place is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// From the front.
    Front,
    /// From the back.
    Back,
}

impl Region {
    /// How many places there are.
    pub const COUNT: usize = IDS.len();

    /// Every place: the front first, and on each side from head to foot.
    pub fn all() -> impl Iterator<Item = Self> {
        // There are fewer than 64 places, see [`super::Marks`].
        (0..IDS.len() as u8).map(Self)
    }

    /// The place with this id, such as `left-front-thigh`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|region| region.id() == id)
    }

    /// Its stable id: side, view and part.
    pub fn id(self) -> &'static str {
        IDS[self.at()]
    }

    /// Its side of the person.
    pub fn side(self) -> Side {
        match self.id().as_bytes()[0] {
            b'l' => Side::Left,
            b'r' => Side::Right,
            _ => Side::Middle,
        }
    }

    /// From where it is seen.
    pub fn view(self) -> View {
        match self.id().split('-').nth(1) {
            Some("front") => View::Front,
            _ => View::Back,
        }
    }

    /// The part of the body, such as `outer-thigh`.
    pub fn part(self) -> &'static str {
        self.id().splitn(3, '-').last().unwrap_or_default()
    }

    /// The row in the list of places.
    pub(super) fn at(self) -> usize {
        usize::from(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_side_view_and_part() {
        for (id, side, view, part) in [
            ("left-front-outer-thigh", Side::Left, View::Front, "outer-thigh"),
            ("right-back-foot", Side::Right, View::Back, "foot"),
            ("mid-back-low-back", Side::Middle, View::Back, "low-back"),
            ("mid-front-face", Side::Middle, View::Front, "face"),
        ] {
            let region = Region::from_id(id).unwrap();
            assert_eq!((region.id(), region.side(), region.view(), region.part()), (id, side, view, part));
        }
        for id in ["", "left", "left-front-calf", "LEFT-FRONT-THIGH", "left-front-thigh "] {
            assert_eq!(Region::from_id(id), None, "{id}");
        }
    }

    #[test]
    fn every_place_of_one_side_is_on_the_other_too() {
        for region in Region::all() {
            assert_eq!(Region::from_id(region.id()), Some(region), "two places are called {}", region.id());
            let other = match region.side() {
                Side::Left => region.id().replacen("left", "right", 1),
                Side::Right => region.id().replacen("right", "left", 1),
                Side::Middle => continue,
            };
            assert!(Region::from_id(&other).is_some(), "{other}");
        }
    }
}

//! Regions of the body picture, and sets of them.

use legcheck_codec::{Packed, Reader, Writer};

/// The id of every region: side, view and part. Only ids are stored outside of a build, so a new region may be inserted
/// at any row.
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

// A set has one bit for each region.
const _: () = assert!(BodyRegion::COUNT <= 64);

/// A region of the body picture. Left and right are the person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyRegion(u8);

/// The side of the body that a region is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person's own left.
    Left,
    /// In the middle.
    Middle,
    /// The person's own right.
    Right,
}

/// The view that shows a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// From the front.
    Front,
    /// From the back.
    Back,
}

impl BodyRegion {
    /// The number of regions.
    pub const COUNT: usize = IDS.len();

    /// Every region: the front first, each side from head to foot.
    pub fn all() -> impl Iterator<Item = Self> {
        // The assertion above keeps the count within a byte.
        (0..IDS.len() as u8).map(Self)
    }

    /// The region with this id, such as `left-front-thigh`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|region| region.id() == id)
    }

    /// Its stable id: side, view and part.
    pub fn id(self) -> &'static str {
        IDS[usize::from(self.0)]
    }

    /// The side it is on.
    pub fn side(self) -> Side {
        match self.id().as_bytes()[0] {
            b'l' => Side::Left,
            b'r' => Side::Right,
            _ => Side::Middle,
        }
    }

    /// The view that shows it.
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
}

/// A set of regions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Regions(u64);

impl Regions {
    /// Whether it holds no region.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it holds this region.
    pub fn contains(self, region: BodyRegion) -> bool {
        self.0 & bit(region) != 0
    }

    /// Adds a region.
    pub fn insert(&mut self, region: BodyRegion) {
        self.0 |= bit(region);
    }

    /// Removes a region that is there, adds one that is not.
    pub fn toggle(&mut self, region: BodyRegion) {
        self.0 ^= bit(region);
    }

    /// Whether the two sets have a region in common.
    pub fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The regions of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The regions that the other set does not hold.
    #[must_use]
    pub fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The regions of both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Its regions, in the order of [`BodyRegion::all`].
    pub fn iter(self) -> impl Iterator<Item = BodyRegion> {
        BodyRegion::all().filter(move |region| self.contains(*region))
    }
}

impl FromIterator<BodyRegion> for Regions {
    fn from_iter<I: IntoIterator<Item = BodyRegion>>(regions: I) -> Self {
        regions.into_iter().fold(Self::default(), |set, region| Self(set.0 | bit(region)))
    }
}

fn bit(region: BodyRegion) -> u64 {
    1 << region.0
}

impl Packed for Regions {
    fn read(from: &mut Reader<'_>) -> Self {
        let bits = (0..4).fold(0, |bits, part| bits | u64::from(from.number()) << (16 * part));
        from.expect(bits >> BodyRegion::COUNT == 0);
        Self(bits)
    }

    fn write(&self, to: &mut Writer) {
        (0..4).for_each(|part| to.number((self.0 >> (16 * part)) as u16));
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
            let region = BodyRegion::from_id(id).unwrap();
            assert_eq!((region.id(), region.side(), region.view(), region.part()), (id, side, view, part));
        }
        for id in ["", "left", "left-front-calf", "LEFT-FRONT-THIGH", "left-front-thigh "] {
            assert_eq!(BodyRegion::from_id(id), None, "{id}");
        }
    }

    #[test]
    fn every_region_of_one_side_has_a_twin_on_the_other() {
        for region in BodyRegion::all() {
            assert_eq!(BodyRegion::from_id(region.id()), Some(region), "two regions are called {}", region.id());
            let twin = match region.side() {
                Side::Left => region.id().replacen("left", "right", 1),
                Side::Right => region.id().replacen("right", "left", 1),
                Side::Middle => continue,
            };
            assert!(BodyRegion::from_id(&twin).is_some(), "{twin}");
        }
    }

    #[test]
    fn sets_are_packed_and_unpacked() {
        let every_third: Regions = BodyRegion::all().step_by(3).collect();
        for set in [Regions::default(), BodyRegion::all().collect(), every_third] {
            assert_eq!(legcheck_codec::unpack(&legcheck_codec::pack(&set).unwrap()), Ok(set));
        }
        let too_many = legcheck_codec::pack(&Regions(u64::MAX)).unwrap();
        assert!(legcheck_codec::unpack::<Regions>(&too_many).is_err());
    }
}

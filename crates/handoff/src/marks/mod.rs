//! Marks on the picture of a body: where it is weak, numb or sore.
//!
//! [`Marks`] are what the person put on the picture. [`Body`] is the table that ties places to findings, read from a
//! file; [`implied`] says what marks answer, and [`marks_from`] what answers mark.

mod body;
mod implied;
mod region;

pub use body::{Body, Draw, Link, Problem, Says, When, Wrong};
pub use implied::{implied, marks_from, with_implied};
pub use region::{Region, Side, View};

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Weak.
    Weak,
    /// Numb, tingling or burning.
    Numb,
    /// Painful.
    Pain,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Weak, Self::Numb, Self::Pain];

    /// Its stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Numb => "numb",
            Self::Pain => "pain",
        }
    }

    /// The kind with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// The marks of one person: a set of places, each with what is marked there. A place may be marked in several ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// For each kind, one bit a place.
    places: [u64; Kind::ALL.len()],
}

impl Marks {
    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.places == [0; Kind::ALL.len()]
    }

    /// How many marks there are.
    pub fn len(&self) -> usize {
        self.places.iter().map(|places| places.count_ones() as usize).sum()
    }

    /// Whether this place is marked so.
    pub fn has(&self, region: Region, kind: Kind) -> bool {
        self.places[kind as usize] & bit(region) != 0
    }

    /// Adds a mark, which may be there already.
    pub fn add(&mut self, region: Region, kind: Kind) {
        self.places[kind as usize] |= bit(region);
    }

    /// Takes a mark away, which may be there or not.
    pub fn remove(&mut self, region: Region, kind: Kind) {
        self.places[kind as usize] &= !bit(region);
    }

    /// Takes a mark away if it is there, and adds it otherwise.
    pub fn toggle(&mut self, region: Region, kind: Kind) {
        self.places[kind as usize] ^= bit(region);
    }

    /// Whether there is a mark that the other set has too.
    pub fn meets(&self, other: &Self) -> bool {
        self.places.iter().zip(other.places).any(|(a, b)| a & b != 0)
    }

    /// The marks of both sets.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.places.iter_mut().zip(other.places).for_each(|(a, b)| *a |= b);
        self
    }

    /// The marks that the other set does not have.
    #[must_use]
    pub fn without(mut self, other: &Self) -> Self {
        self.places.iter_mut().zip(other.places).for_each(|(a, b)| *a &= !b);
        self
    }

    /// Every mark, sorted by place and then by kind.
    pub fn iter(&self) -> impl Iterator<Item = (Region, Kind)> {
        let marks = *self;
        Region::all()
            .flat_map(|region| Kind::ALL.map(|kind| (region, kind)))
            .filter(move |(region, kind)| marks.has(*region, *kind))
    }

    /// One line: `weak:left-front-thigh,pain:mid-back-low-back`; empty where nothing is marked.
    pub fn to_line(&self) -> String {
        let mut line = String::new();
        for (region, kind) in self.iter() {
            if !line.is_empty() {
                line.push(',');
            }
            line.push_str(kind.id());
            line.push(':');
            line.push_str(region.id());
        }
        line
    }

    /// Reads what [`Marks::to_line`] wrote, in any order. A mark that this version does not know is left out; the
    /// number says how many were.
    pub fn parse(line: &str) -> (Self, usize) {
        let (mut marks, mut unknown) = (Self::default(), 0);
        for word in line.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            let mark =
                word.split_once(':').and_then(|(kind, region)| Some((Region::from_id(region)?, Kind::from_id(kind)?)));
            match mark {
                Some((region, kind)) => marks.add(region, kind),
                None => unknown += 1,
            }
        }
        (marks, unknown)
    }
}

impl FromIterator<(Region, Kind)> for Marks {
    fn from_iter<I: IntoIterator<Item = (Region, Kind)>>(list: I) -> Self {
        let mut marks = Self::default();
        list.into_iter().for_each(|(region, kind)| marks.add(region, kind));
        marks
    }
}

// One bit a place.
const _: () = assert!(Region::COUNT <= 64);

fn bit(region: Region) -> u64 {
    1 << region.at()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(line: &str, expected: &str, unknown: usize) {
        let (marks, left_out) = Marks::parse(line);
        assert_eq!((marks.to_line().as_str(), left_out), (expected, unknown), "{line}");
        assert_eq!(marks.len(), expected.split_terminator(',').count(), "{line}");
    }

    #[test]
    fn a_line_is_read() {
        check("", "", 0);
        check("weak:left-front-thigh", "weak:left-front-thigh", 0);
        check(
            "pain:mid-back-low-back,numb:left-front-foot,weak:left-front-foot",
            "weak:left-front-foot,numb:left-front-foot,pain:mid-back-low-back",
            0,
        );
        check("weak:left-front-thigh,weak:left-front-thigh", "weak:left-front-thigh", 0);
        check(" weak:left-front-thigh , ", "weak:left-front-thigh", 0);
    }

    #[test]
    fn what_is_not_known_is_counted() {
        check("weak:left-front-tail,itch:left-front-thigh,weak,:,weak:", "", 5);
        check("weak:left-front-thigh,weak:third-front-thigh", "weak:left-front-thigh", 1);
        check("weak=left-front-thigh;numb", "", 1);
    }

    #[test]
    fn a_mark_pressed_again_goes() {
        let mut marks = Marks::default();
        let thigh = Region::from_id("left-front-thigh").unwrap();
        marks.toggle(thigh, Kind::Weak);
        marks.toggle(thigh, Kind::Numb);
        assert_eq!(marks.to_line(), "weak:left-front-thigh,numb:left-front-thigh");
        marks.toggle(thigh, Kind::Weak);
        assert_eq!(marks.to_line(), "numb:left-front-thigh");
        marks.remove(thigh, Kind::Weak);
        marks.remove(thigh, Kind::Numb);
        assert!(marks.is_empty());
    }

    proptest! {
        #[test]
        fn lines_go_there_and_back(places in proptest::array::uniform3(0_u64..1 << Region::COUNT)) {
            let marks = Marks { places };
            prop_assert_eq!(Marks::parse(&marks.to_line()), (marks, 0));
            prop_assert_eq!(marks.iter().collect::<Marks>(), marks);
            let list: Vec<_> = marks.iter().collect();
            prop_assert!(list.is_sorted());
            prop_assert_eq!(list.len(), marks.len());
        }

        #[test]
        fn any_text_is_read(line in "\\PC{0,80}") {
            let (marks, _) = Marks::parse(&line);
            prop_assert_eq!(Marks::parse(&marks.to_line()), (marks, 0));
        }
    }
}

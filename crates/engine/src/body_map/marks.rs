//! The marks of one person.

use super::{BodyRegion, Regions};
use legcheck_codec::packed;

/// What a mark on the picture means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// Weak.
    Weak,
    /// Numb, tingling or burning.
    Numb,
    /// Painful.
    Pain,
}
packed!(enum MarkKind { Weak, 1 Numb, 2 Pain });

impl MarkKind {
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

/// A set of marks. One region may have marks of several kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// By [`MarkKind`].
    by_kind: [Regions; MarkKind::ALL.len()],
}

impl Marks {
    /// Whether there is no mark.
    pub fn is_empty(&self) -> bool {
        self.by_kind.iter().all(|regions| regions.is_empty())
    }

    /// The regions that have a mark of this kind.
    pub fn of(&self, kind: MarkKind) -> Regions {
        self.by_kind[kind as usize]
    }

    /// Whether this region has a mark of this kind.
    pub fn has(&self, region: BodyRegion, kind: MarkKind) -> bool {
        self.of(kind).contains(region)
    }

    /// Adds a mark.
    pub fn add(&mut self, region: BodyRegion, kind: MarkKind) {
        self.by_kind[kind as usize].insert(region);
    }

    /// Adds a mark of this kind to each of these regions.
    pub fn add_all(&mut self, regions: Regions, kind: MarkKind) {
        self.by_kind[kind as usize] = self.of(kind).union(regions);
    }

    /// Removes a mark that is there, adds one that is not.
    pub fn toggle(&mut self, region: BodyRegion, kind: MarkKind) {
        self.by_kind[kind as usize].toggle(region);
    }

    /// The marks of either set.
    #[must_use]
    pub fn union(mut self, other: &Self) -> Self {
        MarkKind::ALL.into_iter().for_each(|kind| self.add_all(other.of(kind), kind));
        self
    }

    /// The marks that the other set does not hold.
    #[must_use]
    pub fn difference(self, other: &Self) -> Self {
        Self { by_kind: MarkKind::ALL.map(|kind| self.of(kind).difference(other.of(kind))) }
    }

    /// Every mark, by region and then by kind.
    pub fn iter(&self) -> impl Iterator<Item = (BodyRegion, MarkKind)> {
        let marks = *self;
        BodyRegion::all()
            .flat_map(|region| MarkKind::ALL.map(|kind| (region, kind)))
            .filter(move |(region, kind)| marks.has(*region, *kind))
    }

    /// One line, such as `weak:left-front-thigh,pain:mid-back-low-back`; empty without marks.
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

    /// Parses a line of [`Marks::to_line`], whose marks may come in any order. Returns the marks, and the number of words
    /// that are no mark of this version and were skipped.
    pub fn parse(line: &str) -> (Self, usize) {
        let (mut marks, mut unknown) = (Self::default(), 0);
        for word in line.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            match parse_mark(word) {
                Some((region, kind)) => marks.add(region, kind),
                None => unknown += 1,
            }
        }
        (marks, unknown)
    }
}

fn parse_mark(word: &str) -> Option<(BodyRegion, MarkKind)> {
    let (kind, region) = word.split_once(':')?;
    Some((BodyRegion::from_id(region)?, MarkKind::from_id(kind)?))
}

impl FromIterator<(BodyRegion, MarkKind)> for Marks {
    fn from_iter<I: IntoIterator<Item = (BodyRegion, MarkKind)>>(list: I) -> Self {
        let mut marks = Self::default();
        list.into_iter().for_each(|(region, kind)| marks.add(region, kind));
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(line: &str, expected: &str, unknown: usize) {
        let (marks, skipped) = Marks::parse(line);
        assert_eq!((marks.to_line().as_str(), skipped), (expected, unknown), "{line}");
        assert_eq!(marks.iter().count(), expected.split_terminator(',').count(), "{line}");
    }

    #[test]
    fn a_line_is_parsed() {
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
    fn unknown_marks_are_counted() {
        check("weak:left-front-tail,itch:left-front-thigh,weak,:,weak:", "", 5);
        check("weak:left-front-thigh,weak:third-front-thigh", "weak:left-front-thigh", 1);
        check("weak=left-front-thigh;numb", "", 1);
    }

    #[test]
    fn toggling_adds_and_removes() {
        let mut marks = Marks::default();
        let thigh = BodyRegion::from_id("left-front-thigh").unwrap();
        marks.toggle(thigh, MarkKind::Weak);
        marks.toggle(thigh, MarkKind::Numb);
        assert_eq!(marks.to_line(), "weak:left-front-thigh,numb:left-front-thigh");
        marks.toggle(thigh, MarkKind::Weak);
        assert_eq!(marks.to_line(), "numb:left-front-thigh");
        marks.toggle(thigh, MarkKind::Numb);
        assert!(marks.is_empty());
    }

    proptest! {
        #[test]
        fn a_line_round_trips(list in proptest::collection::vec((0..BodyRegion::COUNT, 0..3_usize), 0..60)) {
            let mark = |(region, kind)| (BodyRegion::all().nth(region).unwrap(), MarkKind::ALL[kind]);
            let marks: Marks = list.into_iter().map(mark).collect();
            prop_assert_eq!(Marks::parse(&marks.to_line()), (marks, 0));
            prop_assert_eq!(marks.iter().collect::<Marks>(), marks);
            prop_assert!(marks.iter().collect::<Vec<_>>().is_sorted());
        }

        #[test]
        fn any_text_is_parsed(line in "\\PC{0,80}") {
            let (marks, _) = Marks::parse(&line);
            prop_assert_eq!(Marks::parse(&marks.to_line()), (marks, 0));
        }
    }
}

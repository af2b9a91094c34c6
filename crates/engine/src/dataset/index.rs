//! Places in the lists of a dataset.

use legcheck_codec::packed;

/// Declares an index into one list of the dataset.
macro_rules! index {
    ($($(#[$meta:meta])* $name:ident)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// The place in its list.
            pub fn at(self) -> usize {
                usize::from(self.0)
            }
        }

        impl From<u16> for $name {
            fn from(place: u16) -> Self {
                Self(place)
            }
        }

        packed!(number $name);
    )*};
}

index! {
    /// A finding, by its place in [`Guide::findings`](super::Guide::findings).
    FindingIx
    /// A choice of any finding, numbered through all findings.
    ChoiceIx
    /// A cause, by its place in [`Guide::causes`](super::Guide::causes); the last one is "something else".
    CauseIx
    /// An urgency rule, by its place in [`Guide::rules`](super::Guide::rules).
    RuleIx
    /// A definition that rules refer to, by its place in [`Guide::definitions`](super::Guide::definitions).
    DefinitionIx
    /// A source, by its place in [`Library::sources`](super::Library::sources).
    SourceIx
}

/// The index of an entry of a list. It always fits: authoring rejects longer lists, see `Reader::index` there.
pub(crate) fn index_of<I: From<u16>>(position: usize) -> I {
    I::from(position as u16)
}

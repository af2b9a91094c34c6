//! Where a cause sits on the way from brain to muscle.

use legcheck_codec::packed;

/// A part of the body that must work for a leg to be strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Localization {
    /// The brain.
    Brain,
    /// The spinal cord.
    Cord,
    /// A nerve root, where a nerve leaves the spine.
    Root,
    /// A nerve in the leg.
    Nerve,
    /// The link between nerve and muscle (neuromuscular junction).
    Junction,
    /// The muscle.
    Muscle,
    /// A joint or bone, which the muscle moves.
    Joint,
    /// A blood vessel, which feeds all of them.
    Vessel,
}
packed!(enum Localization { Brain, 1 Cord, 2 Root, 3 Nerve, 4 Junction, 5 Muscle, 6 Joint, 7 Vessel });

impl Localization {
    /// All of them, in the order of the way.
    pub const ALL: [Self; 8] =
        [Self::Brain, Self::Cord, Self::Root, Self::Nerve, Self::Junction, Self::Muscle, Self::Joint, Self::Vessel];

    /// The word for it in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Brain => "brain",
            Self::Cord => "cord",
            Self::Root => "root",
            Self::Nerve => "nerve",
            Self::Junction => "junction",
            Self::Muscle => "muscle",
            Self::Joint => "joint",
            Self::Vessel => "vessel",
        }
    }
}

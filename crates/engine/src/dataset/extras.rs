//! What the second module needs to know beyond the guide.

use super::{BodyMap, FollowUp};
use legcheck_codec::{Faulty, Unpackable, packed};

/// Tables for the body picture and for a check done again. They hold no words, so one copy serves every language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extras {
    /// Which marks answer which finding.
    pub body_map: BodyMap,
    /// What happens to answers when a check is done again.
    pub follow_up: FollowUp,
}
packed!(struct Extras { body_map, follow_up });

impl Extras {
    /// Unpacks the bytes that `crates/content-build` wrote.
    ///
    /// # Errors
    /// If the bytes come from a build with other types.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Faulty> {
        legcheck_codec::unpack(bytes)
    }

    /// Packs the tables; see [`Extras::from_bytes`].
    ///
    /// # Errors
    /// As [`legcheck_codec::pack`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, Unpackable> {
        legcheck_codec::pack(self)
    }
}

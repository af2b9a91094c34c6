//! What comes of reading a code.

use crate::record::Record;

/// What a code gave back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The check, as far as this guide knows it.
    pub record: Record,
    /// How many things it says that this guide does not know: answers, marks or the region. What they were about counts
    /// as not answered.
    pub unknown: usize,
    /// The version of the guide that asked, where it is another one.
    pub other_version: Option<String>,
}
